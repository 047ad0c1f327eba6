using System.Net;
using System.Text.Json;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Search;

/// <summary>Whatever a CRM keeps, and however it fails, the answer stays well-formed.</summary>
[TestClass]
public sealed class HostileBookTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs
    private static string s_book = "";

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        s_book = await s_engine.Rig.AddBookAsync(FakeCatalog.Hostile, context.CancellationToken, "<b>Hostile</b> é");
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Search_RecordsOfHostileText_AreProperJsonInBothDialects()
    {
        foreach (var client in (HttpClient[])[s_engine.Guide, s_engine.Integrator])
        {
            var answer = (await client.FormAsync("Search", Token, ("query", "bob"), ("includePictures", "1"), ("includeActivities", "1"))).Is(HttpStatusCode.OK);

            using var strict = JsonDocument.Parse(answer.Text, new() { AllowDuplicateProperties = false });
            Assert.Contains("Bob \\uFFFD", answer.Text);
            Assert.DoesNotContain("file:///", answer.Text);
            Assert.DoesNotContain("<script>", answer.Text);
            Assert.IsFalse(answer.Headers.ContainsKey("X-Injected"));
            Assert.IsLessThan(100_000, answer.Text.Length);
        }
    }

    [TestMethod]
    public async Task Search_RefusalOfHostileText_StaysInItsHeaderAndItsGroup()
    {
        var guide = (await s_engine.Guide.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Is(HttpStatusCode.OK);
        var groups = (await s_engine.Integrator.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Is(HttpStatusCode.OK).Array;

        Assert.HasCount(1, guide.Array);
        Assert.IsFalse(guide.Headers.ContainsKey("X-Injected"));
        Assert.IsTrue(guide.Headers["Search-Status"].All(character => character is >= ' ' and <= '~'));
        Assert.HasCount(2, groups);
        Assert.StartsWith("Bob", (string)groups[1]!["ExceptionText"]!);
        Assert.IsLessThan(600, ((string)groups[1]!["ExceptionText"]!).Length);
    }

    [TestMethod]
    public async Task TestSearch_RefusalOfHostileText_IsAProperProblem()
    {
        var answer = await s_engine.Admin.FormAsync($"AddressBooks/{s_book}/TestSearch", Token, ("query", PlainBook.BobTel));

        Assert.AreEqual((HttpStatusCode.BadGateway, "ConnectorFailed"), (answer.Status, answer.Code));
        Assert.IsFalse(answer.Headers.ContainsKey("X-Injected"));
    }

    [TestMethod]
    public async Task Actions_OfARecordOfHostileText_CanBeNamedAndAnswered()
    {
        var record = (await s_engine.Guide.FormAsync("Search", Token, ("query", "bob"))).Array.Single(found => (string?)found!["AddinId"] == s_book)!;

        var answer = await s_engine.Guide.FormAsync("SaveRecord", Token, ("RecordId", (string)record["UniqueId"]!), ("LastName", "Jones"));

        answer.IsProblem(HttpStatusCode.BadGateway, "ConnectorFailed");
    }
}
