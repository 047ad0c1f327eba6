using Engine.Core.Applications;

namespace Engine.Host.Security;

/// <summary>The application the administrator calls as; never stored, since the admin token vouches for it.</summary>
internal static class CommandLineTool
{
    private static readonly RegisteredApplication Guide = new()
    {
        Id = default,
        Name = "Command line",
        Status = ApplicationStatus.Approved,
        Dialect = Dialect.Guide,
        RegisteredAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>Speaks the dialect named in the header <c>Dialect</c>, Guide without one.</summary>
    public static RegisteredApplication For(HttpRequest request) =>
        Enum.TryParse<Dialect>(request.Headers["Dialect"], ignoreCase: true, out var dialect) ? Guide with { Dialect = dialect } : Guide;
}
