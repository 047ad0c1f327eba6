using System.Net;
using System.Text.Json.Nodes;
using Engine.EndToEnd.Tests.Crms;
using Engine.Sandbox;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests.Outbox;

/// <summary>Calls that were answered as logged or queued are in the CRM once, however often the engine is killed meanwhile.</summary>
[TestClass]
public sealed class KilledCallsTests(TestContext context)
{
    private const int Rounds = 50;
    private const int CallsPerRound = 4;
    private const int People = 3;

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Kill_WhileCallsAreLogged_LosesNoneAndDoublesNone()
    {
        var random = new Random(20221020);
        await using var rig = await CrmRig.StartAsync(Token);
        var actions = await ActionsAsync(rig);
        var answered = new HashSet<string>();
        for (var round = 0; round < Rounds; round++)
        {
            rig.Sandbox.Requests.Clear();
            if (random.Next(3) == 0) rig.Sandbox.Faults.Add(new() { Kind = FaultKind.Reset, Method = "POST", Path = random.Next(2) == 0 ? "/sobjects/Task" : "/objects/calls" });
            var killAt = random.Next(1, 13);

            var posts = Enumerable.Range(0, CallsPerRound).Select(i => LogAsync(rig.Client, actions[random.Next(actions.Count)], $"{round}-{i}", answered)).ToList();
            await UntilAsync(() => Task.FromResult(rig.Sandbox.Requests.To("").Count >= killAt || posts.TrueForAll(post => post.IsCompleted)), Token);
            await rig.KillAsync();
            await Task.WhenAll(posts);
            await rig.RestartAsync();
        }

        rig.Sandbox.Faults.Clear();
        // Both connectors can look a call up, so that none is left to a person.
        await UntilNoneWaitsAsync(rig);

        var logged = Logged(rig);
        Assert.IsEmpty(logged.GroupBy(call => call).Where(call => call.Count() > 1).Select(call => call.Key), "logged twice");
        Assert.IsEmpty(answered.Except(logged), "answered and lost");
        Assert.IsGreaterThan(Rounds, answered.Count);
        context.WriteLine($"{answered.Count} calls answered, {logged.Count} logged");
    }

    private static async Task<List<string>> ActionsAsync(CrmRig rig)
    {
        for (var i = 0; i < People; i++)
        {
            rig.Sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Jones", ["Phone"] = $"+44163296012{i}" });
            rig.Sandbox.HubSpot.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Jones", ["phone"] = $"+44163296012{i}" });
        }

        rig.Sandbox.HubSpot.RequestsPerTenSeconds = 10_000;
        await rig.AddAsync("salesforce", rig.Salesforce());
        await rig.AddAsync("hubspot", rig.HubSpot());
        var (found, status) = await rig.SearchAsync("jones");
        Assert.HasCount(2 * People, found, status);
        return
        [
            .. found.Select(record => record!["Actions"]!.AsArray().Single(action => (string?)action!["ActionId"] == "CreatePhoneActivity"))
                .Select(action => (string)action!["UniqueId"]!),
        ];
    }

    private async Task LogAsync(HttpClient client, string action, string callId, HashSet<string> answered)
    {
        try
        {
            using var answer = await client.PostAsync("DoAction", Form(
                ("actionId", action), ("callId", callId), ("direction", "Incoming"), ("duration", "61"), ("start", "2022-10-20T09:44:00Z"),
                ("callerTel", "+441632960120"), ("calledTel", "1001")), Token);
            if (answer.StatusCode != HttpStatusCode.NoContent) return;
            lock (answered) answered.Add(callId);
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException)
        {
            // The engine was killed under this request, which is the point.
        }
    }

    private async Task UntilNoneWaitsAsync(CrmRig rig)
    {
        while (((JsonArray)await rig.GetAsync("Outbox")).Count > 0) Token.ThrowIfCancellationRequested();
    }

    private static List<string> Logged(CrmRig rig) =>
    [
        .. rig.Sandbox.Salesforce.All("Task").Select(task => (string)task["CallObject"]),
        .. rig.Sandbox.HubSpot.All("calls").Select(call => call["hs_call_external_id"]),
    ];
}
