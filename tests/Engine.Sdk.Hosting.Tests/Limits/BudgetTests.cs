using System.Net;
using Engine.Sdk.Hosting.Tests.Requests;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Limits;

[TestClass]
public sealed class BudgetTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_FiveASecond_TheSixthWaitsWithinASecond()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 5, TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++) await api.GetAsync(Token);
        var begun = rig.Time.Now;

        var sixth = api.GetAsync(Token);
        Assert.HasCount(5, rig.Crm.All);
        while (!sixth.IsCompleted) await rig.Time.PassAsync(Longest, Token);
        await sixth;

        var waited = rig.Crm.All[5].At - begun;
        Assert.IsTrue(waited >= TimeSpan.FromSeconds(1) && waited < TimeSpan.FromSeconds(1.1), $"{waited}");
    }

    [TestMethod]
    public async Task SendAsync_LongerThanASecondToWait_IsRateLimitedAndSaysForHowLong()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 2, TimeSpan.FromSeconds(10));
        await api.GetAsync(Token);
        await api.GetAsync(Token);

        var failed = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);

        Assert.IsTrue(failed.RetryAfter >= TimeSpan.FromSeconds(10) && failed.RetryAfter <= TimeSpan.FromSeconds(11), $"{failed.RetryAfter}");
        Assert.AreEqual("The CRM allows 2 in 00:00:10.", failed.Message, "Who shows it says how long, for that changes.");
        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_CrowdAtOnce_NobodyWaitsMoreThanASecondInAll()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 1, TimeSpan.FromMilliseconds(600));
        var all = Enumerable.Range(0, 20).Select(_ => api.GetAsync(Token)).ToList();

        rig.Time.Advance(TimeSpan.FromMilliseconds(600));
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.AreEqual(TimeSpan.FromMilliseconds(600), rig.Crm.All[1].At - rig.Crm.All[0].At);
        Assert.AreEqual(2, all.Count(task => task.IsCompletedSuccessfully), "At 0 ms and at 600 ms.");
        foreach (var refused in all.Where(task => task.IsFaulted)) await refused.FailsAsync(ConnectorErrorKind.RateLimited);
    }

    [TestMethod]
    public async Task SendAsync_BackgroundUsedItsPart_CallsGoAtOnce()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 8, TimeSpan.FromSeconds(10));
        var background = Enumerable.Range(0, 20).Select(_ => RetryTests.InBackground(() => api.GetAsync(Token))).ToList();
        Assert.HasCount(6, rig.Crm.All, "Two of eight are kept.");

        await api.GetAsync(Token);
        await api.GetAsync(Token);

        Assert.HasCount(8, rig.Crm.All);
        Assert.AreEqual(6, background.Count(task => task.IsCompleted));
        while (background.Any(task => !task.IsCompleted)) rig.Time.Advance(TimeSpan.FromMilliseconds(200));
        await Task.WhenAll(background);
    }

    [TestMethod]
    public async Task SendAsync_BackgroundWouldWaitOverAMinute_IsRateLimited()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 2, TimeSpan.FromHours(24));
        await RetryTests.InBackground(() => api.GetAsync(Token));

        var failed = await RetryTests.InBackground(() => api.GetAsync(Token)).FailsAsync(ConnectorErrorKind.RateLimited);
        await api.GetAsync(Token);

        Assert.IsTrue(failed.RetryAfter > TimeSpan.FromHours(23.9));
        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_OnlyOneRequestAllowed_BackgroundHasItToo()
    {
        using var rig = new HostingRig();

        await RetryTests.InBackground(() => Limited(rig, 1, TimeSpan.FromSeconds(1)).GetAsync(Token));

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_RepeatedTries_CountEach()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 10, TimeSpan.FromSeconds(60));
        rig.Crm.Answers(HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable);

        var asking = api.GetAsync(Token);
        await rig.Time.PassAsync(Longest, Token);
        await rig.Time.PassAsync(Longest, Token);
        await asking;

        Assert.AreEqual(3, api.Budget.Limits.Single().Used);
    }

    [TestMethod]
    public async Task SendAsync_LimitThatCoversSome_CountsThoseAlone()
    {
        using var rig = new HostingRig();
        var search = new RequestLimit { Name = "searches", Requests = 1, Window = TimeSpan.FromHours(1), Covers = request => request.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal) };
        var api = rig.Open(HostingRig.Describe() with { Limits = [search, Limit(10, TimeSpan.FromHours(1))] });
        for (var i = 0; i < 3; i++) await api.GetAsync(Token, "contacts");
        await api.GetAsync(Token, "search");

        await api.GetAsync(Token, "search").FailsAsync(ConnectorErrorKind.RateLimited);
        await api.GetAsync(Token, "contacts");

        Assert.IsTrue(api.Budget.Limits is [{ Limit: "searches", Used: 1, Allowed: 1 }, { Used: 5, Allowed: 10 }]);
    }

    [TestMethod]
    public async Task SendAsync_CallerLeavesWhileWaiting_IsACancellation()
    {
        using var rig = new HostingRig();
        var api = Limited(rig, 1, TimeSpan.FromSeconds(1));
        await api.GetAsync(Token);
        using var leaving = new CancellationTokenSource();

        var asking = api.GetAsync(leaving.Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
    }

    [TestMethod]
    [DataRow("30", 30)]
    [DataRow(null, 1)]
    [DataRow("2147483647", 86400)]
    public async Task SendAsync_TooMany_ClosesTheAccountForAllItsBooks(string? retryAfter, int seconds)
    {
        using var rig = new HostingRig();
        var (one, other, stranger) = (rig.Open(Key("key-1")), rig.Open(Key("key-1")), rig.Open(Key("key-2")));
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Headers["X-Api-Key"] == "key-2" ? FakeCrm.Json("{}")
            : retryAfter is null ? FakeCrm.Status(HttpStatusCode.TooManyRequests) : FakeCrm.Status(HttpStatusCode.TooManyRequests, "Retry-After", retryAfter));
        await one.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);
        var closedUntil = rig.Time.Now.AddSeconds(seconds);
        Assert.AreEqual(closedUntil, other.Budget.ClosedUntil);
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Json("{}"));
        await stranger.GetAsync(Token);
        Assert.IsNull(stranger.Budget.ClosedUntil);

        if (seconds > 1)
        {
            var refused = await other.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);
            Assert.AreEqual(TimeSpan.FromSeconds(seconds), refused.RetryAfter);
            rig.Time.Advance(TimeSpan.FromSeconds(seconds));
            await other.GetAsync(Token);
        }
        else
        {
            var waiting = other.GetAsync(Token);
            await rig.Time.PassAsync(Longest, Token);
            await waiting;
        }

        Assert.IsTrue(rig.Crm.All[^1].At >= closedUntil);
        Assert.IsNull(other.Budget.ClosedUntil);
    }

    [TestMethod]
    public async Task SendAsync_ConnectorReadsALimitOfItsOwn_ClosesForAsLongAsTheHeaderSays()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.Describe() with { ReadFailure = _ => new(ConnectorErrorKind.RateLimited, "REQUEST_LIMIT_EXCEEDED") });
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Status(HttpStatusCode.Forbidden, "Retry-After", "40"));

        var failed = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);

        Assert.AreEqual(TimeSpan.FromSeconds(40), failed.RetryAfter);
        Assert.AreEqual(rig.Time.Now.AddSeconds(40), api.Budget.ClosedUntil);
    }

    [TestMethod]
    public async Task SendAsync_ConnectorAsksForAnEternity_ClosesForADay()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.Describe() with { ReadFailure = _ => new(ConnectorErrorKind.RateLimited, "x") { RetryAfter = TimeSpan.MaxValue } });
        rig.Crm.Answers(HttpStatusCode.TooManyRequests);

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.RateLimited);

        Assert.AreEqual(rig.Time.Now.AddDays(1), api.Budget.ClosedUntil);
    }

    internal static RequestLimit Limit(int requests, TimeSpan window) => new() { Name = $"{requests} in {window}", Requests = requests, Window = window };

    private static ApiDescription Key(string key) => HostingRig.Describe(new HeaderSignIn { Header = "X-Api-Key", Value = key });

    private static BookApi Limited(HostingRig rig, int requests, TimeSpan window) => rig.Open(HostingRig.Describe() with { Limits = [Limit(requests, window)] });
}
