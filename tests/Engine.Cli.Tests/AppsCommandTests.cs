namespace Engine.Cli.Tests;

/// <summary>The commands for applications.</summary>
[TestClass]
public sealed class AppsCommandTests : CommandTest
{
    private const string Application = "b1fd8cc7-c831-4dea-8605-02f0fbb7b2aa";
    private const string Applications = $$"""
        [{"Id":"{{Application}}","Name":"MyApp","Origin":null,"Status":"Pending","Dialect":"Guide","RegisteredAt":"2025-03-04T05:06:07Z"},
         {"Id":"c0000000-0000-4000-8000-000000000001","Name":"Other","Status":"Approved","Dialect":"Integrator"}]
        """;

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
}
