using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary><c>engine why</c>: what it asks, and how the answer is printed.</summary>
[TestClass]
public sealed class WhyCommandTests
{
    private const string NotFound = """
        {"Text":"01632 960071","At":"2026-01-02T03:04:05Z","ElapsedMs":31,"Found":false,"FoundCount":0,"Advice":"Swap them.",
         "Query":{"Kind":"Number","NumberKind":"Full","E164":"+441632960071","CountryCode":44,"Region":"GB","National":"1632960071","Extension":"12","Completion":"OwnCountry","Problem":"Unlikely.","Words":[],"FoldedWords":[]},
         "Books":[
          {"AddinId":"4f58","Name":"Customers","ConnectorName":"Files","State":"Working","Asked":"Copy","Outcome":"FromCache","Message":null,"ElapsedMs":0,"PauseSeconds":null,
           "Copy":{"State":"Ready","Contacts":4711,"AgeSeconds":259200,"NextSync":null,"FrequencyMinutes":60,"Error":"Disk full."},"Rounds":[],"CandidateCount":0,"FoundCount":0,"Found":[],"DroppedCount":0,"Dropped":[],
           "NearMisses":[{"DisplayText":"Bob Jones","RecordType":"Contact","Field":"BusinessPhone","Stored":"+44 1632 960017","Kind":"DigitsSwapped","Explanation":"…"},
                         {"DisplayText":"山田","RecordType":"Contact","Field":"Notes","Stored":"01632960071","Kind":"OtherField","Explanation":"…"}],
           "LookedThrough":false,"Advice":"Swap them."},
          {"AddinId":"4f59","Name":"Salesforce","ConnectorName":"Salesforce","State":"Working","Asked":"Live","Outcome":"RateLimited","Message":"Wait, please.","ElapsedMs":12,"PauseSeconds":8,"Copy":null,
           "Rounds":[{"Spellings":["+441632960071","01632 960071"],"Hits":[],"Thorough":false,"ElapsedMs":11,"CandidateCount":1,"FittingCount":0,"Error":null},
                     {"Spellings":["+441632960071","01632 960071"],"Hits":[],"Thorough":true,"ElapsedMs":null,"CandidateCount":null,"FittingCount":null,"Error":null}],
           "CandidateCount":1,"FoundCount":0,"Found":[],"DroppedCount":1,"Dropped":[{"DisplayText":"Ann","RecordType":"Contact","Reason":"NoMatch","Explanation":"It has another number: 5.","Field":"BusinessPhone","Stored":"5"}],
           "NearMisses":[],"LookedThrough":true,"Advice":"Try later."},
          {"AddinId":"4f60","Name":"Off","ConnectorName":"HubSpot","State":"Disabled","Asked":"Nothing","Outcome":null,"Message":null,"ElapsedMs":null,"PauseSeconds":null,"Copy":null,"Rounds":[],
           "CandidateCount":0,"FoundCount":0,"Found":[],"DroppedCount":0,"Dropped":[],"NearMisses":[],"LookedThrough":true,"Advice":"Switch on Off."}]}
        """;

    private const string Found = """
        {"Text":"Bob","Found":true,"FoundCount":1,"Advice":"Found in Customers: nothing is to be done.","Query":{"Kind":"Name","FoldedWords":["bob"]},
         "Books":[{"Name":"Customers","ConnectorName":"Files","State":"Working","Asked":"Live","Outcome":"Answered","Message":null,"ElapsedMs":3,"Copy":null,
          "Rounds":[{"Spellings":["a","b"],"Hits":["b"],"Thorough":false,"ElapsedMs":2,"CandidateCount":1,"FittingCount":1,"Error":null}],"CandidateCount":1,"FoundCount":1,
          "Found":[{"DisplayText":"Bob Jones","RecordType":"Contact","Field":"BusinessPhone","Stored":"+44 1632 960017 x3","Match":"Exact","Extension":"OneSided"}],"DroppedCount":0,"Dropped":[],"NearMisses":[],"LookedThrough":true,"Advice":null}]}
        """;

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Why_NotFound_PrintsEveryBookAndEndsWithTheAdvice()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Explain", NotFound);

