using System.Net;
using System.Text.RegularExpressions;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Search;

/// <summary>The header that tells how each book did.</summary>
[TestClass]
public sealed partial class SearchStatusTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Search_OneBookFails_SaysOfEachHowItDid()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        var failing = await engine.Rig.AddBookAsync(FakeCatalog.Failing, Token);

        var status = (await engine.Guide.FormAsync("Search", Token, ("query", "bob"))).Headers["Search-Status"];

        Assert.MatchesRegex($"^\"{engine.Crm}\";outcome=Answered;source=live;ms=[0-9]+;count=2, \"{failing}\";outcome=Unauthorized;source=live;ms=[0-9]+;count=0;reason=\"{FailingBook.Message}\"$", status);
    }

    [TestMethod]
    public async Task Search_BookThatCannotSearchNumbers_SaysWhatToDo()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        await engine.Rig.AddBookAsync(FakeCatalog.Feed, Token, isCached: false);

        var status = (await engine.Guide.FormAsync("Search", Token, ("query", PlainBook.BobTel))).Headers["Search-Status"];

        Assert.Contains("outcome=Refused;source=live;ms=0;count=0;reason=\"This CRM cannot search telephone numbers. Switch on caching", status);
    }

    [TestMethod]
    public async Task Search_AHundredBooks_AccountsForEachWithinWhatClientsRead()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        for (var i = 1; i < 100; i++) await engine.Rig.AddBookAsync(FakeCatalog.Plain, Token, $"Book {i}");

        var guide = (await engine.Guide.FormAsync("Search", Token, ("query", "bob"), ("count", "100"))).Is(HttpStatusCode.OK);
        var groups = (await engine.Integrator.FormAsync("Search", Token, ("query", "bob"), ("count", "100"))).Is(HttpStatusCode.OK).Array;

        Assert.HasCount(100, guide.Array);
        Assert.HasCount(100, groups);
        Assert.HasCount(100, (await engine.Guide.ReadAsync("AddressBooks", Token)).Array);
        var status = guide.Headers["Search-Status"];
        Assert.IsLessThanOrEqualTo(4096, status.Length);
        var (listed, more) = (Listed().Count(status), More().Match(status));
        Assert.IsTrue(more.Success, status);
        Assert.AreEqual(100, listed + int.Parse(more.Groups["books"].Value));
        Assert.AreEqual(100 - listed, int.Parse(more.Groups["answered"].Value));
        Assert.AreEqual((100 - listed) * 2, int.Parse(more.Groups["count"].Value));
    }

    [TestMethod]
    public async Task Search_NoBook_IsAnEmptyAnswerAndAnEmptyHeader()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = engine.Client(await engine.ApprovedAsync(Token));

        var answer = await client.FormAsync("Search", Token, ("query", "bob"));

        Assert.AreEqual("[]", answer.Is(HttpStatusCode.OK).Text);
        Assert.AreEqual("", answer.Headers.GetValueOrDefault("Search-Status", ""));
    }

    [GeneratedRegex("\"[0-9a-f]{32}\";outcome=Answered;source=live;ms=[0-9]+;count=2")]
    private static partial Regex Listed();

    [GeneratedRegex("more;books=(?<books>[0-9]+);answered=(?<answered>[0-9]+);count=(?<count>[0-9]+)$")]
    private static partial Regex More();
}
