using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Engine.Cli.Tests;

/// <summary>Exit codes, and the sentence a user reads when something is not as it should be.</summary>
[TestClass]
public sealed class FailureTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task Run_NoEngine_SaysHowToStartOne()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var run = await Run.StartAsync(["books", "--data", folder], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.AreEqual($"No engine runs for {folder}. Start it with: dotnet run --project host/Engine.Host -- --data \"{folder}\"\n", run.Error);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public async Task Run_FolderFromEnvironment_IsUsed()
    {
        var folder = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

        var run = await Run.StartAsync(["books"], Token, name => name == "Engine__DataFolder" ? folder : null);

        Assert.AreEqual(3, run.ExitCode);
        Assert.Contains(folder, run.Error, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Run_Demo_LooksInTheDemosFolder()
    {
        var run = await Run.StartAsync(["books", "--demo"], Token, _ => "/elsewhere");

        Assert.Contains("crm-engine-demo", run.Error + run.Output, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Run_ProcessDead_SaysThatItEnded()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteDiscovery(await EndedProcessAsync(), engine.Address.ToString());

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.Contains("has ended without saying so", run.Error, StringComparison.Ordinal);
        Assert.IsEmpty(engine.Requests, "The token went to whoever has the port now.");
    }

    [TestMethod]
    public async Task Run_ProcessIdTakenByAnother_SaysThatItEnded()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteFile("engine.json", new JsonObject
        {
            ["ProcessId"] = Environment.ProcessId,
            ["Addresses"] = new JsonArray(engine.Address.ToString()),
            ["StartedAt"] = "2001-02-03T04:05:06Z",
        }.ToJsonString());

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.IsEmpty(engine.Requests);
    }

    [TestMethod]
    public async Task Run_ProcessAliveButDeaf_SaysThatItDoesNotAnswer()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteDiscovery(Environment.ProcessId, "http://localhost:1/api/v1/");

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.Contains("does not answer at http://localhost:1/api/v1/", run.Error, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{\"ProcessId\": \"x\"}")]
    [DataRow("[1]")]
    [DataRow("{\"ProcessId\"")]
    public async Task Run_DiscoveryFileDamaged_IsOneSentence(string text)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteFile("engine.json", text);

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.Contains("cannot be read", run.Error, StringComparison.Ordinal);
        Assert.HasCount(1, run.Error.TrimEnd('\n').Split('\n'));
    }

    [TestMethod]
    [DataRow("http://crm.example:10088/api/v1/")]
    [DataRow("https://localhost:10443/api/v1/")]
    [DataRow("file:///etc/passwd")]
    [DataRow("nonsense")]
    public async Task Run_NoPlainAddressOfThisMachine_SendsTheTokenNowhere(string address)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteDiscovery(Environment.ProcessId, address);

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(3, run.ExitCode);
        Assert.Contains("names no http address of this machine", run.Error, StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task Run_SeveralAddresses_TakesThePlainLocalOne()
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.WriteDiscovery(Environment.ProcessId, "https://localhost:1/api/v1/", "http://192.0.2.1/api/v1/", engine.Address.ToString());
        engine.Answer("GET AddressBooks", "[]");

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(0, run.ExitCode, run.Error);
    }

    [TestMethod]
    [DataRow("", "is empty")]
    [DataRow(null, "cannot be read")]
    public async Task Run_NoToken_SaysSo(string? token, string message)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        if (token is null)
            File.Delete(Path.Combine(engine.Folder.FullName, "admin-token"));
        else
            engine.WriteFile("admin-token", token);

        var run = await engine.RunAsync(["books"], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("""{"Code":"QueryMissing","Message":"Say whom to look for.","title":"x"}""", 400, "Say whom to look for.\n")]
    [DataRow("""{"title":"Not Found"}""", 404, "Not Found\n")]
    [DataRow("<html>", 502, "The engine refused with status 502.\n")]
    [DataRow("", 401, "The engine refused with status 401.\n")]
    [DataRow("{\"Message\":\"a\\u001b[31mb\\nc\"}", 400, "a [31mb c\n")]
    public async Task Run_EngineRefuses_PrintsItsMessage(string answer, int status, string message)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", answer, status);

        var run = await engine.RunAsync(["search", "x"], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.AreEqual(message, run.Error);
        Assert.AreEqual("", run.Output);
    }

    [TestMethod]
    public async Task Run_EngineRefusesWithJson_PrintsTheProblem()
    {
        const string Problem = """{"Code":"ApplicationUnknown","Message":"Unknown."}""";
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", Problem, 404);

        var run = await engine.RunAsync(["search", "x", "--json"], Token);

        Assert.AreEqual(1, run.ExitCode);
        Assert.AreEqual(Problem + "\n", run.Output);
    }

    [TestMethod]
    [DataRow("<html>", 1)]
    [DataRow("{\"a\":1,\"a\":2}", 1)]
    [DataRow("\"text\"", 0)]
    [DataRow("[1, null, \"x\", {\"Fields\": 7, \"Records\": 3, \"Activities\": {}}]", 0)]
    [DataRow("{}", 0)]
    [DataRow("", 0)]
    public async Task Run_EngineAnswersNonsense_NeverCrashes(string answer, int exitCode)
    {
        await using var engine = await FakeEngine.StartAsync(Token);
        engine.Answer("POST Search", answer);

        var run = await engine.RunAsync(["search", "x"], Token);

        Assert.AreEqual(exitCode, run.ExitCode, run.Error);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("--json")]
    [DataRow("nonsense")]
    [DataRow("search")]
    [DataRow("search x --count many")]
    [DataRow("search x --dialect Klingon")]
    [DataRow("books --nonsense")]
    [DataRow("books add --name x")]
    [DataRow("books add --connector x --name y --set Path")]
    [DataRow("books remove")]
    [DataRow("apps approve")]
    [DataRow("show nonsense")]
    [DataRow("dial")]
    [DataRow("--action=show")]
    [DataRow("--action=show --name=nonsense")]
    [DataRow("--action=disable --name=SSL")]
    [DataRow("--action=enable --name=SSL --params=port=0")]
    [DataRow("--action=enable --name=SSL --params=port=65536")]
    [DataRow("--action=enable --name=SSL --params=port=-1")]
    [DataRow("--action=enable --name=SSL --params=nonsense")]
    [DataRow("--name=configuration")]
    public async Task Run_WrongArguments_IsUsage(string args)
    {
        await using var engine = await FakeEngine.StartAsync(Token);

        var run = await engine.RunAsync(args.Split(' ', StringSplitOptions.RemoveEmptyEntries), Token);

        Assert.AreEqual(2, run.ExitCode, run.Output);
        Assert.AreNotEqual("", run.Error);
        Assert.IsEmpty(engine.Requests);
    }

    [TestMethod]
    public async Task Run_Help_NamesEveryCommand()
    {
        var run = await Run.StartAsync(["--help"], Token);

        Assert.AreEqual(0, run.ExitCode);
        foreach (var command in (string[])["search", "books", "connectors", "apps", "status", "unload", "show", "dial", "check", "sync"])
            Assert.Contains($"  {command} ", run.Output, StringComparison.Ordinal);
    }

    private async Task<int> EndedProcessAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, "--help") { RedirectStandardOutput = true, RedirectStandardError = true })!;
        await process.StandardOutput.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return process.Id;
    }
}
