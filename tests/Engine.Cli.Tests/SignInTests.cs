namespace Engine.Cli.Tests;

/// <summary><c>engine books sign-in</c>, <c>sign-out</c> and <c>trace</c>.</summary>
[TestClass]
public sealed class SignInTests
{
    private const string Book = "4f582a30c75b431288bf76a397c1ba3a";
    private const string Books = $$"""[{"AddinId":"{{Book}}","Name":"Salesforce","Enabled":true,"Cached":false,"State":"SignInNeeded","CrmAddinTypeId":"A, B, A, False"}]""";
    private const string Path = $"AddressBooks/{Book}";

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SignIn_Browser_ShowsThePageAndWhatComesAfter()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST {Path}/SignIn", """{"AuthorizationUrl":"https://login.crm.example/authorize?state=x","UserCode":null,"ExpiresAt":"2030-01-01T00:00:00Z"}""");

        var run = await engine.RunAsync(["books", "sign-in", "salesforce"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual("Open this page in a browser:\nhttps://login.crm.example/authorize?state=x\nThen engine books shows whether the book is signed in.\n", run.Output);
    }

    [TestMethod]
    public async Task SignIn_DeviceCode_ShowsTheCodeToo()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST {Path}/SignIn", """{"AuthorizationUrl":"https://crm.example/activate","UserCode":"WDJB-MJHT","ExpiresAt":"2030-01-01T00:00:00Z"}""");

        var run = await engine.RunAsync(["books", "sign-in", Book], Token);

        Assert.StartsWith("Open this page in a browser and type the code WDJB-MJHT:\nhttps://crm.example/activate\n", run.Output);
    }

    [TestMethod]
    public async Task SignIn_Json_PrintsTheAnswer()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST {Path}/SignIn", """{"AuthorizationUrl":"https://crm.example/activate","UserCode":"WDJB-MJHT"}""");

        var run = await engine.RunAsync(["books", "sign-in", Book, "--json"], Token);

        Assert.Contains("WDJB-MJHT", run.Output);
        Assert.DoesNotContain("browser", run.Output);
    }

    [TestMethod]
    public async Task SignIn_Refused_SaysWhyAndFails()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST {Path}/SignIn", """{"Code":"NotSupported","Message":"“Salesforce” needs no sign-in.","status":409}""", status: 409);

        var run = await engine.RunAsync(["books", "sign-in", "salesforce"], Token);

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("needs no sign-in", run.Error);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public async Task SignOut_Book_IsForgotten()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"DELETE {Path}/SignIn", "", status: 204);

        var run = await engine.RunAsync(["books", "sign-out", "Salesforce"], Token);

        Assert.AreEqual((0, "Salesforce is signed out.\n"), (run.ExitCode, run.Output));
    }

    [TestMethod]
    [DataRow("--on", true)]
    [DataRow("--off", false)]
    public async Task Trace_Switch_IsSent(string option, bool isOn)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"POST {Path}/Trace", $$"""{"Enabled":{{(isOn ? "true" : "false")}},"Requests":[]}""");

        var run = await engine.RunAsync(["books", "trace", "salesforce", option], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
        Assert.AreEqual(isOn, (bool?)engine.Requests.Last().Body!["Enabled"]);
        Assert.Contains(isOn ? "No requests yet." : "are not traced", run.Output);
    }

    [TestMethod]
    public async Task Trace_Requests_PrintsATable()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books).Answer($"GET {Path}/Trace", """
            {"Enabled":true,"Requests":[
              {"At":"2026-01-01T10:00:00Z","Method":"GET","Address":"crm.example/search?q=…","Attempt":1,"Background":false,"Status":503,"ElapsedMs":81.4,"SentBytes":null,"ReceivedBytes":0,"Failure":"Unavailable"},
              {"At":"2026-01-01T10:00:01Z","Method":"GET","Address":"crm.example/search?q=…","Attempt":2,"Background":false,"Status":null,"ElapsedMs":null,"SentBytes":null,"ReceivedBytes":null,"Failure":null}]}
            """);

        var run = await engine.RunAsync(["books", "trace", "salesforce"], Token);

        Assert.AreEqual(
            """
            AT                    METHOD  ADDRESS                 TRY  STATUS  MS    BYTES  FAILURE
            2026-01-01T10:00:00Z  GET     crm.example/search?q=…  1    503     81.4  0      Unavailable
            2026-01-01T10:00:01Z  GET     crm.example/search?q=…  2

            """.ReplaceLineEndings("\n"), run.Output);
    }

    [TestMethod]
    public async Task Trace_OnAndOff_IsRefusedBeforeAnythingIsAsked()
    {
        await using var engine = await FakeEngine.StartAsync(Token);

        var run = await engine.RunAsync(["books", "trace", "salesforce", "--on", "--off"], Token);

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("not both", run.Error);
        Assert.IsEmpty(engine.Requests);
    }

    [TestMethod]
    [DataRow("sign-in")]
    [DataRow("sign-out")]
    [DataRow("trace")]
    public async Task Any_UnknownBook_Fails(string command)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("GET AddressBooks", Books);

        var run = await engine.RunAsync(["books", command, "nobody"], Token);

        Assert.AreNotEqual(0, run.ExitCode);
        Assert.Contains("nobody", run.Error);
        Assert.HasCount(1, engine.Requests);
    }
}
