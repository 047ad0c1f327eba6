using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Storage.Tests.Caching;

/// <summary>Syncs that bring changes alone, and what can be read of them afterwards.</summary>
[TestClass]
public sealed class ChangesTests : StorageTest
{
    private const int Many = 1000;

    [TestMethod]
    public async Task ReadChangesAsync_FreshSet_HasNone()
    {
        var (storage, book) = await OpenWithBookAsync();
        var state = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1", "2"));

        var changes = await storage.Cache.ReadChangesAsync(book, state.Version, Many, Cancelled);

        Assert.AreEqual((0L, 0, 0), (changes!.Revision, changes.Changed.Count, changes.Removed.Count));
    }

    [TestMethod]
    public async Task ReadChangesAsync_AfterSyncs_NamesEachRecordOnceAsItIsNow()
    {
        var (storage, book) = await OpenWithBookAsync();
        var full = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "same", "changed", "gone", "back", "left"));
        await SyncAsync(storage, book, isFull: false, Changed(book, "changed", 1), Removed(book, "gone", "back", "left"), CacheWriteExtensions.Page(book, "added"));
        var second = await SyncAsync(storage, book, isFull: false, Changed(book, "back", 2), Changed(book, "changed", 2), Removed(book, "added"));

        var changes = await storage.Cache.ReadChangesAsync(book, full.Version, Many, Cancelled);

        Assert.AreEqual(2, changes!.Revision);
        Assert.AreEqual(full.Version with { Revision = 2 }, second.Version);
        CollectionAssert.AreEquivalent((string[])["changed 2", "back 2"], changes.Changed.Select(packed => $"{packed.Key.Id} {packed.Unpack()!.Fields[^1].Value}").ToList());
        CollectionAssert.AreEquivalent((string[])["gone", "left", "added"], changes.Removed.Select(key => key.Id).ToList());
        Assert.AreEqual(3, second.Contacts);
    }

    [TestMethod]
    public async Task ReadChangesAsync_SinceALaterRevision_LeavesOutEarlierOnes()
    {
        var (storage, book) = await OpenWithBookAsync();
        await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1", "2", "3"));
        var first = await SyncAsync(storage, book, isFull: false, Changed(book, "1", 1), Removed(book, "2"));
        await SyncAsync(storage, book, isFull: false, Changed(book, "3", 2));

        var changes = await storage.Cache.ReadChangesAsync(book, first.Version, Many, Cancelled);

        Assert.AreEqual("3", changes!.Changed.Single().Key.Id);
        Assert.IsEmpty(changes.Removed);
    }

    [TestMethod]
    public async Task CompleteAsync_ContactsComeAgainUnchanged_KeepsTheRevision()
    {
        var (storage, book) = await OpenWithBookAsync();
        var full = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1", "2"));
        storage.Time.Advance(TimeSpan.FromHours(1));

        var again = await SyncAsync(storage, book, isFull: false, CacheWriteExtensions.Page(book, "1"), Removed(book, "never"), CacheWriteExtensions.Page(book, "2"));

        Assert.AreEqual(full.Version, again.Version);
        Assert.AreEqual(Samples.Now.AddHours(1), again.LastSync);
        Assert.IsEmpty((await storage.Cache.ReadChangesAsync(book, full.Version, Many, Cancelled))!.Changed);
    }

    [TestMethod]
    public async Task ReadChangesAsync_MoreThanTheLimit_IsNull()
    {
        var (storage, book) = await OpenWithBookAsync();
        var full = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1", "2", "3"));
        await SyncAsync(storage, book, isFull: false, Changed(book, "1", 1), Removed(book, "2"));

        Assert.IsNotNull(await storage.Cache.ReadChangesAsync(book, full.Version, 2, Cancelled));
        Assert.IsNull(await storage.Cache.ReadChangesAsync(book, full.Version, 1, Cancelled));
    }

    [TestMethod]
    public async Task ReadChangesAsync_OfAnEarlierSet_IsNull()
    {
        var (storage, book) = await OpenWithBookAsync();
        var first = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1"));
        var second = await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, "1"));

        Assert.IsGreaterThan(first.Version.Set, second.Version.Set);
        Assert.IsNull(await storage.Cache.ReadChangesAsync(book, first.Version, Many, Cancelled));
    }

    [TestMethod]
    public async Task CompleteAsync_IdsThatAreHardToKeep_AreFoundAgain()
    {
        var (storage, book) = await OpenWithBookAsync();
        string[] ids = ["ä", "Ä", "a\0b", "a", new string('x', RecordKey.MaxIdLength), "💼", "'; --", "\uD800"];
        await SyncAsync(storage, book, isFull: true, CacheWriteExtensions.Page(book, ids));

        var state = await SyncAsync(storage, book, isFull: false, Removed(book, ids));

        Assert.AreEqual(0, state.Contacts);
    }

    private static FeedPage Changed(AddressBookId book, string id, int number) =>
        new() { Contacts = [Samples.Contact(book, id, new ContactField("Notes", $"{number}"))] };

    private static FeedPage Removed(AddressBookId book, params string[] ids) =>
        new() { Contacts = [], Removed = [.. ids.Select(id => new RecordKey(book, "Contact", id))] };

    private async Task<CacheState> SyncAsync(TestStorage storage, AddressBookId book, bool isFull, params FeedPage[] pages) =>
        (await storage.Cache.SyncAsync(book, isFull, pages, Cancelled))!;
}
