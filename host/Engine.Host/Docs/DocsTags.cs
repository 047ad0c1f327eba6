using Microsoft.OpenApi;

namespace Engine.Host.Docs;

/// <summary>The two chapters of the API document.</summary>
internal static class DocsTags
{
    public const string Clients = "Client calls";
    public const string Configuration = "Configuration";

    public static ISet<OpenApiTag> All => new HashSet<OpenApiTag>
    {
        new() { Name = Clients, Description = "For the telephony client: who is calling, and what to do about it." },
        new() { Name = Configuration, Description = "For whoever may read the admin token: address books, connectors, applications." },
    };
}
