namespace Engine.Cli.Tests;

/// <summary><c>engine calls</c>: the outbox of logged calls.</summary>
[TestClass]
public sealed class CallsCommandTests
{
    private const string Book = "4f582a30c75b431288bf76a397c1ba3a";
    private const string Books = $$"""
        [{"AddinId":"{{Book}}","Name":"Demo contacts","Enabled":true,"Cached":false,"State":"Working","CrmAddinTypeId":"Engine.LocalFiles, Engine.LocalFiles, Engine.LocalFiles, False"},
         {"AddinId":"4f58bbbbbbbbbbbbbbbbbbbbbbbbbbbb","Name":"Salesforce","Enabled":false,"Cached":true,"State":"Disabled","CrmAddinTypeId":"A, B, A, False"}]
        """;

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Calls_SomeWait_PrintsThemWithTheirBooks()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer("GET Outbox", $$"""
            [{"Id":17,"AddinId":"{{Book}}","RecordType":"Contact","RecordId":"003X","CallId":"10005","Start":null,"State":"Waiting","Since":"2022-10-20T09:44:00Z","Tries":2,"NextTry":null,"Reason":"The CRM cannot be reached."},
             {"Id":18,"AddinId":"gone","RecordType":"Lead","RecordId":"00QY","CallId":"10006","Start":null,"State":"Refused","Since":"2022-10-20T09:44:00Z","Tries":1,"NextTry":null,"Reason":"On\u001b[2J hold."}]
            """);

        var run = await engine.RunAsync(["calls"], Token);

        CollectionAssert.AreEqual(
            (string[])
            [
                "ID  BOOK           RECORD        CALL   STATE    TRIES  REASON",
                "17  Demo contacts  Contact 003X  10005  Waiting  2      The CRM cannot be reached.",
                "18  gone           Lead 00QY     10006  Refused  1      On [2J hold.",
            ],
            run.Lines);
    }

    [TestMethod]
    public async Task Calls_NoneWait_SaysSo()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET Outbox", "[]");

        Assert.AreEqual("Every call is logged.\n", (await engine.RunAsync(["calls"], Token)).Output);
    }

    [TestMethod]
    [DataRow("retry", "POST Outbox/17/Retry", "{}", "Tried again: call 17\n")]
    [DataRow("drop", "DELETE Outbox/17", "", "Dropped: call 17\n")]
    public async Task CallsAnswer_Id_IsDone(string name, string call, string body, string said)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer(call, body, body.Length == 0 ? 204 : 200);

        var run = await engine.RunAsync(["calls", name, "17"], Token);

        Assert.AreEqual((0, said), (run.ExitCode, run.Output));
        Assert.AreEqual(call, engine.Requests.Single().Call);
    }
}
