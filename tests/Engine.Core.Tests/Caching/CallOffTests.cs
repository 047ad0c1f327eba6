using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>Calling a sync off.</summary>
[TestClass]
public sealed class CallOffTests(TestContext context) : IAsyncDisposable
{
    private readonly CacheRig _rig = new();
    private readonly TaskCompletionSource _gate = new();

    private CancellationToken Cancelled => context.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _gate.TrySetResult();
        await _rig.DisposeAsync();
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task TryCallOffSync_UnderWay_KeepsWhatWasReadAndGoesOnFromThere()
    {
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (since, _) => since is null
                ? FakeFeed.ThenHangs(_gate.Task, FakeFeed.Page(id, "1", "a", "b"))
                : FakeFeed.Pages(FakeFeed.Page(id, "2", "c"));
            return feed;
        });
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).Progress?.Contacts == 2, Cancelled);

        Assert.IsTrue(_rig.Copies.TryCallOffSync(book));
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Waiting, Cancelled);

        var status = _rig.Copies.GetStatus(book);
        Assert.AreEqual((null, _rig.Time.GetUtcNow().AddHours(1)), (status.Error, status.NextSync));
        Assert.IsFalse(_rig.Copies.TryCallOffSync(book), "There is none any more.");
        Assert.IsTrue(_rig.Copies.TryBeginSync(book));
        await _rig.ReadyAsync(book, Cancelled);
        Assert.AreEqual(3, _rig.Copies.Find(book)!.Index.Count);
        CollectionAssert.AreEqual(new[] { null, "1" }, feed.Asked.ToArray());
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task TryCallOffSync_AfterAFailure_TellsOfItNoMore()
    {
        var isFirst = true;
        var feed = new FakeFeed();
        var book = _rig.Add(id =>
        {
            feed.Read = (_, _) => isFirst ? FakeFeed.ThenFails(new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in.")) : FakeFeed.ThenHangs(_gate.Task);
            return feed;
        });
        _rig.Start();
        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Failed, Cancelled);
        isFirst = false;
        Assert.IsTrue(_rig.Copies.TryBeginSync(book));
        await CacheRig.UntilAsync(() => feed.Asked.Count == 2, Cancelled);

        Assert.IsTrue(_rig.Copies.TryCallOffSync(book));

        await CacheRig.UntilAsync(() => _rig.Copies.GetStatus(book).State == SyncState.Waiting, Cancelled);
        Assert.IsNull(_rig.Copies.GetStatus(book).Error);
    }
}
