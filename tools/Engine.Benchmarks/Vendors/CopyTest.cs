using System.Diagnostics;
using System.Text.Json.Nodes;
using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;

namespace Engine.Benchmarks.Vendors;

/// <summary>Copies a whole account of a CRM that cannot search numbers, then what changed.</summary>
internal static class CopyTest
{
    private const int Changes = 10;

    public static async Task<CopyResult> RunAsync(string program, string connector, int contacts, CancellationToken cancellationToken)
    {
        await using var sandbox = await SandboxServer.StartAsync(new() { IsSeeded = false, ApprovesAtOnce = true }, cancellationToken);
        var ids = Enumerable.Range(0, contacts).Select(i => Add(sandbox, connector, i)).ToList();
        using var folder = new TempFolder();
        await using var engine = await EngineProcess.StartAsync(program, folder.FullPath, [], cancellationToken);
        using var client = new EngineClient(engine);
        var book = await client.AddBookAsync(connector, SettingsOf(sandbox, connector), isCached: true, cancellationToken);
        var before = ProcessMemory.Resident(engine.Id);
        sandbox.Requests.Clear();

        var begun = Stopwatch.GetTimestamp();
        await client.SignInAsync(book, cancellationToken);
        await client.WaitUntilReadyAsync(book, before: null, cancellationToken);
        var (first, firstRequests) = (Stopwatch.GetElapsedTime(begun), RequestsTo(sandbox, connector));
        var memory = ProcessMemory.Resident(engine.Id) - before;

        foreach (var id in ids.Take(Changes)) Change(sandbox, connector, id);
        var (_, copied, lastSync) = await client.GetStatusAsync(book, cancellationToken);
        sandbox.Requests.Clear();
        begun = Stopwatch.GetTimestamp();
        await client.SyncAsync(book, cancellationToken);
        await client.WaitUntilReadyAsync(book, lastSync, cancellationToken);
        return new(connector, copied, first, firstRequests, memory, Stopwatch.GetElapsedTime(begun), RequestsTo(sandbox, connector));
    }

    private static int RequestsTo(SandboxServer sandbox, string connector) => sandbox.Requests.To(connector == "outlook" ? "graph/" : "google/").Count;

    private static JsonObject SettingsOf(SandboxServer sandbox, string connector) => connector == "outlook"
        ? new()
        {
            ["ApiAddress"] = new Uri(sandbox.Address, "graph/v1.0").AbsoluteUri, ["LoginAddress"] = new Uri(sandbox.Address, "login").AbsoluteUri,
            ["ClientId"] = OAuthProvider.PublicClient,
        }
        : new()
        {
            ["ApiAddress"] = new Uri(sandbox.Address, "google/").AbsoluteUri, ["AuthorizeAddress"] = new Uri(sandbox.Address, "google/o/oauth2/v2/auth").AbsoluteUri,
            ["TokenAddress"] = new Uri(sandbox.Address, "google/token").AbsoluteUri, ["RevokeAddress"] = new Uri(sandbox.Address, "google/revoke").AbsoluteUri,
            ["ClientId"] = OAuthProvider.ConfidentialClient, ["ClientSecret"] = OAuthProvider.ClientSecret,
        };

    private static string Add(SandboxServer sandbox, string connector, int i) => connector == "outlook"
        ? sandbox.Graph.Add(GraphTenant.Contacts, $$"""{"givenName":"Given {{i}}","surname":"Family {{i}}","companyName":"Company {{i % 500}}","businessPhones":["+44 20 7946 {{i:00000}}"]}""")
        : sandbox.Google.Add(
            GooglePeople.Connections,
            $$"""{"names":[{"givenName":"Given {{i}}","familyName":"Family {{i}}"}],"organizations":[{"name":"Company {{i % 500}}"}],"phoneNumbers":[{"value":"+44 20 7946 {{i:00000}}","type":"work"}]}""");

    private static void Change(SandboxServer sandbox, string connector, string id)
    {
        if (connector == "outlook") sandbox.Graph.Change(id, """{"jobTitle":"Director"}""");
        else sandbox.Google.Change(id, """{"names":[{"givenName":"Changed","familyName":"Person"}]}""");
    }
}

/// <summary>What a copy of one CRM cost.</summary>
internal sealed record CopyResult(
    string Connector, int Contacts, TimeSpan First, int FirstRequests, long Bytes, TimeSpan Delta, int DeltaRequests);
