using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>Which copies there are, and when they are refreshed.</summary>
[TestClass]
public sealed class CachedBooksTests(TestContext context) : IAsyncDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly CacheRig _rig = new();

    private CancellationToken Cancelled => context.CancellationToken;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task RunAsync_NewBook_IsReadAndAnswersWithItsAge()
    {
        var book = _rig.Add(id => new FakeFeed(FakeFeed.Page(id, "1", "a", "b"), FakeFeed.Page(id, "2", "c")));
        Assert.IsNull(_rig.Copies.Find(book));

        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        Assert.AreEqual(3, _rig.Copies.Find(book)!.Index.Count);
        Assert.AreEqual(_rig.Time.GetUtcNow(), _rig.Copies.Find(book)!.AsOf);
        var status = _rig.Copies.GetStatus(book);
        Assert.AreEqual((SyncState.Ready, 3, null, _rig.Time.GetUtcNow().AddHours(1)), (status.State, status.Contacts, status.Error, status.NextSync));
        Assert.IsNull(status.Progress);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task RunAsync_Restarted_ServesFromTheImageAndAsksTheFeedWhenItIsDue()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since is null ? FakeFeed.Pages(FakeFeed.Page(id, "1", "a", "b")) : FakeFeed.Pages();
            return feed;
        }, minutes: 30);
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        await _rig.RestartAsync();
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        Assert.AreEqual(2, _rig.Copies.Find(book)!.Index.Count);
        Assert.AreEqual(TimeSpan.FromMinutes(10), _rig.Time.GetUtcNow() - _rig.Copies.Find(book)!.AsOf);
        Assert.HasCount(1, feed.Asked);
        Assert.HasCount(1, _rig.Cache.Built, "The image spares building.");
        var waited = await _rig.TurnUntilAsync(Minute, () => feed.Asked.Count == 2, Cancelled);
        Assert.AreEqual(20 * Minute, waited);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task RunAsync_ImageDamaged_BuildsFromTheContactsAndSavesAnew()
    {
        var book = _rig.Add(id => new FakeFeed(FakeFeed.Page(id, "1", "a", "b")));
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Cache.Saved.Count == 1, Cancelled);
        _rig.Cache.DamageImage(book);

        await _rig.RestartAsync();
        await CacheRig.UntilAsync(() => _rig.Cache.Saved.Count == 2, Cancelled);

        Assert.AreEqual(2, _rig.Copies.Find(book)!.Index.Count);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_Changes_AreLaidOverTheBaseAndSurviveARestart()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => FakeFeed.Pages(since is null
                ? [FakeFeed.Page(id, "1", "a", "b", "c")]
                : [FakeFeed.Gone(id, "2", "a", "d"), FakeFeed.Page(id, "3", "d", "e")]);
            return feed;
        });
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book)!.Index.Count == 4, Cancelled);
        Assert.HasCount(1, _rig.Cache.Built);
        CollectionAssert.AreEqual((string?[])[null, "1"], feed.Asked.ToArray());

        await _rig.RestartAsync();
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);
        Assert.AreEqual(4, _rig.Copies.Find(book)!.Index.Count);
        Assert.IsNull(_rig.Copies.Find(book)!.Index.Find(new(book, "Contact", "a")));
        Assert.HasCount(1, _rig.Cache.Built);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_VeryManyChanges_BuildsAnewAndSaves()
    {
        var book = _rig.Add(id => new FakeFeed((since, _) => FakeFeed.Pages(
            FakeFeed.Page(id, "1", [.. Enumerable.Range(0, since is null ? 5 : 10_001).Select(i => $"{i}")]))));
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => _rig.Cache.Saved.Count == 2, Cancelled);

        Assert.AreEqual(10_001, _rig.Copies.Find(book)!.Index.Count);
        Assert.AreEqual(1, _rig.Cache.Saved.Last().Revision);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Sync_NothingChanged_KeepsTheIndexAndRenewsItsAge()
    {
        var book = _rig.Add(id => new FakeFeed((since, _) => since is null ? FakeFeed.Pages(FakeFeed.Page(id, "1", "a")) : FakeFeed.Pages()));
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        var before = _rig.Copies.Find(book)!;
        _rig.Time.Advance(Minute);

        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) != before, Cancelled);

        Assert.AreSame(before.Index, _rig.Copies.Find(book)!.Index);
        Assert.AreEqual(before.AsOf + Minute, _rig.Copies.Find(book)!.AsOf);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task TryBeginSync_OneIsUnderWay_JoinsIt()
    {
        var gate = new TaskCompletionSource();
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (_, _) => FakeFeed.ThenHangs(gate.Task, FakeFeed.Page(id, null, "a"));
            return feed;
        });
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).Progress?.Contacts == 1, Cancelled);

        Assert.IsTrue(_rig.Copies.TryBeginSync(book));
        Assert.IsTrue(_rig.Copies.TryBeginSync(book));
        Assert.AreEqual((SyncState.Syncing, SyncPhase.Reading), (_rig.Copies.GetStatus(book).State, _rig.Copies.GetStatus(book).Progress!.Phase));
        gate.SetResult();
        await _rig.ReadyAsync(book, Cancelled);

        Assert.HasCount(1, feed.Asked);
    }

    [TestMethod]
    public void TryBeginSync_BookNotCachedOrUnknown_IsFalse()
    {
        var live = _rig.Add(_ => new FakeFeed());
        _rig.Change(live, book => book with { IsCached = false });
        var mute = _rig.Add(_ => new Search.FakeBook());

        Assert.IsFalse(_rig.Copies.TryBeginSync(live));
        Assert.IsFalse(_rig.Copies.TryBeginSync(mute));
        Assert.IsFalse(_rig.Copies.TryBeginSync(AddressBookId.New()));
        Assert.AreEqual(SyncState.NotCached, _rig.Copies.GetStatus(live).State);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_FrequencyMadeShorter_BringsTheNextSyncForward()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(_ => feed, minutes: 600);
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);

        _rig.Change(book, configuration => configuration with { CacheFrequencyMinutes = 5 });
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).NextSync == _rig.Time.GetUtcNow() + (5 * Minute), Cancelled);
        var waited = await _rig.TurnUntilAsync(Minute, () => feed.Asked.Count == 2, Cancelled);

        Assert.IsTrue(waited >= 5 * Minute && waited < 100 * Minute, $"{waited}");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Build_TwoBooksAtOnce_TakesTurns()
    {
        var gate = new TaskCompletionSource();
        _rig.Cache.OnRead = () => gate.Task;
        AddressBookId[] books = [.. Enumerable.Range(0, 3).Select(_ => _rig.Add(id => new FakeFeed(FakeFeed.Page(id, "1", "a"))))];
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Cache.Completed.Count == 3 && !_rig.Cache.Built.IsEmpty, Cancelled);

        Assert.HasCount(1, _rig.Cache.Built);
        gate.SetResult();
        foreach (var book in books) await _rig.ReadyAsync(book, Cancelled);

        Assert.HasCount(3, _rig.Cache.Built);
        Assert.AreEqual(1, _rig.Cache.MostReadAtATime);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Signal_Changes_AreSyncedASecondLaterAndABurstAsOne()
    {
        var feed = new TellingFeed();
        var book = _rig.Add(_ => feed, minutes: 600);
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        await CacheRig.UntilAsync(() => feed.Waits == 1, Cancelled);

        for (var i = 0; i < 20; i++) feed.Tell();
        await CacheRig.UntilAsync(() => feed.Waits == 2 && _rig.Time.Waiting == 3, Cancelled);
        var waited = await _rig.TurnUntilAsync(TimeSpan.FromMilliseconds(250), () => feed.Asked.Count == 2, Cancelled);
        await _rig.TurnUntilAsync(Minute, () => _rig.Time.GetUtcNow() > _rig.Copies.Find(book)!.AsOf + (10 * Minute), Cancelled);

        Assert.AreEqual(ChangeWatch.Gathering, waited);
        Assert.HasCount(2, feed.Asked);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Signal_Fails_IsAskedAgainAMinuteLaterAndSyncsGoOn()
    {
        var feed = new TellingFeed();
        feed.FailAlways(new InvalidOperationException("no watcher"));
        var book = _rig.Add(_ => feed, minutes: 30);
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        await CacheRig.UntilAsync(() => feed.Waits >= 1, Cancelled);

        await _rig.TurnUntilAsync(Minute, () => feed.Waits >= 3 && feed.Asked.Count >= 2, Cancelled);
        await _rig.ReadyAsync(book, Cancelled);

        Assert.AreEqual(SyncState.Ready, _rig.Copies.GetStatus(book).State);
    }
}
