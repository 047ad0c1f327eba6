using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary>What each command asks of the engine, and what it prints.</summary>
[TestClass]
public sealed class CommandTests : CommandTest
{
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
}
