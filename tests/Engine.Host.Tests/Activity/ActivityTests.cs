using System.Net;
using System.Text.Json.Nodes;
using Engine.Core.AddressBooks;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Activity;

/// <summary>What the engine remembers of its latest searches and failures.</summary>
[TestClass]
public sealed class ActivityTests(TestContext context)
{
    private SharedEngine _engine = null!; // set before the test runs

    private CancellationToken Token => context.CancellationToken;

    private RecentSearches Searches => _engine.Rig.Services.GetRequiredService<RecentSearches>();

    private RecentFailures Failures => _engine.Rig.Services.GetRequiredService<RecentFailures>();

    [TestInitialize]
    public async Task StartAsync() => _engine = await SharedEngine.StartAsync(Token);

    [TestCleanup]
    public async Task StopAsync() => await _engine.DisposeAsync();

    [TestMethod]
    public async Task Searches_SeveralAsked_AreListedNewestFirstWithWhoAskedAndEachBook()
    {
        await _engine.Guide.FormAsync("Search", Token, ("query", "bob"));
        await _engine.Admin.FormAsync("Search", Token, ("query", PlainBook.BobTel), ("count", "1"));
        await _engine.Admin.FormAsync($"AddressBooks/{_engine.Crm}/TestSearch", Token, ("query", "zebedee"));

        var searches = (await _engine.Admin.ReadAsync("Activity/Searches", Token)).Is(HttpStatusCode.OK).Array;

        Assert.AreSequenceEqual(
            ["TestSearch Name zebedee 0", $"Command line Number {PlainBook.BobTel} 1", "Test Name bob 2"],
            searches.Select(search => $"{search!["Application"]} {search["Kind"]} {search["Query"]} {search["Shown"]}"));
        var book = searches[2]!["Books"]!.AsArray().Single()!;
        Assert.AreEqual($"{_engine.Crm} CRM Answered 2", $"{book["AddinId"]} {book["Name"]} {book["Outcome"]} {book["Count"]}");
        Assert.IsGreaterThan(0, (double)searches[2]!["ElapsedMs"]!);
        Assert.HasCount(1, (await _engine.Admin.ReadAsync("Activity/Searches?count=1", Token)).Array);
    }

    [TestMethod]
    public async Task Searches_Forgotten_AreGone()
    {
        await _engine.Guide.FormAsync("Search", Token, ("query", "bob"));

        (await _engine.Admin.AskAsync(HttpMethod.Delete, "Activity/Searches", Token)).Is(HttpStatusCode.NoContent);

        Assert.IsEmpty((await _engine.Admin.ReadAsync("Activity/Searches", Token)).Array);
    }

    [TestMethod]
    [DataRow("Searches")]
    [DataRow("Failures")]
    public async Task Activity_OfAnApplication_IsRefused(string what)
    {
        (await _engine.Guide.ReadAsync($"Activity/{what}", Token)).IsProblem(HttpStatusCode.Unauthorized, "AdminTokenMissing");
        (await _engine.Admin.ReadAsync($"Activity/{what}?count=x", Token)).IsProblem(HttpStatusCode.BadRequest, "ParameterInvalid");
    }

    [TestMethod]
    public async Task Searches_WatchedLive_ComeAsTheyEnd()
    {
        await using var live = Searches.FollowAsync(Token).GetAsyncEnumerator(Token);
        var next = live.MoveNextAsync();
        var changes = 0;
        Searches.Changed += () => changes++;

        await _engine.Guide.FormAsync("Search", Token, ("query", "bob"));

        Assert.IsTrue(await next);
        Assert.AreEqual("bob", live.Current.Text);
        Assert.AreEqual(1, changes);
        Assert.DoesNotContain("bob", live.Current.ToString());
    }

    [TestMethod]
    public async Task Failures_BookFails_AreListedWithTheCrmsWordsAndTheChangeOfState()
    {
        var failing = await _engine.Rig.AddBookAsync(FakeCatalog.Failing, Token, "Failing");
        await _engine.Guide.FormAsync("Search", Token, ("query", "bob"));

        var listed = (await _engine.Admin.ReadAsync($"Activity/Failures?book={failing}", Token)).Is(HttpStatusCode.OK).Array;

        Assert.AreSequenceEqual(
            ["Failing  SignInNeeded Working", "Failing Unauthorized  "],
            listed.Select(incident => $"{incident!["Name"]} {incident["Outcome"]} {incident["State"]} {incident["Before"]}"));
        Assert.AreSequenceEqual([FailingBook.Message, FailingBook.Message], listed.Select(incident => (string?)incident!["Message"]));
        Assert.IsEmpty((await _engine.Admin.ReadAsync($"Activity/Failures?book={_engine.Crm}", Token)).Array);
        (await _engine.Admin.ReadAsync("Activity/Failures?book=nonsense", Token)).IsProblem(HttpStatusCode.NotFound, "AddressBookUnknown");
    }

    [TestMethod]
    public async Task Failures_BookSwitchedOffAndRemoved_AreChangesOfStateAndThenGone()
    {
        foreach (var isOn in (bool[])[false, true])
            await _engine.Admin.JsonAsync($"AddressBooks/{_engine.Crm}", new JsonObject { ["Enabled"] = isOn }, Token, HttpMethod.Patch);

        Assert.AreSequenceEqual<BookState?>([BookState.Working, BookState.Disabled], Failures.Read().Select(incident => incident.State));

        await _engine.Admin.AskAsync(HttpMethod.Delete, $"AddressBooks/{_engine.Crm}", Token);
        Assert.IsEmpty(Failures.Read());
    }

    [TestMethod]
    public async Task Searches_SwitchedOff_AreNotKept()
    {
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Configuration["Engine:RecentSearches"] = "0");
        await engine.AddBookAsync(FakeCatalog.Plain, Token);
        using var admin = engine.Admin();

        await admin.FormAsync("Search", Token, ("query", "bob"));

        Assert.IsEmpty((await admin.ReadAsync("Activity/Searches", Token)).Array);
        Assert.IsFalse(engine.Services.GetRequiredService<RecentSearches>().IsOn);
    }

    [TestMethod]
    public async Task Searches_MoreThanAreKept_LoseTheOldest()
    {
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Configuration["Engine:RecentSearches"] = "3");
        using var admin = engine.Admin();

        foreach (var query in (string[])["a", "b", "c", "d", "e"]) await admin.FormAsync("Search", Token, ("query", query));

        Assert.AreEqual("e d c", string.Join(' ', engine.Services.GetRequiredService<RecentSearches>().Read().Select(search => search.Text)));
    }
}
