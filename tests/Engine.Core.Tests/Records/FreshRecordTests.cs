using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Core.Records;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Records;

/// <summary>What was written through the engine is found at once, although the CRM's index lags.</summary>
[TestClass]
public sealed class FreshRecordTests(TestContext context)
{
    private const string Number = "+44 1632 960123";
    private const string OtherNumber = "+44 1632 960124";

    private readonly SearchRig _rig = new();
    private readonly LaggingCrm _crm = new();

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("01632 960123")]
    [DataRow("bob")]
    public async Task SearchAsync_JustCreated_IsFoundAndRankedLikeAnyOther(string query)
    {
        var book = Add();
        _crm.Index = [FakeBook.Person(book.Id, "old", "Bobby Brown")];
        await CreateAsync(book);

        var result = await _rig.FindAsync(query, Token);

        Assert.AreSequenceEqual(query == "bob" ? ["new", "old"] : ["old", "new"], SearchRig.Ids(result));
        Assert.IsTrue(result.Hits.All(hit => hit.Age is null && hit.Actions.Count > 0));
    }

    [TestMethod]
    [DataRow("alice")]
    [DataRow(OtherNumber)]
    public async Task SearchAsync_SomethingElse_DoesNotFindIt(string query)
    {
        await CreateAsync(Add());

        Assert.IsEmpty((await _rig.FindAsync(query, Token)).Hits);
    }

    [TestMethod]
    public async Task SearchAsync_CrmFindsItItself_ItsOwnIsShownOnce()
    {
        var book = Add();
        await CreateAsync(book);
        _crm.Index = [FakeBook.Person(book.Id, "new", "Bob Jones Junior")];

        var changed = await _rig.FindAsync(Number, Token);
        _crm.Index = [FakeBook.Person(book.Id, "new", "Bob Jones")];
        var caughtUp = await _rig.FindAsync(Number, Token);
        _crm.Index = [];

        Assert.AreEqual("Bob Jones Junior", changed.Hits.Single().Contact.DisplayText);
        Assert.AreSequenceEqual(["new"], SearchRig.Ids(caughtUp));
        Assert.HasCount(1, (await _rig.FindAsync("bob", Token)).Hits, "What finds it by name may be behind.");
    }

    [TestMethod]
    public async Task SearchAsync_ShownAndActedOn_IsFoundByNumberToo()
    {
        var book = Add();
        _crm.Index = [FakeBook.Person(book.Id, "old", "Bob Jones", Number)];
        await _rig.FindAsync("bob", Token);
        _rig.Records.ActedOn(book, new(book.Id, "Contact", "old"));
        _rig.Records.ActedOn(book, new(book.Id, "Contact", "never shown"));
        _crm.Index = [];

        Assert.AreSequenceEqual(["old"], SearchRig.Ids(await _rig.FindAsync(Number, Token)));
    }

    [TestMethod]
    public async Task SearchAsync_AfterAWhile_IsLeftToTheCrm()
    {
        await CreateAsync(Add());

        _rig.Time.Advance(FreshRecords.Lifetime - TimeSpan.FromSeconds(1));
        Assert.HasCount(1, (await _rig.FindAsync(Number, Token)).Hits);
        _rig.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task SearchAsync_DeletedSince_IsGone(bool throws)
    {
        await CreateAsync(Add());
        _crm.Look = _ => throws ? throw new ConnectorException(ConnectorErrorKind.NotFound, "Deleted.") : Task.FromResult<Contact?>(null);

        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
        _crm.Look = _ => throw new AssertFailedException("forgotten");
        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    public async Task SearchAsync_ChangedInTheCrmSince_IsJudgedAsItIsNow()
    {
        var book = Add();
        await CreateAsync(book);
        _crm.Look = key => Task.FromResult<Contact?>(FakeBook.Person(book.Id, key.Id, "Bob Jones", OtherNumber));

        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    [DataRow("fails")]
    [DataRow("is defective")]
    [DataRow("does not answer")]
    public async Task SearchAsync_CrmCannotTellWhetherItIsThere_IsShown(string how)
    {
        (_rig.Settings.BookDeadline, _rig.Settings.OverallDeadline) = (TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        await CreateAsync(Add());
        var asked = new TaskCompletionSource();
        _crm.Look = _ =>
        {
            asked.TrySetResult();
            return how switch
            {
                "fails" => throw new ConnectorException(ConnectorErrorKind.Unavailable, "Down."),
                "is defective" => throw new FormatException(),
                _ => new TaskCompletionSource<Contact?>().Task,
            };
        };

        var searching = _rig.FindAsync(Number, Token);
        await asked.Task.WaitAsync(Token);
        while (!searching.IsCompleted)
        {
            _rig.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        Assert.HasCount(1, (await searching).Hits);
        Assert.AreEqual(BookOutcomeKind.Answered, (await searching).Outcomes.Single().Kind);
    }

    [TestMethod]
    public async Task SearchAsync_CachedBook_CompletesItsCopyUntilThatHasIt()
    {
        var book = Add(isCached: true);
        Copy(book.Id, FakeBook.Person(book.Id, "old", "Bobby Brown"));
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await CreateAsync(book);
        _crm.Look = _ => throw new AssertFailedException("A copy answers without the CRM.");

        var before = await _rig.FindAsync("bob", Token);
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        Copy(book.Id, FakeBook.Person(book.Id, "new", "Bob Jones of the CRM"));
        var after = await _rig.FindAsync("bob", Token);

        Assert.AreSequenceEqual(["new", "old"], SearchRig.Ids(before));
        Assert.AreEqual("Bob Jones of the CRM", after.Hits.Single().Contact.DisplayText);
    }

    [TestMethod]
    public async Task SearchAsync_CopyMadeLongSinceLacksIt_IsGone()
    {
        var book = Add(isCached: true);
        Copy(book.Id);
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        await CreateAsync(book);
        Copy(book.Id);
        Assert.HasCount(1, (await _rig.FindAsync(Number, Token)).Hits, "The feed may lag like the index.");

        _rig.Time.Advance(TimeSpan.FromMinutes(3));
        Copy(book.Id);

        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    public async Task SaveAsync_NumberChanged_CopyFindsTheNewAndNoLongerTheOld()
    {
        var book = Add(isCached: true);
        Copy(book.Id, FakeBook.Person(book.Id, "1"));
        _rig.Time.Advance(TimeSpan.FromSeconds(1));

        await _rig.Records.SaveAsync(new(book.Id, "Contact", "1"), new() { Phone = OtherNumber }, Token);

        Assert.AreSequenceEqual(["1"], SearchRig.Ids(await _rig.FindAsync(OtherNumber, Token)));
        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    public async Task SaveAsync_RecordIsGone_IsForgotten()
    {
        var book = Add();
        await CreateAsync(book);
        _crm.Save = _ => throw new ConnectorException(ConnectorErrorKind.NotFound, "Deleted.");

        await _rig.Records.SaveAsync(new(book.Id, "Contact", "new"), new() { Phone = Number }, Token);

        _crm.Look = _ => throw new AssertFailedException("forgotten");
        Assert.IsEmpty((await _rig.FindAsync(Number, Token)).Hits);
    }

    [TestMethod]
    public async Task ReadAsync_JustCreatedAndCopyLacksIt_IsAnswered()
    {
        var book = Add(isCached: true);
        Copy(book.Id);
        await CreateAsync(book);
        _crm.Look = _ => throw new ConnectorException(ConnectorErrorKind.Unavailable, "Down.");

        Assert.AreEqual("Bob Jones", (await _rig.Records.ReadAsync(new(book.Id, "Contact", "new"), Token)).Value?.DisplayText);
    }

    [TestMethod]
    public async Task Of_SettingsChanged_IsAnotherAccountAndKnowsNothing()
    {
        var book = Add();
        await CreateAsync(book);
        var changed = new OpenBook(book.Configuration with { SettingsJson = """{"Account":2}""" }, book.Descriptor, book.Connection, book.Guard);

        Assert.HasCount(1, _rig.Fresh.Of(book));
        Assert.IsEmpty(_rig.Fresh.Of(changed));
    }

    [TestMethod]
    public void Remember_MoreThanAreKept_ForgetsTheOldest()
    {
        var book = Add();

        for (var i = 0; i < FreshRecords.MaxPerBook + 3; i++) _rig.Fresh.Remember(book, FakeBook.Person(book.Id, $"{i}"));

        var kept = _rig.Fresh.Of(book);
        Assert.HasCount(FreshRecords.MaxPerBook, kept);
        Assert.AreEqual(($"{FreshRecords.MaxPerBook + 2}", "3"), (kept[0].Contact.Key.Id, kept[^1].Contact.Key.Id));
    }

    private OpenBook Add(bool isCached = false)
    {
        var book = _rig.Books.Add(_ => _crm, isCached: isCached);
        _crm.Book = book.Id;
        return book;
    }

    private async Task CreateAsync(OpenBook book) => Assert.AreEqual(
        BookOutcomeKind.Answered, (await _rig.Records.CreateAsync(book.Id, "Contact", new() { ContactName = "Bob Jones", Phone = Number }, Token)).Kind);

    private void Copy(AddressBookId book, params Contact[] contacts) =>
        _rig.Copies[book] = new CachedCopy(ContactIndex.Build(contacts, _rig.Reader), _rig.Time.GetUtcNow());

    /// <summary>A CRM whose searches see what the test says, and whose records are there all the same.</summary>
    private sealed class LaggingCrm : IAddressBook, IRecordWriter, IRecordLookup
    {
        public AddressBookId Book { get; set; }

        public IReadOnlyList<Contact> Index { get; set; } = [];

        public Func<RecordKey, Task<Contact?>> Look { get; set; } = key => Task.FromResult<Contact?>(FakeBook.Person(key.Book, key.Id));

        public Func<RecordDraft, Task<Contact>>? Save { get; set; }

        public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) => Task.FromResult(Index);

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => Task.FromResult(Index);

        public Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) => Look(record);

        public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<RecordType>>([]);

        public Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken) =>
            Task.FromResult(FakeBook.Person(Book, "new", draft.ContactName!, draft.Phone!));

        public Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken) =>
            Save?.Invoke(draft) ?? Task.FromResult(FakeBook.Person(Book, record.Id, tel: draft.Phone!));
    }
}
