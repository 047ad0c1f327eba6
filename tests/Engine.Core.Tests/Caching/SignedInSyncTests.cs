using Engine.Core.Caching;
using Engine.Core.Events;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

[TestClass]
public sealed class SignedInSyncTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task RunAsync_BookIsSignedIn_IsReadAtOnce()
    {
        await using var rig = new CacheRig();
        var isSignedIn = false;
        var feed = new FakeFeed();
        var book = rig.Add(id =>
        {
            feed.Read = (_, _) => Volatile.Read(ref isSignedIn)
                ? FakeFeed.Pages(FakeFeed.Page(id, "1", "a", "b"))
                : throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in.");
            return feed;
        });
        rig.Start();
        await rig.ReadyAsync(book, TestContext.CancellationToken);
        Assert.AreEqual(SyncState.Failed, rig.Copies.GetStatus(book).State);
        var now = rig.Time.GetUtcNow();

        Volatile.Write(ref isSignedIn, true);
        rig.Events.Publish(new SignedIn(book));
        await CacheRig.UntilAsync(() => rig.Copies.GetStatus(book).State == SyncState.Ready, TestContext.CancellationToken);

        Assert.AreEqual(2, rig.Copies.Find(book)!.Index.Count);
        Assert.AreEqual(now, rig.Time.GetUtcNow());
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow(ConnectorErrorKind.Unauthorized, null)]
    [DataRow(ConnectorErrorKind.Unavailable, "No.")]
    [DataRow(ConnectorErrorKind.Forbidden, "No.")]
    public async Task RunAsync_BookIsSignedIn_ShowsWhatMayStillHoldAlone(ConnectorErrorKind before, string? shown)
    {
        await using var rig = new CacheRig();
        var gate = new TaskCompletionSource();
        var feed = new FakeFeed();
        var book = rig.Add(id =>
        {
            feed.Read = (_, _) => feed.Asked.Count == 1 ? throw new ConnectorException(before, "No.") : FakeFeed.ThenHangs(gate.Task, FakeFeed.Page(id, "1", "a"));
            return feed;
        });
        rig.Start();
        await rig.ReadyAsync(book, TestContext.CancellationToken);
        Assert.AreEqual("No.", rig.Copies.GetStatus(book).Error);

        rig.Events.Publish(new SignedIn(book));
        var begun = rig.Copies.GetStatus(book);
        await CacheRig.UntilAsync(() => feed.Asked.Count == 2, TestContext.CancellationToken);
        var reading = rig.Copies.GetStatus(book);
        gate.SetResult();
        await CacheRig.UntilAsync(() => rig.Copies.GetStatus(book).State == SyncState.Ready, TestContext.CancellationToken);

        Assert.AreEqual((SyncState.Syncing, shown), (begun.State, begun.Error));
        Assert.AreEqual((SyncState.Syncing, shown), (reading.State, reading.Error));
        Assert.IsNull(rig.Copies.GetStatus(book).Error);
    }
}
