using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary><c>engine search</c>: what it asks, and how the answer is printed.</summary>
[TestClass]
public sealed class SearchCommandTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Search_Words_AsksWithAllOptions()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", "[]");

        var run = await engine.RunAsync(["search", "bob", "jones", "--count", "5", "--offset", "10", "--pictures", "--activities", "--dialect", "integrator"], Token);

        var request = engine.Requests.Single();
        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual("Nobody found.\n", run.Output);
        AssertJson("""{"query":"bob jones","count":5,"offset":10,"includePictures":true,"includeActivities":true}""", request.Body);
        Assert.AreEqual("Integrator", request.Dialect);
    }

    [TestMethod]
    public async Task Search_NumberWithPlus_ArrivesAsTyped()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", "[]");

        await engine.RunAsync(["search", "+44 (0)1632/960-017 x12"], Token);

        var request = engine.Requests.Single();
        Assert.AreEqual("+44 (0)1632/960-017 x12", (string?)request.Body!["query"]);
        Assert.AreEqual("", request.Dialect);
    }

    [TestMethod]
    public async Task Search_GuideAnswer_PrintsAlignedTable()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", """
            [{"AddinName":"Demo","DisplayText":"Bob Jones, Company A","Match":"Name","AgeSeconds":null,"Fields":{"FirstName":"Bob","BusinessPhone":"+44 1632 960017","MobilePhone":"07700 900123","Email":"bob@example.com"}},
             {"AddinName":"Demo","DisplayText":"山田 太郎","Match":"Exact","AgeSeconds":125,"Fields":{"BusinessPhone":"+81 3"}}]
            """, searchStatus: "Demo=live;2ms");

        var run = await engine.RunAsync(["search", "bob"], Token);

        Assert.AreEqual(
            """
            NAME                  TELEPHONE                      E-MAIL           BOOK  MATCH  AGE
            Bob Jones, Company A  +44 1632 960017, 07700 900123  bob@example.com  Demo  Name
            山田 太郎             +81 3                                           Demo  Exact  2 min
            (Demo=live;2ms)

            """.ReplaceLineEndings("\n"), run.Output);
    }

    [TestMethod]
    public async Task Search_IntegratorAnswer_PrintsRecordsAndFailures()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", """
            [{"AddinName":"Demo","ExceptionText":null,"Records":[{"DisplayText":"Bob","Fields":[{"Name":"Phone","WellKnownName":"BusinessPhone","Value":"123"}]}]},
             {"AddinName":"Broken","ExceptionText":"Sign in again.","Records":[]}]
            """);

        var run = await engine.RunAsync(["search", "bob"], Token);

        CollectionAssert.AreEqual((string[])["NAME  TELEPHONE  BOOK", "Bob   123        Demo", "Broken: Sign in again."], run.Lines);
    }

    [TestMethod]
    [DataRow("\"4f582a30c75b\";outcome=Answered;source=live;ms=12;count=3", "(1 of 1 book answered within 12 ms)")]
    [DataRow(
        "\"4f582a30c75b\";outcome=FromCache;source=cache;ms=1;count=3;age=300, \"9b58bbbb0000\";outcome=RateLimited;source=live;ms=3;count=0;reason=\"Wait, please.\"",
        "(1 of 2 books answered within 1 ms; 9b58bbbb rate limited (Wait, please.))")]
    [DataRow("\"9b58bbbb0000\";outcome=Faulted;source=live;ms=3;count=0", "(0 of 1 book answered; 9b58bbbb faulted)")]
    [DataRow("in other words", "(in other words)")]
    public async Task Search_Status_IsSaidInWords(string header, string line)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", "[]", searchStatus: header);

        var run = await engine.RunAsync(["search", "bob"], Token);

        CollectionAssert.AreEqual((string[])["Nobody found.", line], run.Lines);
    }

    [TestMethod]
    public async Task Search_HostileName_CannotDriveTheTerminal()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", """[{"DisplayText":"Bob\u001b[2J\r\nJones\u202e\u009b31m"}]""", searchStatus: "ok");

        var run = await engine.RunAsync(["search", "bob"], Token);

        Assert.IsFalse(run.Output.Any(c => char.IsControl(c) && c != '\n'), run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
        Assert.HasCount(3, run.Lines);
    }

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.IsTrue(JsonNode.DeepEquals(JsonNode.Parse(expected), actual), actual?.ToJsonString());
}
