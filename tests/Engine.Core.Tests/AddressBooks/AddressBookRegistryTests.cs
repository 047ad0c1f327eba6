using Engine.Core.AddressBooks;
using Engine.Sdk;

namespace Engine.Core.Tests.AddressBooks;

[TestClass]
public sealed class AddressBookRegistryTests(TestContext context) : AddressBookRegistryTest(context)
{
    [TestMethod]
    public async Task AddAsync_GoodDraft_OpensKeepsAndTells()
    {
        var change = await Rig.AddAsync(Token, name: "  My\u0007 CRM ");

        Assert.IsEmpty(change.Errors);
        var book = change.Status!.Book;
        Assert.AreEqual(("My CRM", 1_700_000_000L, true, false, 60), (book.Name, book.Priority, book.IsEnabled, book.IsCached, book.CacheFrequencyMinutes));
        Assert.AreEqual((BookState.Working, null), (change.Status.State, change.Status.Error));
        Assert.AreEqual(book, Rig.Store.Kept[book.Id]);
        Assert.AreSame(Registry.Find(book.Id), Registry.Enabled.Single());
        CollectionAssert.AreEqual(new[] { "Added My CRM", "AddressBooks" }, Rig.Happened().ToList());
        Assert.AreEqual(("My CRM", book.Id), (Connector.Opened.Single().Name, Connector.Opened.Single().BookId));
    }

    [TestMethod]
    public async Task AddAsync_StoreNotYetWritten_BookIsNotSeen()
    {
        var seen = -1;
        Rig.Store.OnSave = _ => seen = Registry.All.Count;

        await Rig.AddAsync(Token);

        Assert.AreEqual(0, seen);
    }

    [TestMethod]
    public async Task AddAsync_StoreFails_NothingChangesAndTheBookIsClosed()
    {
        Rig.Store.OnSave = _ => throw new IOException("disk full");

        await Assert.ThrowsExactlyAsync<IOException>(() => Rig.AddAsync(Token));

        Assert.IsEmpty(Registry.All);
        Assert.IsEmpty(Rig.Happened());
        Rig.Time.Advance(BookRetirement.Grace);
        await Connector.Books.Single().Closed.WaitAsync(Token);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("nowhere")]
    [DataRow("FAKE")]
    public async Task AddAsync_ConnectorNotThere_ListsThoseThatAre(string? connectorId)
    {
        Rig.Catalog.Load(new(), "second");
        Rig.Catalog.Fail("broken", "Its library is missing.");

        var change = await Registry.AddAsync(new() { ConnectorId = connectorId, Name = "x" }, Token);

        Assert.IsNull(change.Status);
        Assert.AreEqual("ConnectorId", change.Errors.Single().Field);
        StringAssert.Contains(change.Errors.Single().Message, "fake, second.");
    }

    [TestMethod]
    public async Task AddAsync_ConnectorFailed_SaysWhy()
    {
        Rig.Catalog.Fail("broken", "Its library is missing.");

        var change = await Rig.AddAsync(Token, connector: "broken");

        StringAssert.Contains(change.Errors.Single().Message, "Its library is missing.");
    }

