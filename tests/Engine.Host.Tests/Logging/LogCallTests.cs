using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Logging;

/// <summary><c>GET Logs</c>.</summary>
[TestClass]
public sealed class LogCallTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Logs_BookFails_ShowItWithItsStack()
    {
        var another = await s_engine.Rig.AddBookAsync(FakeCatalog.Failing, Token);
        var failing = await s_engine.Rig.AddBookAsync(FakeCatalog.Failing, Token);
        await s_engine.Guide.FormAsync("Search", Token, ("query", "Zebedee"));

        var answer = (await s_engine.Admin.ReadAsync($"Logs?level=warning&book={failing}", Token)).Is(HttpStatusCode.OK);

        var entry = answer.Json["Entries"]!.AsArray().Single()!;
        Assert.AreEqual("Warning Engine.Core.Health.BookGuard", $"{entry["Level"]} {entry["Source"]}");
        Assert.Contains($"Address book {failing} fails: \"Unauthorized\"", (string)entry["Message"]!);
        Assert.DoesNotContain("Zebedee", answer.Text);
        Assert.DoesNotContain(another, answer.Text);

        var page = (await s_engine.Admin.ReadAsync("Logs?count=1", Token)).Json;
        var next = (await s_engine.Admin.ReadAsync($"Logs?count=1&before={Uri.EscapeDataString((string)page["Next"]!)}", Token)).Json;
        Assert.AreNotEqual((string?)page["Entries"]![0]!["Id"], (string?)next["Entries"]![0]!["Id"]);
        Assert.IsEmpty((await s_engine.Admin.ReadAsync("Logs?before=2001-01-01T00:00:00+01:00", Token)).Is(HttpStatusCode.OK).Json["Entries"]!.AsArray());
    }

    [TestMethod]
    [DataRow("level=loud")]
    [DataRow("before=yesterday")]
    [DataRow("before=../engine-20260131.log:1")]
    [DataRow("since=x")]
    [DataRow("count=1001")]
    public async Task Logs_WrongValue_IsNamed(string query) =>
        Assert.Contains(query.Split('=')[0], (await s_engine.Admin.ReadAsync($"Logs?{query}", Token)).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid").Message!);

    [TestMethod]
    public async Task Logs_OfAnApplication_AreRefused() =>
        (await s_engine.Guide.ReadAsync("Logs", Token)).IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");
}
