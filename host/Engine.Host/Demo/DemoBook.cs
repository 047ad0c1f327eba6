using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;

namespace Engine.Host.Demo;

/// <summary>An address book of the demo.</summary>
internal sealed record DemoBook(string ConnectorId, string Name, JsonObject Settings)
{
    public static DemoBook OfContacts(string folder) => new("local-files", "Demo contacts", new() { ["Path"] = folder });

    /// <summary>Books of CRMs, against the stand-ins at this address, with the credentials these take.</summary>
    public static IReadOnlyList<DemoBook> OfCrms(Uri sandbox) =>
    [
        new("salesforce", "Demo Salesforce", new()
        {
            ["LoginAddress"] = new Uri(sandbox, "salesforce").AbsoluteUri,
            ["SignIn"] = "Application",
            ["ClientId"] = "sandbox-client",
            ["ClientSecret"] = "sandbox-secret",
        }),
        new("hubspot", "Demo HubSpot", new() { ["ApiAddress"] = new Uri(sandbox, "hubspot/").AbsoluteUri, ["AccessToken"] = "pat-sandbox" }),
    ];

    /// <summary>Adds it, or has it look where it is now: the stand-ins listen elsewhere at each start.</summary>
    /// <returns>What went wrong; empty when nothing did.</returns>
    public async Task<IReadOnlyList<string>> EnsureAsync(AddressBookRegistry books, CancellationToken cancellationToken)
    {
        var known = books.All.FirstOrDefault(status => status.Book.ConnectorId == ConnectorId && status.Book.Name == Name);
        var change = known is null
            ? await books.AddAsync(new() { ConnectorId = ConnectorId, Name = Name, Settings = Settings }, cancellationToken)
            : await books.UpdateAsync(known.Book.Id, new() { Settings = Settings }, cancellationToken);
        return [.. (change?.Errors ?? []).Select(error => error.Message)];
    }
}
