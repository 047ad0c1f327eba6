using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Outbox;

/// <summary>Calls that the CRM cannot take now, from the client to the administrator.</summary>
[TestClass]
public sealed class OutboxTests(TestContext context)
{
    private const string Later = "+44 1632 960021";

    private readonly string _call = Guid.NewGuid().ToString();
    private SharedEngine _engine = null!; // set before the test runs

    private CancellationToken Token => context.CancellationToken;

    [TestInitialize]
    public async Task StartAsync() => _engine = await SharedEngine.StartAsync(Token);

    [TestCleanup]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestMethod]
    public async Task DoAction_CrmCannotTakeIt_IsDoneAndListedWithoutNumbers()
    {
        (await DoAsync("CreatePhoneActivity")).Is(HttpStatusCode.NoContent);

        var listed = await _engine.Admin.ReadAsync("Outbox", Token);
        var entry = listed.Is(HttpStatusCode.OK).Array.Single()!;
        Assert.AreEqual($"{_engine.Crm} Contact later {_call}", $"{entry["AddinId"]} {entry["RecordType"]} {entry["RecordId"]} {entry["CallId"]}");
        Assert.AreEqual("Waiting 1 Sign in again. 2022-10-20T09:44:00Z", $"{entry["State"]} {entry["Tries"]} {entry["Reason"]} {entry["Start"]}");
        Assert.IsNotNull(entry["NextTry"]);
        Assert.DoesNotContain("112378", listed.Text);
    }

    [TestMethod]
    [DataRow("CreatePhoneActivity", """{"Url":null,"RecordId":null,"Queued":true}""")]
    [DataRow("CreatePhoneActivityAndShow", """{"Url":null,"RecordId":null,"Queued":true}""")]
    public async Task DoAction_QueuedForAClientThatTakesJson_SaysSo(string action, string said) =>
        Assert.AreEqual(said, (await DoAsync(action, "application/json")).Is(HttpStatusCode.OK).Text);

    [TestMethod]
    public async Task DoAction_OneOfSeveralQueued_IsSaidOfThatOne()
    {
        var bob = await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token);

        var answer = (await DoAsync("CreatePhoneActivity", "application/json", bob)).Is(HttpStatusCode.OK);

        Assert.IsTrue((bool)answer.Json["Queued"]!);
        Assert.AreSequenceEqual([null, "true"], answer.Json["Outcomes"]!.AsArray().Select(outcome => outcome!["Queued"]?.ToJsonString()).Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public async Task Retry_CrmTakesItNow_IsLoggedOnceAndNoLongerListed()
    {
        await DoAsync("CreatePhoneActivity");
        var id = await IdAsync();
        FakeCrm.Accepted.Add(_call);

        (await _engine.Admin.FormAsync($"Outbox/{id}/Retry", Token)).Is(HttpStatusCode.OK);
        while ((await ListAsync()).Count > 0) await Task.Yield();

        Assert.AreEqual(1, FakeCrm.Logged.Count(call => call == _call));
        (await DoAsync("CreatePhoneActivity")).Is(HttpStatusCode.NoContent);
        Assert.AreEqual(1, FakeCrm.Logged.Count(call => call == _call));
    }

    [TestMethod]
    public async Task Delete_Waiting_IsTakenOut()
    {
        await DoAsync("CreatePhoneActivity");

        (await _engine.Admin.AskAsync(HttpMethod.Delete, $"Outbox/{await IdAsync()}", Token)).Is(HttpStatusCode.NoContent);

        Assert.IsEmpty(await ListAsync());
    }

    [TestMethod]
    public async Task Book_OffAndOn_IsTriedAgain()
    {
        await DoAsync("CreatePhoneActivity");
        FakeCrm.Accepted.Add(_call);

        foreach (var isOn in (bool[])[false, true])
            await _engine.Admin.JsonAsync($"AddressBooks/{_engine.Crm}", new JsonObject { ["Enabled"] = isOn }, Token, HttpMethod.Patch);

        while ((await ListAsync()).Count > 0) await Task.Yield();
        Assert.Contains(_call, FakeCrm.Logged);
    }

    [TestMethod]
    public async Task Book_Removed_TakesItsCallsAlong()
    {
        await DoAsync("CreatePhoneActivity");

        await _engine.Admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{_engine.Crm}", Token);

        Assert.IsEmpty(await ListAsync());
    }

    [TestMethod]
    public async Task Engine_Restarted_LogsWhatWaits()
    {
        var folder = TestFolders.New();
        await using (var before = await EngineRig.StartAsync(Token, folder: folder))
        {
            using var client = before.Client(await before.ApprovedAsync(Token));
            await before.AddBookAsync(FakeCatalog.Crm, Token);
            var record = (await client.FormAsync("Search", Token, ("query", Later))).Array.Single()!;
            await DoAsync(client, [SharedEngine.ActionOf(record, "CreatePhoneActivity")], null);
        }

        FakeCrm.Accepted.Add(_call);
        await using var after = await EngineRig.StartAsync(Token, folder: folder);

        while (!FakeCrm.Logged.Contains(_call)) await Task.Yield();
    }

    private async Task<JsonArray> ListAsync() => (await _engine.Admin.ReadAsync("Outbox", Token)).Array;

    private async Task<string> IdAsync() => (await ListAsync()).Single()!["Id"]!.ToJsonString();

    private async Task<Answer> DoAsync(string actionId, string? accept = null, params string[] others) =>
        await DoAsync(_engine.Guide, [await _engine.ActionAsync(Later, actionId, Token), .. others], accept);

    private async Task<Answer> DoAsync(HttpClient client, IEnumerable<string> actions, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "DoAction")
        {
            Content = new FormUrlEncodedContent(
            [
                .. actions.Select(action => KeyValuePair.Create("actionId", action)),
                new("callId", _call), new("direction", "incoming"), new("duration", "123"), new("start", "2022-10-20T09:44:00Z"),
                new("callerTel", "07825112378"), new("calledTel", "1001"),
            ]),
        };
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await client.AskAsync(request, Token);
    }
}
