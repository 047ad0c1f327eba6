namespace Engine.Cli.Tests;

/// <summary>The commands for address books.</summary>
[TestClass]
public sealed class BooksCommandTests : CommandTest
{
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
}
