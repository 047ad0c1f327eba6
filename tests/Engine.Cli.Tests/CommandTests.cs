using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary>What each command asks of the engine, and what it prints.</summary>
[TestClass]
public sealed class CommandTests
{
    private const string Book = "4f582a30c75b431288bf76a397c1ba3a";
    private const string Books = $$"""
        [{"AddinId":"{{Book}}","Name":"Demo contacts","Enabled":true,"Cached":false,"State":"Working","CrmAddinTypeId":"Engine.LocalFiles, Engine.LocalFiles, Engine.LocalFiles, False"},
         {"AddinId":"4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb","Name":"Salesforce","Enabled":false,"Cached":true,"State":"Disabled","CrmAddinTypeId":"A, B, A, False"}]
        """;

    private const string Application = "b1fd8cc7-c831-4dea-8605-02f0fbb7b2aa";
    private const string Applications = $$"""
        [{"Id":"{{Application}}","Name":"MyApp","Origin":null,"Status":"Pending","Dialect":"Guide","RegisteredAt":"2025-03-04T05:06:07Z"},
         {"Id":"c0000000-0000-4000-8000-000000000001","Name":"Other","Status":"Approved","Dialect":"Integrator"}]
        """;

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("search bob", "POST Search", "[ {\"DisplayText\": \"Bob\"} ]")]
    [DataRow("books", "GET AddressBooks", "[]")]
    [DataRow("connectors", "GET Connectors", "[{\"Id\":\"local-files\"}]")]
    [DataRow("apps", "GET Applications", "[]")]
    [DataRow("calls", "GET Outbox", "[]")]
    [DataRow("calls retry 17", "POST Outbox/17/Retry", "{\"Id\":17}")]
    [DataRow("show", "POST ShowWindow", "")]
    [DataRow("dial 0123", "POST Dial", "")]
    [DataRow("unload", "POST Unload", "")]
    [DataRow("--action=enable --name=ssl", "POST Ssl", "{\"Port\":10443}")]
    public async Task AnyCommand_Json_PrintsTheAnswerAsItCame(string args, string call, string answer)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer(call, answer, answer.Length == 0 ? 204 : 200);

        var run = await engine.RunAsync([.. args.Split(' '), "--json"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(answer, run.Output.TrimEnd('\n'));
    }

    [TestMethod]
    public async Task Books_Several_AreListed()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books);

        var run = await engine.RunAsync(["books"], Token);

        CollectionAssert.AreEqual(
            (string[])[
                "NAME           TYPE               ENABLED  CACHED  STATE     ID",
                $"Demo contacts  Engine.LocalFiles  yes      no      Working   {Book}",
                "Salesforce     A                  no       yes     Disabled  4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb"],
            run.Lines);
    }

    [TestMethod]
    public async Task BooksAdd_Settings_TakeTheTypesOfTheSchema()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Connectors", """
            [{"Id":"ldap","Settings":{"type":"object","properties":{"Host":{"type":"string"},"Port":{"type":"integer"},"UseTls":{"type":["null","boolean"]},"Weight":{"type":"number"}}}}]
            """).Answer("POST AddressBooks", $$"""{"AddinId":"{{Book}}","Name":"Staff"}""", 201);

        var run = await engine.RunAsync(
            ["books", "add", "--connector", "ldap", "--name", "Staff", "--set", "Host=a=b", "--set", "port=636", "--set", "UseTls=true", "--set", "Weight=0.5", "--set", "Extra=7", "--priority", "3", "--cached"], Token);

        Assert.AreEqual($"Added Staff, id {Book}.\n", run.Output, run.Error);
        AssertJson(
            """{"ConnectorId":"ldap","Name":"Staff","Settings":{"Host":"a=b","Port":636,"UseTls":true,"Weight":0.5,"Extra":"7"},"Enabled":true,"Cached":true,"Priority":3}""",
            engine.Requests.Last().Body);
    }

    [TestMethod]
    [DataRow("", null)]
    [DataRow("--cached", true)]
    [DataRow("--cached false", false)]
    public async Task BooksAdd_Cached_IsLeftToTheConnectorUnlessSaid(string option, bool? expected)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Connectors", """[{"Id":"ldap"}]""").Answer("POST AddressBooks", $$"""{"AddinId":"{{Book}}","Name":"Staff"}""", 201);

        var run = await engine.RunAsync(["books", "add", "--connector", "ldap", "--name", "Staff", .. option.Split(' ', StringSplitOptions.RemoveEmptyEntries)], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(expected, (bool?)engine.Requests.Last().Body!["Cached"]);
    }

    [TestMethod]
    [DataRow("""{"State":"Syncing","Progress":{"Phase":"Reading","Contacts":52000,"ExpectedContacts":203000,"RemainingSeconds":58.1}}""", "Syncing, 52000 of 203000, 58.1 s left")]
    [DataRow("""{"State":"Syncing","Progress":{"Phase":"Reading","Contacts":52000,"ExpectedContacts":null,"RemainingSeconds":null}}""", "Syncing, 52000")]
    [DataRow("""{"State":"Syncing","Progress":{"Phase":"Building","Contacts":52000}}""", "Syncing, building")]
    public async Task Status_SyncUnderWay_SaysHowFarItIs(string status, string words)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Version", """{"ProductName":"CRM engine"}""")
            .Answer("GET AddressBooks", $$"""[{"AddinId":"{{Book}}","Name":"Demo","Cached":true}]""")
            .Answer($"GET AddressBooks/{Book}/Status", status);

        var run = await engine.RunAsync(["status"], Token);

        Assert.IsTrue(run.Lines.Any(line => line.Contains(words, StringComparison.Ordinal)), run.Output);
    }

    [TestMethod]
    public async Task BooksAdd_ValueOfTheWrongType_IsLeftToTheEngineToRefuse()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Connectors", """[{"Id":"ldap","Settings":{"properties":{"Port":{"type":"integer"}}}}]""")
            .Answer("POST AddressBooks", """{"Code":"SettingsInvalid","Message":"Settings are wrong.","Errors":[{"Field":"Port","Message":"Give a number."}]}""", 400);

        var run = await engine.RunAsync(["books", "add", "--connector", "ldap", "--name", "x", "--set", "Port=many"], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.AreEqual("many", (string?)engine.Requests.Last().Body!["Settings"]!["Port"]);
        Assert.AreEqual("Settings are wrong. Port: Give a number.\n", run.Error);
    }

    [TestMethod]
    [DataRow("Demo contacts")]
    [DataRow("demo CONTACTS")]
    [DataRow(Book)]
    [DataRow("4F582")]
    public async Task BooksRemove_ByNameOrId_DeletesThatBook(string asked)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"DELETE AddressBooks/{Book}", "", 204);

        var run = await engine.RunAsync(["books", "remove", asked], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual("Removed Demo contacts.\n", run.Output);
    }

    [TestMethod]
    [DataRow("4f58", "means several")]
    [DataRow("4f5", "no address book")]
    [DataRow("Nobody's", "no address book")]
    public async Task BooksRemove_UnclearBook_DeletesNothing(string asked, string message)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books);

        var run = await engine.RunAsync(["books", "remove", asked], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.IsTrue(engine.Requests.All(request => request.Call == "GET AddressBooks"));
    }

    [TestMethod]
    [DataRow("""{"Ok":true,"Message":"203 contacts.","ElapsedMs":7}""", 0, "Works: 203 contacts. (7 ms)\n")]
    [DataRow("""{"Ok":false,"Message":"No such folder.","ElapsedMs":1}""", 1, "Does not work: No such folder. (1 ms)\n")]
    public async Task Check_Book_TellsByExitCodeToo(string answer, int exitCode, string output)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST AddressBooks/{Book}/Check", answer);

        var run = await engine.RunAsync(["check", "Demo contacts"], Token);

        Assert.AreEqual(exitCode, run.ExitCode);
        Assert.AreEqual(output, run.Output);
    }

    [TestMethod]
    public async Task Sync_Book_AsksForIt()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer("POST AddressBooks/4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb/Sync", "", 202);

        var run = await engine.RunAsync(["sync", "salesforce"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.Contains("Salesforce is being refreshed", run.Output, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Connectors_OneFailed_ShowsWhy()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Connectors", """
            [{"Id":"local-files","Name":"Local files","Version":"0.1.0","File":"a.dll","State":"Loaded","Error":null},
             {"Id":"odd","Name":"odd","Version":null,"File":"odd.dll","State":"Failed","Error":"Not an assembly."}]
            """);

        var run = await engine.RunAsync(["connectors"], Token);

        CollectionAssert.AreEqual(
            (string[])[
                "ID           NAME         VERSION  STATE   FILE     ERROR",
                "local-files  Local files  0.1.0    Loaded  a.dll",
                "odd          odd                   Failed  odd.dll  Not an assembly."], run.Lines);
    }

    [TestMethod]
    public async Task Apps_List_ShowsOnlyTheBeginningOfAnId()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Applications", Applications);

        var run = await engine.RunAsync(["apps"], Token);

        Assert.HasCount(3, run.Lines);
        StringAssert.StartsWith(run.Lines[1], "b1fd8cc7  MyApp", StringComparison.Ordinal);
        Assert.DoesNotContain(Application, run.Output, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("approve b1fd8cc7", "POST Applications/" + Application + "/Approve", "{}", "Approved: MyApp (b1fd8cc7)\n")]
    [DataRow("approve b1fd8cc7 --dialect integrator", "POST Applications/" + Application + "/Approve", """{"Dialect":"Integrator"}""", "Approved: MyApp (b1fd8cc7)\n")]
    [DataRow("approve {B1FD8CC7-C831-4DEA-8605-02F0FBB7B2AA}", "POST Applications/" + Application + "/Approve", "{}", "Approved: MyApp (b1fd8cc7)\n")]
    [DataRow("deny b1", "POST Applications/" + Application + "/Deny", null, "Denied: MyApp (b1fd8cc7)\n")]
    [DataRow("remove " + Application, "DELETE Applications/" + Application, null, "Removed: MyApp (b1fd8cc7)\n")]
    public async Task Apps_Answer_GoesToTheOneMeant(string args, string call, string? body, string output)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Applications", Applications).Answer(call, "", 204);

        var run = await engine.RunAsync(["apps", .. args.Split(' ')], Token);

        Assert.AreEqual(output, run.Output, run.Error);
        Assert.AreEqual(call, engine.Requests.Last().Call);
        if (body is null)
            Assert.IsNull(engine.Requests.Last().Body);
        else
            AssertJson(body, engine.Requests.Last().Body);
    }

    [TestMethod]
    public async Task AppsApprove_Unknown_IsRefusedWithoutShowingTheId()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Applications", Applications);

        var run = await engine.RunAsync(["apps", "approve", "deadbeef-0000-4000-8000-000000000000"], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains("'deadbeef'", run.Error, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Status_Engine_ShowsProcessAndBooks()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        AnswerStatus(engine);

        var run = await engine.RunAsync(["status"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        StringAssert.StartsWith(run.Lines[0], $"CRM engine 0.1.0, process {Environment.ProcessId}, since ", StringComparison.Ordinal);
        Assert.Contains($"listens at {engine.Address}", run.Lines);
        Assert.Contains("Demo contacts  yes      Working", run.Lines);
        Assert.Contains(line => line.StartsWith("Salesforce     no       Disabled  Ready  1200", StringComparison.Ordinal), run.Lines);
    }

    [TestMethod]
    public async Task Status_Json_HoldsEverything()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        AnswerStatus(engine);

        var run = await engine.RunAsync(["status", "--json"], Token);

        var json = JsonNode.Parse(run.Output)!;
        Assert.AreEqual("0.1.0", (string?)json["Version"]!["ProductVersion"]);
        Assert.AreEqual(Environment.ProcessId, (int?)json["ProcessId"]);
        Assert.AreEqual(1200, (int?)json["AddressBooks"]![1]!["Status"]!["Contacts"]);
    }

    [TestMethod]
    [DataRow("show", "configuration")]
    [DataRow("show LOGS", "logs")]
    [DataRow("--action=show --name=configuration", "configuration")]
    [DataRow("--ACTION=Show --Name=ABOUT", "about")]
    [DataRow("--action show --name explorer", "explorer")]
    public async Task Show_Window_AsksForIt(string args, string window)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST ShowWindow", "", 204);

        var run = await engine.RunAsync(args.Split(' '), Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        AssertJson($$"""{"window":"{{window}}"}""", engine.Requests.Single().Body);
    }

    [TestMethod]
    [DataRow("--action=ENABLE|--name=SSL|--params=port=10443", 10443)]
    [DataRow("--action=enable|--name=ssl|--params=PORT = 8443 ; host=x", 8443)]
    [DataRow("--Action=Enable|--Name=Ssl", 10443)]
    public async Task EnableSsl_GuideSyntax_SetsThePort(string args, int port)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Ssl", """{"Message":"Done."}""");

        var run = await engine.RunAsync(args.Split('|'), Token);

        Assert.AreEqual("Done.\n", run.Output, run.Error);
        AssertJson($$"""{"Port":{{port}}}""", engine.Requests.Single().Body);
    }

    [TestMethod]
    public async Task Dial_UnquotedNumber_IsOneNumber()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Dial", "", 204);

        var run = await engine.RunAsync(["dial", "+44", "1632", "960017"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        AssertJson("""{"Tel":"+44 1632 960017"}""", engine.Requests.Single().Body);
        Assert.DoesNotContain("960017", run.Output, StringComparison.Ordinal);
    }

    // As links are opened: `engine dial --data DIR -- LINK`.
    [TestMethod]
    [DataRow("tel:+44-1632-960017")]
    [DataRow("--json")]
    public async Task Dial_LinkAfterTwoDashes_IsNoOption(string link)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Dial", "", 204);

        var run = await Run.StartAsync(["dial", "--data", engine.Folder.FullName, "--", link], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        AssertJson($$"""{"Tel":"{{link}}"}""", engine.Requests.Single().Body);
    }

    private static void AnswerStatus(FakeEngine engine) => engine
        .Answer("GET Version", """{"ProductName":"CRM engine","ProductVersion":"0.1.0","Licenses":[]}""")
        .Answer("GET AddressBooks", Books)
        .Answer($"GET AddressBooks/{Book}/Status", """{"State":"NotCached"}""")
        .Answer("GET AddressBooks/4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb/Status", """{"State":"Ready","Contacts":1200,"LastSync":"2025-03-04T05:06:07Z"}""");

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
