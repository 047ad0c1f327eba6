using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Problems;

/// <summary>Every error a client can provoke: its status, its code, and a body that says what to do.</summary>
[TestClass]
public sealed class ClientProblemTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow(null)]
    [DataRow("bob")]
    [DataRow("00000000-0000-0000-0000-000000000000")]
    [DataRow("b1fd8cc7-c831-4dea-8605-02f0fbb7b210, b1fd8cc7-c831-4dea-8605-02f0fbb7b210")]
    public async Task Call_WithoutGuid_IsApplicationIdMissing(string? id)
    {
        using var client = s_engine.Rig.Client();
        if (id is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("ApplicationId", id);

        foreach (var (method, path) in ClientCalls)
        {
            var answer = await client.AskAsync(method, path, Token);

            answer.IsProblem(HttpStatusCode.Unauthorized, "ApplicationIdMissing");
        }
    }

    [TestMethod]
    public async Task Call_OfUnknownApplication_IsApplicationNotApproved()
    {
        using var client = s_engine.Rig.Client(Guid.NewGuid().ToString());

        foreach (var (method, path) in ClientCalls)
            (await client.AskAsync(method, path, Token)).IsProblem(HttpStatusCode.Forbidden, "ApplicationNotApproved");
    }

    [TestMethod]
    public async Task Call_OfDeniedApplication_IsApplicationNotApproved()
    {
        var id = await s_engine.Rig.ApprovedAsync(Token);
        (await s_engine.Admin.FormAsync($"Applications/{id}/Deny", Token)).Is(HttpStatusCode.OK);
        using var client = s_engine.Rig.Client(id);

        foreach (var (method, path) in ClientCalls)
            (await client.AskAsync(method, path, Token)).IsProblem(HttpStatusCode.Forbidden, "ApplicationNotApproved");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("()")]
    [DataRow("\u200B")]
    public async Task Search_WithNothingToLookFor_IsQueryMissing(string query) =>
        (await s_engine.Guide.FormAsync("Search", Token, ("query", query))).IsProblem(HttpStatusCode.BadRequest, "QueryMissing");

    [TestMethod]
    [DataRow(257)]
    [DataRow(10_000)]
    public async Task Search_LongQuery_IsQueryTooLong(int length) =>
        (await s_engine.Guide.FormAsync("Search", Token, ("query", new string('b', length)))).IsProblem(HttpStatusCode.BadRequest, "QueryTooLong");

    [TestMethod]
    [DataRow("count", "101")]
    [DataRow("count", "-1")]
    [DataRow("count", "many")]
    [DataRow("count", "1.5")]
    [DataRow("offset", "-1")]
    [DataRow("offset", "99999999999999999999")]
    [DataRow("includePictures", "perhaps")]
    [DataRow("includeActivities", "2")]
    public async Task Search_WrongParameter_IsParameterInvalidAndNamesIt(string name, string value)
    {
        var answer = await s_engine.Guide.FormAsync("Search", Token, ("query", "bob"), (name, value));

        Assert.Contains(name, answer.IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid").Message!);
    }

    [TestMethod]
    [DataRow("direction", "Sideways")]
    [DataRow("direction", "")]
    [DataRow("start", "yesterday")]
    [DataRow("start", "2022-02-30T09:44:00Z")]
    [DataRow("start", "")]
    [DataRow("duration", "-1")]
    [DataRow("duration", "long")]
    [DataRow("callId", "")]
    [DataRow("callerTel", "1234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task DoAction_WrongCallParameter_IsParameterInvalidAndNamesIt(string name, string value)
    {
        var call = new Dictionary<string, string>
        {
            ["actionId"] = await s_engine.ActionAsync(PlainBook.BobTel, "CreatePhoneActivity", Token),
            ["callId"] = "10005", ["direction"] = "Incoming", ["duration"] = "123", ["start"] = "2022-10-20T09:44:00Z",
            ["callerTel"] = "07700900123", ["calledTel"] = "1001",
            [name] = value,
        };

        var answer = await s_engine.Guide.FormAsync("DoAction", Token, [.. call.Select(entry => (entry.Key, entry.Value))]);

        Assert.Contains(name, answer.IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid").Message!);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("H4sIAAAAAAAEAKtWckwuyczP80xRslIKzsgvD0pNzi9KUdJRgjDA4gYG")]
    [DataRow("not an id")]
    public async Task DoAction_ForeignId_IsActionInvalid(string id) =>
        (await s_engine.Guide.FormAsync("DoAction", Token, ("actionId", id))).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");

    [TestMethod]
    public async Task DoAction_IdOfRecordRatherThanAction_IsActionInvalid()
    {
        var record = await s_engine.RecordAsync(PlainBook.BobTel, Token);

        var answer = await s_engine.Guide.FormAsync("DoAction", Token, ("actionId", (string)record["UniqueId"]!));

        answer.IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    [TestMethod]
    public async Task DoAction_RecordGone_IsRecordGone()
    {
        var show = await s_engine.ActionAsync("+44 1632 960018", "ShowRecord", Token);

        (await s_engine.Guide.FormAsync("DoAction", Token, ("actionId", show))).IsProblem(HttpStatusCode.Gone, "RecordGone");
    }

    [TestMethod]
    public async Task DoAction_CrmRefuses_IsConnectorFailedInTheCrmsOwnWords()
    {
        var log = await s_engine.ActionAsync("+44 1632 960019", "CreatePhoneActivity", Token);

        var answer = await s_engine.Guide.FormAsync(
            "DoAction", Token, ("actionId", log), ("callId", "77"), ("direction", "Outgoing"), ("start", "2022-10-20T09:44:00Z"));

        Assert.AreEqual(HttpStatusCode.BadGateway, answer.Status);
        Assert.AreEqual("ConnectorFailed", answer.Code);
        Assert.AreEqual(FakeCrm.Refusal, answer.Message);
    }

    [TestMethod]
    public async Task ShowWindow_Unknown_IsUnknownWindow() =>
        (await s_engine.Guide.FormAsync("ShowWindow", Token, ("window", "cellar"))).IsProblem(HttpStatusCode.BadRequest, "UnknownWindow");

    [TestMethod]
    public async Task CreateNewRecord_UnknownType_IsRecordTypeUnknown()
    {
        (await s_engine.Guide.FormAsync("CreateNewRecord", Token, ("RecordTypeId", "x"))).IsProblem(HttpStatusCode.BadRequest, "RecordTypeUnknown");
        (await s_engine.Guide.FormAsync("CreateNewRecord", Token)).IsProblem(HttpStatusCode.BadRequest, "RecordTypeUnknown");
    }

    [TestMethod]
    public async Task SaveRecord_NothingToSaveOrForeignId_IsNamed()
    {
        (await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", "x"))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
        (await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", "x"), ("LastName", "Jones"))).IsProblem(HttpStatusCode.BadRequest, "ActionInvalid");
    }

    [TestMethod]
    [DataRow("Nothing")]
    [DataRow("../../etc/passwd")]
    [DataRow("AddressBooks/1/2/3")]
    public async Task Call_UnknownPath_IsNotFound(string path) =>
        (await s_engine.Guide.ReadAsync(path, Token)).IsProblem(HttpStatusCode.NotFound, "NotFound");

    [TestMethod]
    public async Task Call_OtherMethod_IsMethodNotAllowedAndSaysWhich()
    {
        foreach (var path in (string[])["Register", "Unload", "ShowWindow", "Search", "DoAction", "Ping", "CreateNewRecord", "SaveRecord", "Dial"])
        {
            var answer = await s_engine.Guide.ReadAsync(path, Token);

            answer.IsProblem(HttpStatusCode.MethodNotAllowed, "MethodNotAllowed");
            Assert.AreEqual("POST", answer.Headers["Allow"], path);
        }
    }

    [TestMethod]
    public async Task Events_WithoutUpgrade_IsUpgradeRequired() =>
        (await s_engine.Guide.ReadAsync($"events/{Guid.NewGuid()}", Token)).IsProblem(HttpStatusCode.UpgradeRequired, "UpgradeRequired");

    private static IEnumerable<(HttpMethod Method, string Path)> ClientCalls =>
    [
        (HttpMethod.Post, "Unload"), (HttpMethod.Post, "ShowWindow"), (HttpMethod.Post, "Search"), (HttpMethod.Post, "DoAction"),
        (HttpMethod.Get, "AddressBooks"), (HttpMethod.Get, "OwnerContact"), (HttpMethod.Get, "RecordTypes"),
        (HttpMethod.Post, "CreateNewRecord"), (HttpMethod.Post, "SaveRecord"),
    ];
}
