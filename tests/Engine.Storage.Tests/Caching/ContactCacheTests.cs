using Engine.Core.Caching;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Tests.Caching;

[TestClass]
public sealed class ContactCacheTests : StorageTest
{
    [TestMethod]
    public async Task ReadAsync_NothingSynced_IsEmpty()
    {
        var (storage, book) = await OpenWithBookAsync();

        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled));
        Assert.IsEmpty(await storage.ReadCacheAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task CompleteAsync_NoContacts_IsACopyOfNone()
    {
        var (storage, book) = await OpenWithBookAsync();

        await SyncAsync(storage, book, isFull: true, []);

        var state = await storage.Cache.GetStateAsync(book, Cancelled);
        Assert.AreEqual((0, Samples.Now, "token", CacheWriteExtensions.Origin), (state?.Contacts, state?.LastSync, state?.Token, state?.Origin));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("next page ä")]
    public async Task GetStateAsync_AfterRestart_AnswersTokenAndTime(string? token)
    {
        var (storage, book) = await OpenWithBookAsync();
        storage.Time.Advance(TimeSpan.FromTicks(9));
        await storage.Cache.SyncAsync(book, isFull: true, [Page(book, "1")], Cancelled, token);
        var written = await storage.Cache.GetStateAsync(book, Cancelled);

        storage = await ReopenAsync(storage);

        Assert.AreEqual(written, await storage.Cache.GetStateAsync(book, Cancelled));
        Assert.AreEqual((1, Samples.Now.AddTicks(9), token), (written?.Contacts, written?.LastSync, written?.Token));
        Assert.HasCount(1, await storage.ReadCacheAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task WriteAsync_NotCompleted_IsNotSeen()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, Page(book, "old"));

        await using var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled);
        await write.WriteAsync(Page(book, [.. Enumerable.Range(0, 5000).Select(i => $"{i}")]), Cancelled);

        Assert.AreEqual("old", (await storage.ReadCacheAsync(book, Cancelled)).Single().Key.Id);
        Assert.AreEqual(1, (await storage.Cache.GetStateAsync(book, Cancelled))?.Contacts);
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task DisposeAsync_NotCompleted_LeavesTheEarlierCopyAndNothingElse(bool isFull)
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, Page(book, "old", "gone"));

        var write = await storage.Cache.BeginWriteAsync(book, isFull, Cancelled);
        await write.WriteAsync(Page(book, [.. Enumerable.Range(0, 5000).Select(i => $"{i}")]), Cancelled);
        await write.WriteAsync(new FeedPage { Contacts = [], Removed = [new(book, "Contact", "gone")] }, Cancelled);
        await write.DisposeAsync();
        await write.DisposeAsync();

        CollectionAssert.AreEquivalent((string[])["old", "gone"], await IdsAsync(storage, book));
        Assert.HasCount(1, storage.CacheFiles());
        Assert.IsNull(await storage.Cache.ResumeWriteAsync(book, CacheWriteExtensions.Origin, Cancelled));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => write.WriteAsync(Page(book, "late"), Cancelled));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => write.CompleteAsync(Cancelled));
    }

    [TestMethod]
    public async Task CompleteAsync_FullSync_DropsWhatWasNotWritten()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, Page(book, "1", "2", "3"));

        await SyncAsync(storage, book, isFull: true, Page(book, "2"), Page(book, "4"));

        CollectionAssert.AreEquivalent((string[])["2", "4"], await IdsAsync(storage, book));
        Assert.HasCount(1, storage.CacheFiles());
    }

    [TestMethod]
    public async Task CompleteAsync_IncrementalSync_AddsChangesAndRemoves()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, Page(book, "same", "changed", "gone"));

        var changed = Samples.Contact(book, "changed", new ContactField("Notes", "new"));
        var pages = new FeedPage { Contacts = [changed, Samples.Contact(book, "added")], Removed = [new(book, "Contact", "gone"), new(book, "Contact", "unknown")] };
        await SyncAsync(storage, book, isFull: false, pages);

        var contacts = (await storage.ReadCacheAsync(book, Cancelled)).ToDictionary(contact => contact.Key.Id);
        CollectionAssert.AreEquivalent((string[])["same", "changed", "added"], contacts.Keys);
        Assert.AreEqual("new", contacts["changed"].Fields[^1].Value);
        Assert.AreEqual(3, (await storage.Cache.GetStateAsync(book, Cancelled))?.Contacts);
        Assert.HasCount(1, storage.CacheFiles());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task CompleteAsync_RecordSeenSeveralTimes_TheLastWordCounts(bool isFull)
    {
        var (storage, book) = await OpenWithBookAsync();
        if (!isFull)
        {
            await SyncAsync(storage, book, isFull: true, Page(book, "back", "gone", "twice"));
        }

        await SyncAsync(
            storage,
            book,
            isFull,
            Page(book, "twice", "gone"),
            new() { Contacts = [], Removed = [new(book, "Contact", "gone"), new(book, "Contact", "back")] },
            new() { Contacts = [Samples.Contact(book, "back"), Samples.Contact(book, "twice", new ContactField("Notes", "second"))] });

        CollectionAssert.AreEquivalent((string[])["back", "twice"], await IdsAsync(storage, book));
        Assert.AreEqual(2, (await storage.Cache.GetStateAsync(book, Cancelled))?.Contacts);
        Assert.AreEqual("second", (await storage.ReadCacheAsync(book, Cancelled)).Single(c => c.Key.Id == "twice").Fields[^1].Value);
    }

    [TestMethod]
    public async Task CompleteAsync_IncrementalWithoutEarlierCopy_IsTheCopy()
    {
        var (storage, book) = await OpenWithBookAsync();

        await SyncAsync(storage, book, isFull: false, Page(book, "1"), new() { Contacts = [], Removed = [new(book, "Contact", "2")] });

        CollectionAssert.AreEquivalent((string[])["1"], await IdsAsync(storage, book));
        Assert.AreEqual(1, (await storage.Cache.GetStateAsync(book, Cancelled))?.Contacts);
    }

    [TestMethod]
    public async Task WriteAsync_SameIdOfTwoTypesOrCases_AreTwoRecords()
    {
        var (storage, book) = await OpenWithBookAsync();
        var contact = Samples.Contact(book, "a");

        await SyncAsync(storage, book, isFull: true, new FeedPage { Contacts = [contact, contact with { Key = new(book, "Lead", "a") }, contact with { Key = new(book, "Contact", "A") }] });

        Assert.HasCount(3, await storage.ReadCacheAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task WriteAsync_RecordOfAnotherBook_IsNotKept()
    {
        var (storage, book) = await OpenWithBookAsync();
        var foreign = Samples.Contact(AddressBookId.New(), "1");

        await SyncAsync(storage, book, isFull: true, new FeedPage { Contacts = [foreign, foreign with { Key = default }], Removed = [default] });

        Assert.IsEmpty(await storage.ReadCacheAsync(book, Cancelled));
    }

    [TestMethod]
    public async Task CompleteAsync_BookRemovedMeanwhile_KeepsNothingAndIsNoError()
    {
        var (storage, book) = await OpenWithBookAsync();
        await using var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled);
        await write.WriteAsync(Page(book, [.. Enumerable.Range(0, 3000).Select(i => $"{i}")]), Cancelled);
        await storage.Books.RemoveAsync(book, Cancelled);

        Assert.IsNull(await write.CompleteAsync(Cancelled));

        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled));
        Assert.IsEmpty(storage.CacheFiles());
        Assert.IsTrue(storage.Log.OfLevel(LogLevel.Information).Any(line => line.Contains("not kept", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task RemoveAsync_OneOfTwoBooks_LeavesTheOther()
    {
        var (storage, book) = await OpenWithBookAsync();
        var other = Samples.Book();
        await storage.Books.SaveAsync(other, Cancelled);
        await SyncAsync(storage, book, isFull: true, Page(book, "1", "2"));
        await SyncAsync(storage, other.Id, isFull: true, Page(other.Id, "1"));

        await storage.Cache.RemoveAsync(book, Cancelled);
        await storage.Cache.RemoveAsync(AddressBookId.New(), Cancelled);

        Assert.IsNull(await storage.Cache.GetStateAsync(book, Cancelled));
        Assert.AreEqual(other.Id, (await storage.ReadCacheAsync(other.Id, Cancelled)).Single().Key.Book);
        Assert.HasCount(1, storage.CacheFiles());
    }

    [TestMethod]
    public async Task Cancelled_WhileWriting_LeavesTheEarlierCopy()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, Page(book, "old"));
        using var leaving = new CancellationTokenSource();

        await using (var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled))
        {
            await write.WriteAsync(Page(book, "new"), leaving.Token);
            await leaving.CancelAsync();
            await Assert.ThrowsAsync<OperationCanceledException>(() => write.CompleteAsync(leaving.Token));
        }

        CollectionAssert.AreEquivalent((string[])["old"], await IdsAsync(storage, book));
    }

    [TestMethod]
    public async Task ReadAsync_CopySwappedMeanwhile_GoesOnWithTheOneItBegan()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.FillCacheAsync(book, 5000, Cancelled);
        await using var reading = storage.Cache.ReadAsync(book, Cancelled).GetAsyncEnumerator(Cancelled);
        Assert.IsTrue(await reading.MoveNextAsync());

        await SyncAsync(storage, book, isFull: true, Page(book, "only"));
        var read = 1;
        while (await reading.MoveNextAsync())
        {
            read++;
        }

        Assert.AreEqual(5000, read);
        CollectionAssert.AreEquivalent((string[])["only"], await IdsAsync(storage, book));
    }

    [TestMethod]
    public async Task ReadAsync_LeftHalfWay_LetsGoOfTheDatabase()
    {
        var (storage, book) = await OpenWithBookAsync();
        await storage.FillCacheAsync(book, 5000, Cancelled);
        await foreach (var contact in storage.Cache.ReadAsync(book, Cancelled))
        {
            Assert.AreEqual(book, contact.Key.Book);
            break;
        }

        Assert.HasCount(1, storage.CacheFiles(), "The log is written back when the last connection closes.");
    }

    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    public async Task Sync_HundredThousandContacts_WhileTheConfigurationIsSaved()
    {
        var (storage, book) = await OpenWithBookAsync();
        using var done = new CancellationTokenSource();
        var saving = SaveUntilAsync(storage, done.Token);

        await using (var write = await storage.Cache.BeginWriteAsync(book, isFull: true, Cancelled))
        {
            foreach (var ids in Enumerable.Range(0, 100_000).Chunk(500))
            {
                await write.WriteAsync(Page(book, [.. ids.Select(i => $"{i * 7919L % 100_003:X8}")]), Cancelled);
            }

            await write.CompleteAsync(Cancelled);
        }

        await done.CancelAsync();
        Assert.IsGreaterThan(1, await saving, "Saves do not wait for a sync.");
        Assert.AreEqual(100_000, (await storage.Cache.GetStateAsync(book, Cancelled))?.Contacts);
        Assert.HasCount(100_000, await storage.ReadCacheAsync(book, Cancelled));
    }

    private static FeedPage Page(AddressBookId book, params string[] ids) => CacheWriteExtensions.Page(book, ids);

    private async Task<int> SaveUntilAsync(TestStorage storage, CancellationToken done)
    {
        var saved = 0;
        for (var book = Samples.Book(); !done.IsCancellationRequested; saved++)
        {
            await storage.Books.SaveAsync(book, Cancelled);
        }

        return saved;
    }

    private Task<CacheState?> SyncAsync(TestStorage storage, AddressBookId book, bool isFull, params FeedPage[] pages) =>
        storage.Cache.SyncAsync(book, isFull, pages, Cancelled);

    private async Task<List<string>> IdsAsync(TestStorage storage, AddressBookId book) =>
        [.. (await storage.ReadCacheAsync(book, Cancelled)).Select(contact => contact.Key.Id)];
}