        var run = await engine.RunAsync(["why", "01632", "960071"], Token);

        Assert.AreEqual(
            """
            Not found: 01632 960071
            Read as the number +441632960071 (GB), extension 12, completed by your own country
            Unlikely.

            Customers (Files): its copy answered nothing in 0 ms
              copy        4711 contacts, 3 days old; cannot be refreshed: Disk full.
              nearly      Bob Jones  BusinessPhone  +44 1632 960017  digits swapped
              nearly      山田       Notes          01632960071      other field
              note        the time was over before all of the copy was looked through
              advice      Swap them.

            Salesforce (Salesforce): the CRM: rate limited, in 12 ms: Wait, please.
              left alone  another 8 s, after several failures
              asked for   +441632960071 | 01632 960071: 1 answered, 0 fit, 11 ms
              asked for   the same (the slower way): no answer in time
              dropped     Ann  It has another number: 5.
              advice      Try later.

            Off (HubSpot): not asked, disabled
              advice      Switch on Off.

            What to do: Swap them.

            """.ReplaceLineEndings("\n"), run.Output);
        Assert.AreEqual(1, run.ExitCode, run.Error);
        Assert.AreEqual("01632 960071", (string?)engine.Requests.Single().Body!["query"]);
    }

    [TestMethod]
    public async Task Why_Found_MarksTheSpellingThatHit()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Explain", Found);

        var run = await engine.RunAsync(["why", "Bob"], Token);

        Assert.AreEqual(
            """
            Found: Bob
            Read as a name: bob

            Customers (Files): the CRM answered 1 (1 fit) in 3 ms
              asked for   a | [b]: 1 answered, 1 fit, 2 ms
              found       Bob Jones  BusinessPhone  +44 1632 960017 x3  exact, extension one sided

            What to do: Found in Customers: nothing is to be done.

            """.ReplaceLineEndings("\n"), run.Output);
        Assert.AreEqual(0, run.ExitCode, run.Error);
    }

    [TestMethod]
    [DataRow(Found, 0)]
    [DataRow(NotFound, 1)]
    public async Task Why_Json_PrintsTheAnswerAsItCame(string answer, int exitCode)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Explain", answer);

        var run = await engine.RunAsync(["why", "Bob", "--json"], Token);

        Assert.AreEqual((exitCode, answer), (run.ExitCode, run.Output.TrimEnd('\n')));
    }

    [TestMethod]
    public async Task Why_HostileText_CannotDriveTheTerminal()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        var answer = JsonNode.Parse(NotFound)!;
        const string Hostile = "\u001b[2J\r\n\u202e\u009b31m";
        answer["Text"] = Hostile;
        answer["Books"]![0]!["Name"] = Hostile;
        answer["Books"]![1]!["Message"] = Hostile;
        answer["Books"]![0]!["NearMisses"]![0]!["Stored"] = Hostile;
        engine.Answer("POST Explain", answer.ToJsonString());

        var run = await engine.RunAsync(["why", "Bob"], Token);

        Assert.IsFalse(run.Output.Any(c => char.IsControl(c) && c != '\n'), run.Output);
        Assert.DoesNotContain('\u202e', run.Output);
    }

    [TestMethod]
    public async Task Why_NoArgument_IsAUsageError()
    {
        await using var engine = await FakeEngine.StartAsync(Token);

        Assert.AreEqual(2, (await engine.RunAsync(["why"], Token)).ExitCode);
    }

    [TestMethod]
    public async Task Why_EngineRefuses_SaysWhy()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Explain", """{"Code":"QueryMissing","Message":"Send `query`."}""", 400);

        var run = await engine.RunAsync(["why", "()"], Token);

        Assert.AreEqual((2, "Send `query`.\n"), (run.ExitCode, run.Error));
    }
}
