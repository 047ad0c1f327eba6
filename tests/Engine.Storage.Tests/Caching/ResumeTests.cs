using Engine.Sdk;

namespace Engine.Storage.Tests.Caching;

/// <summary>Syncs that were interrupted.</summary>
[TestClass]
public sealed class ResumeTests : StorageTest
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task ResumeWriteAsync_AfterRestart_GoesOnFromTheLastTokenWithWhatWasWritten(bool isFull)
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "old")], Cancelled);
        await WriteAsync(storage, book, isFull, CacheWriteExtensions.Page(book, "1", "2") with { Token = "after 2" });
        storage = await ReopenAsync(storage);
        storage.Time.Advance(TimeSpan.FromHours(1));
        await storage.PurgeCacheAsync(Cancelled);
        CollectionAssert.AreEqual((string[])["old"], await IdsAsync(storage, book));

        await using var write = await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled);
        Assert.AreEqual((isFull, "after 2", 2L, Samples.Now), (write!.IsFull, write.Token, write.Written, write.StartedAt));
        await write.WriteAsync(CacheWriteExtensions.Page(book, "3") with { Token = "after 3" }, Cancelled);
        var state = await write.CompleteAsync(Cancelled);

        CollectionAssert.AreEquivalent(isFull ? (string[])["1", "2", "3"] : ["old", "1", "2", "3"], await IdsAsync(storage, book));
        Assert.AreEqual(("after 3", Samples.Now), (state!.Token, state.LastSync));
        Assert.IsNull(await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled));
    }

    [TestMethod]
    public async Task ResumeWriteAsync_LastPageHadNoToken_IsNothingAndNothingIsLeft()
    {
        var (storage, book) = await OpenWithBookAsync();
        await WriteAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1") with { Token = "after 1" }, CacheWriteExtensions.Page(book, "2"));

        Assert.IsNull(await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled));
        Assert.IsEmpty(storage.CacheFiles());
    }

    [TestMethod]
    public async Task ResumeWriteAsync_OfAnotherOrigin_IsNothing()
    {
        var (storage, book) = await OpenWithBookAsync();
        await WriteAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1") with { Token = "after 1" });

        Assert.IsNull(await storage.Cache.ResumeWriteAsync(book, "another account", Cancelled));
    }

    [TestMethod]
    public async Task ResumeWriteAsync_Dropped_IsNothing()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "old")], Cancelled);
        await using (var write = await storage.Cache.BeginWriteAsync(book, isFull: false, Cancelled))
        {
            await write.WriteAsync(CacheWriteExtensions.Page(book, "1") with { Token = "after 1" }, Cancelled);
            await write.DropAsync();
        }

        Assert.IsNull(await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled));
        CollectionAssert.AreEqual((string[])["old"], await IdsAsync(storage, book));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task BeginWriteAsync_OneIsUnfinished_TakesItsPlace(bool isFull)
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "old")], Cancelled);
        await WriteAsync(storage, book, isFull, CacheWriteExtensions.Page(book, "1") with { Token = "after 1" });

        await storage.Cache.SyncAsync(book, isFull: false, [CacheWriteExtensions.Page(book, "2")], Cancelled);

        CollectionAssert.AreEquivalent((string[])["old", "2"], await IdsAsync(storage, book));
        Assert.HasCount(1, storage.CacheFiles());
    }

    [TestMethod]
    public async Task WriteAsync_Incremental_BeginsWhereTheCopyEnded()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.Cache.SyncAsync(book, isFull: true, [CacheWriteExtensions.Page(book, "old")], Cancelled, token: "end");

        await using var write = await storage.Cache.BeginWriteAsync(book, isFull: false, Cancelled);
        var state = await write.CompleteAsync(Cancelled);

        Assert.AreEqual("end", write.Token);
        Assert.AreEqual("end", state!.Token);
    }

    [TestMethod]
    public async Task WriteAsync_VeryLongPageCancelledInside_ResumesBeforeIt()
    {
        var (storage, book) = await OpenWithBookAsync();
        using var leaving = new CancellationTokenSource();
        await using (var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled))
        {
            await write.WriteAsync(CacheWriteExtensions.Page(book, "1") with { Token = "after 1" }, Cancelled);
            var page = CacheWriteExtensions.Page(book, [.. Enumerable.Range(0, 12_000).Select(i => $"{i}")]);
            var writing = write.WriteAsync(page with { Token = "after all" }, leaving.Token);
            await leaving.CancelAsync();
            await Task.WhenAny(writing);
            Assert.AreNotEqual("after all", writing.IsCompletedSuccessfully ? "it was faster" : write.Token);
        }

        await using var resumed = await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled);
        Assert.IsNotNull(resumed);
    }

    [TestMethod]
    public async Task PurgeAsync_BooksGoneUncachedOrStale_DeletesTheirFilesAlone()
    {
        var (storage, book) = await OpenWithBookAsync();
        var uncached = Samples.Book() with { IsCached = true };
        await storage.Books.SaveAsync(uncached, Cancelled);
        await storage.FillCacheAsync(book, 3, Cancelled);
        await storage.FillCacheAsync(uncached.Id, 3, Cancelled);
        await storage.Books.SaveAsync(uncached with { IsCached = false }, Cancelled);
        var kept = storage.CacheFiles().Where(name => name.StartsWith($"{book}", StringComparison.Ordinal)).ToList();
        foreach (var stale in (string[])[$"{AddressBookId.New()}-00000000000000a1.db", $"{book}-0000000000000001.db", $"{book}-0000000000000001.db-wal", $"{book}-0000000000000001-7.index", $"{book}-0000000000000001-7.index.new"])
        {
            await File.WriteAllTextAsync(Path.Combine(storage.Folder.CachesFolder, stale), "", Cancelled);
        }

        await File.WriteAllTextAsync(Path.Combine(storage.Folder.CachesFolder, "notes.txt"), "", Cancelled);

        await storage.PurgeCacheAsync(Cancelled);

        CollectionAssert.AreEquivalent((string[])[.. kept, "notes.txt"], storage.CacheFiles().ToList());
    }

    private async Task WriteAsync(TestStorage storage, AddressBookId book, bool isFull, params FeedPage[] pages)
    {
        await using var write = await storage.Cache.BeginWriteAsync(book, isFull, Cancelled);
        foreach (var page in pages)
        {
            await write.WriteAsync(page, Cancelled);
        }
    }

    private async Task<List<string>> IdsAsync(TestStorage storage, AddressBookId book) =>
        [.. (await storage.ReadCacheAsync(book, Cancelled)).Select(contact => contact.Key.Id)];
}
