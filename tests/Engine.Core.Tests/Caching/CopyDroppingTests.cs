using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>What happens to a copy when its book changes.</summary>
[TestClass]
public sealed class CopyDroppingTests(TestContext context) : IAsyncDisposable
{
    private readonly CacheRig _rig = new();

    private CancellationToken Cancelled => context.CancellationToken;

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_SettingsOfAnotherAccount_AreNeverAnsweredFromTheOldCopy()
    {
        var book = await AddReadyAsync("old");
        var gate = new TaskCompletionSource();

        _rig.Change(book, configuration => configuration with { SettingsJson = """{"Account":2}""" },
            new FakeFeed((_, _) => FakeFeed.ThenHangs(gate.Task, FakeFeed.Page(book, "1", "new"))));
        Assert.IsNull(_rig.Copies.Find(book));
        await CacheRig.UntilAsync(() => _rig.Cache.Removed.Contains(book), Cancelled);
        Assert.IsNull(_rig.Copies.Find(book));
        gate.SetResult();
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        Assert.AreEqual(1, _rig.Copies.Find(book)!.Index.Count);
        Assert.IsNotNull(_rig.Copies.Find(book)!.Index.Find(new(book, "Contact", "new")));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_SettingsWhileASyncRuns_DropsWhatItRead()
    {
        var gate = new TaskCompletionSource();
        var book = _rig.Add(id => new FakeFeed((_, _) => FakeFeed.ThenHangs(gate.Task, FakeFeed.Page(id, "1", "old"))));
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).Progress?.Contacts == 1, Cancelled);

        var feed = new FakeFeed(FakeFeed.Page(book, "2", "new"));
        _rig.Change(book, configuration => configuration with { SettingsJson = """{"Account":2}""" }, feed);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        CollectionAssert.AreEqual((string?[])[null], feed.Asked.ToArray());
        Assert.IsNull(_rig.Copies.Find(book)!.Index.Find(new(book, "Contact", "old")));
        gate.SetResult();
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Restart_SettingsChangedJustBefore_DropsTheCopyOnDisk()
    {
        var book = await AddReadyAsync("old");
        await _rig.Copies.DisposeAsync();
        _rig.Change(book, configuration => configuration with { SettingsJson = """{"Account":2}""" }, new FakeFeed(FakeFeed.Page(book, "1", "new")));

        await _rig.RestartAsync();
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        Assert.Contains(book, _rig.Cache.Removed);
        Assert.IsNotNull(_rig.Copies.Find(book)!.Index.Find(new(book, "Contact", "new")));
        Assert.AreEqual(1, _rig.Copies.Find(book)!.Index.Count);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_ReopenedWithTheSameSettings_GoesOnAnsweringAndReadsFromTheNewConnection()
    {
        var book = await AddReadyAsync("a");
        var before = _rig.Copies.Find(book);
        var feed = new FakeFeed((_, _) => FakeFeed.Pages());

        _rig.Change(book, configuration => configuration with { Name = "Renamed" }, feed);
        Assert.AreSame(before, _rig.Copies.Find(book));
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Ready, Cancelled);
        _rig.Copies.TryBeginSync(book);
        await CacheRig.UntilAsync(() => feed.Asked.Count == 1, Cancelled);

        CollectionAssert.AreEqual((string?[])["end"], feed.Asked.ToArray());
        Assert.IsEmpty(_rig.Cache.Removed);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_CachingSwitchedOff_DropsTheCopyAndOnReadsAnew()
    {
        var book = await AddReadyAsync("a");

        _rig.Change(book, configuration => configuration with { IsCached = false });
        await CacheRig.UntilAsync(() => _rig.Cache.Removed.Contains(book), Cancelled);
        Assert.IsNull(_rig.Copies.Find(book));
        Assert.AreEqual(SyncState.NotCached, _rig.Copies.GetStatus(book).State);

        _rig.Change(book, configuration => configuration with { IsCached = true });
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);
        Assert.HasCount(2, _rig.Cache.Completed);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Remove_Book_DropsTheCopy()
    {
        var book = await AddReadyAsync("a");

        _rig.Remove(book);
        await CacheRig.UntilAsync(() => _rig.Cache.Removed.Contains(book), Cancelled);

        Assert.IsNull(_rig.Copies.Find(book));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Change_DisabledOrClosed_KeepsTheCopyOnDiskForItsReturn(bool isDisabled)
    {
        var book = await AddReadyAsync("a");
        var open = _rig.Find(book)!;

        if (isDisabled) _rig.Change(book, configuration => configuration with { IsEnabled = false });
        else _rig.Close(book);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is null, Cancelled);
        _rig.Change(book, configuration => configuration with { IsEnabled = true }, open.Connection);
        await CacheRig.UntilAsync(() => _rig.Copies.Find(book) is not null, Cancelled);

        Assert.IsEmpty(_rig.Cache.Removed);
        Assert.HasCount(1, _rig.Cache.Completed);
        Assert.HasCount(1, _rig.Cache.Built);
    }

    private async Task<AddressBookId> AddReadyAsync(string record)
    {
        var book = _rig.Add(id => new FakeFeed(FakeFeed.Page(id, "end", record)));
        _rig.Start();
        await _rig.ReadyAsync(book, Cancelled);
        await CacheRig.UntilAsync(() => !_rig.Cache.Saved.IsEmpty, Cancelled);
        return book;
    }
}
