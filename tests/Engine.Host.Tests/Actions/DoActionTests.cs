using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Actions;

[TestClass]
public sealed class DoActionTests(TestContext context)
{
    private const string Gone = "+44 1632 960018";
    private const string Refused = "+44 1632 960019";
    private const string Page = "+44 1632 960020";

    private SharedEngine _engine = null!; // set before the test runs

    private CancellationToken Token => context.CancellationToken;

    [TestInitialize]
    public async Task StartAsync() => _engine = await SharedEngine.StartAsync(Token);

    [TestCleanup]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestMethod]
    [DataRow("ShowRecord", "https://crm.example/1")]
    [DataRow("SendMail", "https://crm.example/SendMail/1")]
    [DataRow("CreatePhoneActivityAndShow", "https://crm.example/T1")]
    public async Task DoAction_ClientOfTheGuide_IsDoneAndTheWindowBroughtUp(string actionId, string shown)
    {
        var answer = await DoAsync([await _engine.ActionAsync(PlainBook.BobTel, actionId, Token)]);

        Assert.AreEqual("", answer.Is(HttpStatusCode.NoContent).Text);
        Assert.AreSequenceEqual([shown], _engine.Rig.Windows.Opened.Select(address => address.AbsoluteUri));
    }

    [TestMethod]
    public async Task DoAction_ClientThatTakesJson_IsToldWhatToShow()
    {
        var answer = await DoAsync([await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivityAndShow", Token)], accept: "application/json");

        Assert.AreEqual("""{"Url":"https://crm.example/T1","RecordId":"T1"}""", answer.Is(HttpStatusCode.OK).Text);
        Assert.IsEmpty(_engine.Rig.Windows.Opened);
    }

    [TestMethod]
    [DataRow("*/*")]
    [DataRow("application/json, text/plain, */*")]
    [DataRow("text/html")]
    public async Task DoAction_AcceptOfLibrariesAndBrowsers_IsDoneAsTheGuideSays(string accept) =>
        (await DoAsync([await _engine.ActionAsync(PlainBook.BobTel, "ShowRecord", Token)], accept: accept)).Is(HttpStatusCode.NoContent);

    [TestMethod]
    public async Task DoAction_NothingToShowForJson_Is204() =>
        (await DoAsync([await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token)], accept: "application/json")).Is(HttpStatusCode.NoContent);

    [TestMethod]
    public async Task DoAction_SameCallTwice_IsLoggedOnceAndAnsweredAlike()
    {
        var log = await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token);
        var call = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => DoAsync([log], call)));
        var later = await DoAsync([log], call);

        Assert.IsTrue(answers.Append(later).All(answer => answer.Status == HttpStatusCode.NoContent));
        Assert.AreEqual(1, FakeCrm.Logged.Count(logged => logged == call));
    }

    [TestMethod]
    public async Task DoAction_Several_AnswersTheWorstWithEachOutcomeByPriority()
    {
        var second = await _engine.Rig.AddBookAsync(FakeCatalog.Crm, Token, "Second");
        var found = (await _engine.Guide.FormAsync("Search", Token, ("query", Refused))).Array;
        var refused = found.Select(record => SharedEngine.ActionOf(record!, "CreatePhoneActivity")).Reverse().ToList();
        var bob = await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token);

        var answer = await DoAsync([refused[0], bob, refused[1], bob]);

        Assert.AreEqual((HttpStatusCode.BadGateway, "ConnectorFailed", FakeCrm.Refusal), (answer.Status, answer.Code, answer.Message));
        var outcomes = answer.Json["Outcomes"]!.AsArray().Select(outcome => $"{outcome!["AddinId"]} {outcome["Status"]} {outcome["Code"]}");
        Assert.AreSequenceEqual([$"{_engine.Crm} 204 ", $"{_engine.Crm} 502 ConnectorFailed", $"{second} 502 ConnectorFailed"], outcomes.Order(StringComparer.Ordinal).OrderBy(outcome => outcome.StartsWith(second, StringComparison.Ordinal)));
        Assert.StartsWith(second, answer.Json["Outcomes"]![2]!["AddinId"]!.ToString());
    }

    [TestMethod]
    public async Task DoAction_OneOfSeveralGone_IsWorseThanDoneAndBetterThanRefused()
    {
        var (bob, gone) = (await _engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token), await _engine.ActionAsync(Gone, "CreatePhoneActivity", Token));

        Assert.AreEqual("RecordGone", (await DoAsync([bob, gone])).Is(HttpStatusCode.Gone).Code);
        Assert.AreEqual("ConnectorFailed", (await DoAsync([gone, await _engine.ActionAsync(Refused, "CreatePhoneActivity", Token)])).Is(HttpStatusCode.BadGateway).Code);
    }

    [TestMethod]
    public async Task DoAction_RecordWithoutPageOfItsCrm_OpensTheEnginesOwnPage()
    {
        (await DoAsync([await _engine.ActionAsync(Page, "ShowRecord", Token)])).Is(HttpStatusCode.NoContent);
        var address = _engine.Rig.Windows.Opened.Single();
        using var client = _engine.Rig.Client();

        var page = (await client.ReadAsync(address.AbsoluteUri, Token)).Is(HttpStatusCode.OK);

        Assert.AreEqual("text/html; charset=utf-8", page.ContentType);
        Assert.Contains("Paula", page.Text);
        Assert.Contains("href=\"tel:&#x2B;441632960020\"", page.Text);
        Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"]);
        foreach (var ticket in (string[])["x", "%20", "%F0%9F%98%80", new string('A', 8000), address.Segments[^1][..^3], address.Segments[^1] + "A"])
            (await client.ReadAsync($"/contacts/{ticket}", Token)).Is(HttpStatusCode.Gone);
    }

    [TestMethod]
    public async Task DoAction_BookRemovedOrOffSince_SaysSo()
    {
        var show = await _engine.ActionAsync(PlainBook.BobTel, "SendMail", Token);
        await _engine.Admin.JsonAsync($"AddressBooks/{_engine.Crm}", new JsonObject { ["Enabled"] = false }, Token, HttpMethod.Patch);
        Assert.Contains("switched off", (await DoAsync([show])).IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed").Message!);

        await _engine.Admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{_engine.Crm}", Token);

        (await DoAsync([show])).IsProblem(HttpStatusCode.Gone, "RecordGone");
    }

    [TestMethod]
    public async Task DoAction_IdFromBeforeARestart_StillRuns()
    {
        var folder = TestFolders.New();
        string id, action;
        await using (var before = await EngineRig.StartAsync(Token, folder: folder))
        {
            id = await before.ApprovedAsync(Token);
            await before.AddBookAsync(FakeCatalog.Crm, Token);
            using var first = before.Client(id);
            action = SharedEngine.ActionOf((await first.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Array[0]!, "SendMail");
        }

        await using var after = await EngineRig.StartAsync(Token, folder: folder);
        using var client = after.Client(id);

        (await client.FormAsync("DoAction", Token, ("actionId", action))).Is(HttpStatusCode.NoContent);
        Assert.AreEqual("/SendMail/1", after.Windows.Opened.Single().AbsolutePath);
    }

    private async Task<Answer> DoAsync(IReadOnlyList<string> actions, string? call = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "DoAction")
        {
            Content = new FormUrlEncodedContent(
            [
                .. actions.Select(action => KeyValuePair.Create("actionId", action)),
                new("callId", call ?? Guid.NewGuid().ToString()), new("direction", "incoming"), new("duration", "123"), new("start", "2022-10-20T09:44:00Z"),
                new("callerTel", "07825112378"), new("calledTel", "1001"),
            ]),
        };
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await _engine.Guide.AskAsync(request, Token);
    }
}
