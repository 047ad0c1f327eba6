using System.Text.Json.Nodes;
using Engine.Core.Applications;

namespace Engine.Host.Tests.Rig;

/// <summary>An engine that a class of tests shares, with an approved application of each dialect and a book of the CRM with every ability.</summary>
internal sealed class SharedEngine : IAsyncDisposable
{
    private SharedEngine(EngineRig rig) => (Rig, Admin) = (rig, rig.Admin());

    public EngineRig Rig { get; }

    public HttpClient Admin { get; }

    public required HttpClient Guide { get; init; }

    public required HttpClient Integrator { get; init; }

    /// <summary>Id of the CRM book.</summary>
    public required string Crm { get; init; }

    public static async Task<SharedEngine> StartAsync(CancellationToken token, params string[] options)
    {
        var rig = await EngineRig.StartAsync(token, options: options);
        return new(rig)
        {
            Guide = rig.Client(await rig.ApprovedAsync(token)),
            Integrator = rig.Client(await rig.ApprovedAsync(token, Dialect.Integrator)),
            Crm = await rig.AddBookAsync(FakeCatalog.Crm, token, "CRM"),
        };
    }

    /// <summary>The record of the CRM book that a search for the number finds.</summary>
    public async Task<JsonNode> RecordAsync(string tel, CancellationToken token) =>
        (await Guide.FormAsync("Search", token, ("query", tel))).Array.First(record => (string?)record!["AddinId"] == Crm)!;

    /// <summary>The <c>UniqueId</c> of one of that record's actions.</summary>
    public async Task<string> ActionAsync(string tel, string actionId, CancellationToken token) => ActionOf(await RecordAsync(tel, token), actionId);

    public static string ActionOf(JsonNode record, string actionId) =>
        (string)record["Actions"]!.AsArray().Single(action => (string?)action!["ActionId"] == actionId)!["UniqueId"]!;

    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}
