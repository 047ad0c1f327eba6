using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Problems;

/// <summary>Every error the configuring calls answer with.</summary>
[TestClass]
public sealed class AdminProblemTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow(null)]
    [DataRow("Bearer")]
    [DataRow("Bearer wrong")]
    [DataRow("Basic YWRtaW46YWRtaW4=")]
    public async Task Call_WithoutToken_IsAdminTokenMissing(string? authorization)
    {
        using var client = s_engine.Rig.Client();
        if (authorization is not null) client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);

        foreach (var (method, path) in AdminCalls(s_engine.Crm))
        {
            var answer = await client.AskAsync(new(method), path, Token);

            answer.IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");
            Assert.AreEqual("Bearer", answer.Headers["WWW-Authenticate"]);
        }
    }

    [TestMethod]
    public async Task Call_OfApprovedApplication_IsAdminTokenMissing()
    {
        foreach (var (method, path) in AdminCalls(s_engine.Crm))
            (await s_engine.Guide.AskAsync(new(method), path, Token)).IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");
    }

    [TestMethod]
    [DataRow("4f582a30c75b431288bf76a397c1ba3a")]
    [DataRow("bob")]
    public async Task BookCalls_UnknownBook_AreAddressBookUnknown(string id)
    {
        foreach (var (method, path) in AdminCalls(id).Where(call => call.Path.Contains(id, StringComparison.Ordinal)))
        {
            var body = path.EndsWith("TestSearch", StringComparison.Ordinal) ? new JsonObject { ["query"] = "bob" } : [];

            (await s_engine.Admin.JsonAsync(path, body, Token, new(method))).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
        }
    }

    [TestMethod]
    [DataRow("17")]
    [DataRow("0")]
    [DataRow("-1")]
    [DataRow("x")]
    [DataRow("99999999999999999999")]
    public async Task OutboxCalls_UnknownCall_AreCallUnknown(string id)
    {
        (await s_engine.Admin.FormAsync($"Outbox/{id}/Retry", Token)).IsProblem(HttpStatusCode.NotFound, "CallUnknown");
        (await s_engine.Admin.AskAsync(HttpMethod.Delete, $"Outbox/{id}", Token)).IsProblem(HttpStatusCode.NotFound, "CallUnknown");
    }

    [TestMethod]
    public async Task ApplicationCalls_UnknownApplication_AreApplicationUnknown()
    {
        foreach (var id in (string[])[Guid.NewGuid().ToString(), "bob"])
        {
            (await s_engine.Admin.FormAsync($"Applications/{id}/Approve", Token)).IsProblem(HttpStatusCode.NotFound, "ApplicationUnknown");
            (await s_engine.Admin.FormAsync($"Applications/{id}/Deny", Token)).IsProblem(HttpStatusCode.NotFound, "ApplicationUnknown");
            (await s_engine.Admin.AskAsync(HttpMethod.Delete, $"Applications/{id}", Token)).IsProblem(HttpStatusCode.NotFound, "ApplicationUnknown");
        }
    }

    [TestMethod]
    public async Task Approve_UnknownDialect_IsParameterInvalid()
    {
        var id = await s_engine.Rig.ApprovedAsync(Token);

        (await s_engine.Admin.FormAsync($"Applications/{id}/Approve", Token, ("Dialect", "Klingon"))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
    }

    [TestMethod]
    public async Task AddBook_UnknownConnector_IsConnectorUnknownAndListsThoseThereAre()
    {
        var answer = await s_engine.Admin.JsonAsync("AddressBooks", new JsonObject { ["ConnectorId"] = "telepathy", ["Name"] = "Mind" }, Token);

        answer.IsProblem(HttpStatusCode.BadRequest, "ConnectorUnknown");
        Assert.Contains("crm, failing, feed, hostile, plain, slow", answer.Message!);
    }

    [TestMethod]
    public async Task AddBook_BrokenConnector_IsConnectorUnknownAndSaysWhatToDo()
    {
        var answer = await s_engine.Admin.JsonAsync("AddressBooks", new JsonObject { ["ConnectorId"] = FakeCatalog.Broken, ["Name"] = "Broken" }, Token);

        Assert.Contains("Update it.", answer.IsProblem(HttpStatusCode.BadRequest, "ConnectorUnknown").Message!);
    }

    [TestMethod]
    public async Task AddBook_ThreeWrongValues_IsSettingsInvalidAndNamesEachField()
    {
        var answer = await s_engine.Admin.JsonAsync("AddressBooks", new JsonObject
        {
            ["ConnectorId"] = FakeCatalog.Crm,
            ["Name"] = "",
            ["Settings"] = new JsonObject { ["Server"] = "", ["Limit"] = 1000, ["Unheard"] = true },
        }, Token);

        answer.IsProblem(HttpStatusCode.BadRequest, "SettingsInvalid");
        var fields = answer.Json["Errors"]!.AsArray().Select(error => (string)error!["Field"]!).Order(StringComparer.Ordinal);
        Assert.AreEqual("Limit Name Server Unheard", string.Join(' ', fields));
        Assert.IsTrue(answer.Json["Errors"]!.AsArray().All(error => ((string)error!["Message"]!).Length > 0));
    }

    [TestMethod]
    public async Task ChangeBook_WrongSetting_IsSettingsInvalidAndChangesNothing()
    {
        var answer = await s_engine.Admin.JsonAsync(
            $"AddressBooks/{s_engine.Crm}", new JsonObject { ["Name"] = "Other", ["Settings"] = new JsonObject { ["Limit"] = 0 } }, Token, HttpMethod.Patch);

        answer.IsProblem(HttpStatusCode.BadRequest, "SettingsInvalid");
        var kept = (await s_engine.Admin.ReadAsync($"AddressBooks/{s_engine.Crm}", Token)).Json;
        Assert.AreEqual("CRM", (string?)kept["Name"]);
    }

    [TestMethod]
    [DataRow("Enabled", "perhaps")]
    [DataRow("Cached", "{}")]
    [DataRow("Priority", "first")]
    [DataRow("Priority", "1.5")]
    [DataRow("CacheFrequencyMinutes", "0.5")]
    [DataRow("Settings", "text")]
    [DataRow("Name", "{}")]
    public async Task AddBook_ValueOfWrongType_IsParameterInvalidAndNamesIt(string name, string value)
    {
        var body = new JsonObject { ["ConnectorId"] = FakeCatalog.Plain, ["Name"] = "Plain" };
        body[name] = value[0] == '{' ? JsonNode.Parse(value) : value;

        var answer = await s_engine.Admin.JsonAsync("AddressBooks", body, Token);

        Assert.Contains(name, answer.IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid").Message!);
    }

    [TestMethod]
    public async Task Sync_BookThatIsNotCached_IsNotCacheable() =>
        (await s_engine.Admin.FormAsync($"AddressBooks/{s_engine.Crm}/Sync", Token)).IsProblem(HttpStatusCode.Conflict, "NotCacheable");

    [TestMethod]
    public async Task SignIn_ConnectorWithoutOne_IsNotSupported() =>
        (await s_engine.Admin.FormAsync($"AddressBooks/{s_engine.Crm}/SignIn", Token)).IsProblem(HttpStatusCode.Conflict, "NotSupported");

    [TestMethod]
    public async Task TestSearch_BookFails_IsConnectorFailedInTheCrmsOwnWords()
    {
        var failing = await s_engine.Rig.AddBookAsync(FakeCatalog.Failing, Token);

        var answer = await s_engine.Admin.FormAsync($"AddressBooks/{failing}/TestSearch", Token, ("query", "bob"));

        Assert.AreEqual(FailingBook.Message, answer.IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed").Message);
        (await s_engine.Admin.FormAsync($"AddressBooks/{failing}/TestSearch", Token)).IsProblem(HttpStatusCode.BadRequest, "QueryMissing");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("call me")]
    public async Task Dial_NoNumber_IsParameterInvalid(string tel) =>
        (await s_engine.Admin.FormAsync("Dial", Token, ("Tel", tel))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");

    [TestMethod]
    [DataRow("-1")]
    [DataRow("65536")]
    [DataRow("https")]
    public async Task Ssl_WrongPort_IsParameterInvalid(string port) =>
        (await s_engine.Admin.FormAsync("Ssl", Token, ("Port", port))).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");

    private static IEnumerable<(string Method, string Path)> AdminCalls(string book) =>
    [
        ("GET", "Connectors"), ("POST", "AddressBooks"), ("GET", $"AddressBooks/{book}"), ("PATCH", $"AddressBooks/{book}"), ("DELETE", $"AddressBooks/{book}"),
        ("POST", $"AddressBooks/{book}/Check"), ("POST", $"AddressBooks/{book}/TestSearch"), ("POST", $"AddressBooks/{book}/SignIn"),
        ("POST", $"AddressBooks/{book}/Sync"), ("GET", $"AddressBooks/{book}/Status"), ("GET", "Applications"),
        ("POST", $"Applications/{Guid.NewGuid()}/Approve"), ("POST", $"Applications/{Guid.NewGuid()}/Deny"), ("DELETE", $"Applications/{Guid.NewGuid()}"),
        ("POST", "Dial"), ("POST", "Ssl"), ("POST", "Explain"),
    ];
}
