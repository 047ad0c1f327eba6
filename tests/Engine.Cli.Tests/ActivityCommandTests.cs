using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary><c>engine searches</c>, <c>failures</c>, <c>logs</c>, <c>bundle</c> and <c>version</c>.</summary>
[TestClass]
public sealed class ActivityCommandTests
{
    private const string Book = "4f582a30c75b431288bf76a397c1ba3a";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Searches_Some_ShowWhoAskedAndEachBook()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Activity/Searches", """
            [{"At":"2026-01-31T10:00:00Z","Query":"bob","Kind":"Name","Application":"Explorer","ElapsedMs":12.4,"Offset":0,"Shown":3,
              "Books":[{"Name":"Contacts","Outcome":"Answered","Count":3},{"Name":"CRM","Outcome":"Deadline","Count":0}]}]
            """);

        var run = await engine.RunAsync(["searches", "--count", "5"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.EndsWith("Explorer     Name  bob    12  3      Contacts 3, CRM Deadline", run.Lines[1]);
    }

    [TestMethod]
    public async Task Failures_OfABook_ShowTheCrmsWords()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", $$"""[{"AddinId":"{{Book}}","Name":"CRM"}]""").Answer("GET Activity/Failures", """
            [{"At":"2026-01-31T10:00:01Z","Name":"CRM","Outcome":null,"State":"SignInNeeded","Message":"Sign in."},
             {"At":"2026-01-31T10:00:00Z","Name":"CRM","Outcome":"Unauthorized","State":null,"Message":"INVALID\u001b[2J"}]
            """);

        var run = await engine.RunAsync(["failures", "crm"], Token);

        Assert.EndsWith("CRM   now SignInNeeded  Sign in.", run.Lines[1]);
        Assert.EndsWith("CRM   Unauthorized      INVALID [2J", run.Lines[2]);
    }

    [TestMethod]
    [DataRow("searches", "GET Activity/Searches", "No searches are remembered.\n")]
    [DataRow("failures", "GET Activity/Failures", "Nothing went wrong.\n")]
    public async Task Activity_None_SaysSo(string command, string call, string said)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer(call, "[]");

        Assert.AreEqual(said, (await engine.RunAsync([command], Token)).Output);
    }

    [TestMethod]
    public async Task Logs_Entries_AreShownOldestFirstWithTheirDetails()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Logs", """
            {"Entries":[{"Id":"b","At":"2026-01-31T10:00:01Z","Level":"Error","Source":"B","Message":"Second","Detail":"  at X\n  at Y"},
                        {"Id":"a","At":"2026-01-31T10:00:00Z","Level":"Warning","Source":"A","Message":"First","Detail":null}],"Next":"a"}
            """);

        var run = await engine.RunAsync(["logs", "--level", "warning", "--text", "ir"], Token);

        Assert.AreEqual("Warning     A: First|Error       B: Second|at X|at Y", string.Join('|', run.Lines.Select(line => line.StartsWith("20", StringComparison.Ordinal) ? line[20..] : line)));
        Assert.AreEqual(2, (await engine.RunAsync(["logs", "--level", "loud"], Token)).ExitCode);
    }

    [TestMethod]
    public async Task Logs_Followed_ShowEachEntryOnceUntilInterrupted()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var asked = 0;
        engine.Answer("GET Logs", () =>
        {
            if (++asked == 4) leaving.Cancel();
            return new JsonObject
            {
                ["Entries"] = new JsonArray([.. Enumerable.Range(1, asked).Reverse().Select(JsonNode (i) => new JsonObject { ["Id"] = $"{i}", ["Level"] = "Error", ["Message"] = $"Entry {i}" })]),
            }.ToJsonString();
        });

        var run = await engine.RunAsync(["logs", "--follow"], leaving.Token);

        Assert.AreEqual(130, run.ExitCode);
        Assert.AreSequenceEqual(["Entry 1", "Entry 2", "Entry 3"], run.Lines.Select(line => line[^7..]));
    }

    [TestMethod]
    public async Task Bundle_File_IsWrittenOnceAndNeverOver()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET SupportBundle", "PK-zip");
        var path = Path.Combine(engine.Folder.FullName, "a.zip");

        var run = await engine.RunAsync(["bundle", path], Token);
        var again = await engine.RunAsync(["bundle", path], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual("PK-zip", await File.ReadAllTextAsync(path, Token));
        Assert.AreEqual((1, $"{path} is there already.\n"), (again.ExitCode, again.Error));
    }

    [TestMethod]
    public async Task Bundle_Refused_LeavesNoFile()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET SupportBundle", """{"Message":"`days` must be from 1 to 31."}""", 400);
        var path = Path.Combine(engine.Folder.FullName, "a.zip");

        var run = await engine.RunAsync(["bundle", path, "--days", "99"], Token);

        Assert.AreEqual((1, "`days` must be from 1 to 31.\n"), (run.ExitCode, run.Error));
        Assert.IsFalse(File.Exists(path));
    }

    [TestMethod]
    [DataRow("version")]
    [DataRow("about")]
    public async Task Version_Branded_TellsWhoseItIs(string command)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Brand", """{"ProductName":"Ring Finder","ProductVersion":"0.1.0.0","Company":"Example Ltd","Copyright":null,"HelpAddress":"https://help.example/","Problems":["logo.svg cannot be used."]}""");

        var run = await engine.RunAsync([command], Token);

        Assert.AreSequenceEqual(["Ring Finder 0.1.0.0", "Example Ltd", "help: https://help.example/", "branding: logo.svg cannot be used."], run.Lines);
    }
}