    [TestMethod]
    public async Task AddAsync_ManyWrongFields_ReportsAllAndChangesNothing()
    {
        var change = await Registry.AddAsync(
            new() { ConnectorId = "fake", Name = new string('x', 101), CacheFrequencyMinutes = 0, Priority = long.MaxValue, IsCached = true, Settings = RegistryRig.Json("""{"Pth":1}""") },
            Token);

        var fields = change.Errors.Select(error => error.Field).Order(StringComparer.Ordinal);
        Assert.AreEqual("CacheFrequencyMinutes,Name,Path,Priority,Pth", string.Join(',', fields));
        Assert.IsEmpty(Rig.Store.Kept);
        Assert.IsEmpty(Connector.Opened);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(" \t ")]
    [DataRow("\u0000\u202e")]
    [DataRow(null)]
    public async Task AddAsync_NoNameLeft_IsRefused(string? name)
    {
        var change = await Registry.AddAsync(new() { ConnectorId = "fake", Name = name, Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual("Name", change.Errors.Single().Field);
    }

    [TestMethod]
    [DataRow("""{"Path":"/a","Path":"/b"}""")]
    [DataRow("""{"Path":"\ud800"}""")]
    public async Task AddAsync_ImproperSettings_AreAnError(string settings)
    {
        var change = await Rig.AddAsync(Token, settings: settings);

        Assert.AreEqual("Settings", change.Errors.Single().Field);
    }

    [TestMethod]
    public async Task AddAsync_CachedButNoFeed_IsRefused()
    {
        var change = await Registry.AddAsync(new() { ConnectorId = "fake", Name = "x", IsCached = true, Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual("Cached", change.Errors.Single().Field);
        Assert.IsEmpty(Registry.All);
    }

    [TestMethod]
    [DataRow(NumberMatching.None, null, true)]
    [DataRow(NumberMatching.None, false, false)]
    [DataRow(NumberMatching.Digits, null, false)]
    [DataRow(NumberMatching.Digits, true, true)]
    public async Task AddAsync_BookThatCanBeCached_IsByDefaultOnlyWhereNumbersCannotBeSearchedOtherwise(NumberMatching matching, bool? asked, bool expected)
    {
        Rig.Catalog.Load(new(_ => new FeedingBook()), "feed", matching);

        var change = await Registry.AddAsync(new() { ConnectorId = "feed", Name = "x", IsCached = asked, Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual((expected, expected), (change.Status!.Book.IsCached, change.Status.Open!.Configuration.IsCached));
    }

    [TestMethod]
    [DataRow(null, true, true)]
    [DataRow(false, true, false)]
    [DataRow(null, false, false)]
    public async Task AddAsync_ConnectorCachesByDefault_BookThatFeedsDoesSoUnlessToldOtherwise(bool? asked, bool canFeed, bool expected)
    {
        Rig.Catalog.Load(new(_ => canFeed ? new FeedingBook() : new ClosingBook()), "copying", isCachedByDefault: true);

        var change = await Registry.AddAsync(new() { ConnectorId = "copying", Name = "x", IsCached = asked, Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.AreEqual(expected, change.Status!.Book.IsCached);
        Assert.AreEqual(expected, Rig.Store.Kept[change.Status.Book.Id].IsCached);
    }

    [TestMethod]
    public async Task AddAsync_ConnectorCachesByDefaultButDoesNotOpen_IsTakenAtItsWord()
    {
        Rig.Catalog.Load(new(_ => throw new ConnectorException(ConnectorErrorKind.Unavailable, "down")), "copying", isCachedByDefault: true);

        var change = await Registry.AddAsync(new() { ConnectorId = "copying", Name = "x", Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        Assert.IsTrue(change.Status!.Book.IsCached);
    }

    [TestMethod]
    public async Task AddAsync_ManyWithinOneSecond_StandInTheOrderTheyWereAdded()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Rig.AddAsync(Token)));

        var priorities = added.Select(change => change.Status!.Book.Priority).Order().ToList();
        CollectionAssert.AreEqual(Enumerable.Range(0, 50).Select(i => 1_700_000_000L + i).ToList(), priorities);
        Assert.HasCount(50, Rig.Store.Kept);
    }

    [TestMethod]
    public async Task All_EqualPriorities_StandInAStableOrder()
    {
        for (var i = 0; i < 20; i++)
            await Registry.AddAsync(new() { ConnectorId = "fake", Name = $"{i}", Priority = i % 2, Settings = RegistryRig.Json("""{"Path":"/a"}""") }, Token);

        var keys = Registry.All.Select(status => (status.Book.Priority, status.Book.Id.ToString())).ToList();

        CollectionAssert.AreEqual(keys.Order().ToList(), keys);
        CollectionAssert.AreEqual(keys, Registry.Enabled.Select(book => (book.Configuration.Priority, book.Id.ToString())).ToList());
    }

    [TestMethod]
    public async Task RemoveAsync_KnownBook_IsGoneEverywhereAndClosed()
    {
        var id = await Rig.AddedAsync(Token);
        Rig.Happened();

        var isRemoved = await Registry.RemoveAsync(id, Token);

        Assert.IsTrue(isRemoved);
        Assert.IsNull(Registry.Get(id));
        Assert.IsEmpty(Registry.Enabled);
        Assert.IsEmpty(Rig.Store.Kept);
        CollectionAssert.AreEqual(new[] { "Removed Book", "AddressBooks" }, Rig.Happened().ToList());
        Rig.Time.Advance(BookRetirement.Grace);
        await Connector.Books.Single().Closed.WaitAsync(Token);
    }

    [TestMethod]
    public async Task StartAsync_AfterARestart_OpensWhatIsStored()
    {
        var id = await Rig.AddedAsync(Token);
        await Rig.DisposeAsync();

        await Rig.NewRegistry().StartAsync(Token);

        Assert.AreEqual(BookState.Working, Registry.Get(id)!.State);
        Assert.HasCount(2, Connector.Opened);
    }

    [TestMethod]
    public async Task DisposeAsync_OpenBooks_AreClosedWithoutWaiting()
    {
        await Rig.AddedAsync(Token);

        await Rig.DisposeAsync();

        Assert.IsTrue(Connector.Books.Single().Closed.IsCompletedSuccessfully);
        Assert.IsEmpty(Registry.All);
    }

    [TestMethod]
    public async Task HiddenSettings_ConnectorNotThere_HidesEverything()
    {
        var id = await Rig.AddedAsync(Token);
        Rig.Catalog.Remove("fake");

        var hidden = Registry.HiddenSettings(Registry.Get(id)!.Book);

        Assert.AreEqual("""{"Path":"********"}""", hidden.ToJsonString());
    }

    [TestMethod]
    public async Task StartAsync_SettingsOfAnEarlierVersion_DoNotStandInTheWay()
    {
        var id = await Rig.AddedAsync(Token);
        Rig.Store.Kept[id] = Rig.Store.Kept[id] with { SettingsJson = """{"Path":"/a","Former":"x"}""" };
        await Rig.DisposeAsync();

        await Rig.NewRegistry().StartAsync(Token);

        Assert.AreEqual(BookState.Working, Registry.Get(id)!.State);
    }

    [TestMethod]
    [DataRow("not json")]
    [DataRow("[]")]
    [DataRow("{}")]
    public async Task StartAsync_StoredSettingsNoLongerFit_BookIsMisconfiguredAndCanStillBeSwitchedOff(string settings)
    {
        var id = await Rig.AddedAsync(Token);
        Rig.Store.Kept[id] = Rig.Store.Kept[id] with { SettingsJson = settings };
        await Rig.DisposeAsync();
        await Rig.NewRegistry().StartAsync(Token);
        var before = Registry.Get(id)!;

        var change = await Registry.UpdateAsync(id, new() { IsEnabled = false }, Token);

        Assert.AreEqual(BookState.Misconfigured, before.State);
        Assert.IsNotNull(before.Error);
        Assert.AreEqual(BookState.Disabled, change!.Status!.State);
        var cured = await Registry.UpdateAsync(id, new() { IsEnabled = true, Settings = RegistryRig.Json("""{"Path":"/b"}""") }, Token);
        Assert.AreEqual(BookState.Working, cured!.Status!.State);
    }
}
