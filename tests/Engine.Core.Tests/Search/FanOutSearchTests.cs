using Engine.Core.Health;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Search;

[TestClass]
public sealed class FanOutSearchTests(TestContext context)
{
    private readonly SearchRig _rig = new();

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task SearchAsync_NoBooks_FindsNothing()
    {
        var result = await _rig.FindAsync("bob", Token);

        Assert.IsEmpty(result.Hits);
        Assert.IsEmpty(result.Outcomes);
    }

    [TestMethod]
    [DataRow("bob", false)]
    [DataRow("+44 1632 960017", true)]
    public async Task SearchAsync_Answered_IsTold(string query, bool isNumber)
    {
        var told = new List<EndedSearch>();
        _rig.Search.Ended += told.Add;

        var result = await _rig.FindAsync(query, Token);

        Assert.AreEqual((result, isNumber), (told.Single().Result, told[0].IsNumber));
        Assert.DoesNotContain(query, told[0].ToString());
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("()-/.")]
    [DataRow("\0\u0001")]
    public void Read_NothingToLookFor_IsNoQuery(string query) => Assert.IsNull(_rig.Search.Read(query));

    [TestMethod]
    public async Task SearchAsync_OneBookHangsAndOneThrowsAmongTen_TheOtherEightAnswerAtTheDeadline()
    {
        var never = new TaskCompletionSource<IReadOnlyList<Contact>>();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Books.Add(_ => new FakeBook((_, _) =>
        {
            begun.TrySetResult();
            return never.Task;
        }));
        _rig.Books.Add(_ => new FakeBook((_, _) => throw new InvalidOperationException()));
        for (var i = 0; i < 8; i++) _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")));

        var search = _rig.FindAsync("bob", Token);
        await begun.Task;
        while (!_rig.Books.Enabled.Skip(1).All(book => ((FakeBook)book.Connection).Calls > 0 && book.Guard.IsIdle)) await Task.Yield();
        _rig.Time.Advance(_rig.Settings.BookDeadline);
        var result = await search;

        Assert.HasCount(8, result.Hits);
        Assert.AreEqual(BookOutcomeKind.Deadline, result.Outcomes[0].Kind);
        Assert.AreEqual(BookOutcomeKind.Faulted, result.Outcomes[1].Kind);
        Assert.IsTrue(result.Outcomes.Skip(2).All(outcome => outcome is { Kind: BookOutcomeKind.Answered, Count: 1 }));
    }

    [TestMethod]
    public async Task SearchAsync_CallerLeaves_Throws()
    {
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        _rig.Books.Add(_ => new FakeBook(async (_, token) =>
        {
            await caller.CancelAsync();
            token.ThrowIfCancellationRequested();
            return [];
        }));

        await Assert.ThrowsAsync<OperationCanceledException>(() => _rig.FindAsync("bob", caller.Token));
    }

    [TestMethod]
    public async Task SearchAsync_ConnectorAnswersNull_IsAFaultOfThatBookAlone()
    {
        _rig.Books.Add(_ => new FakeBook((_, _) => Task.FromResult<IReadOnlyList<Contact>>(null!)));
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")));

        var result = await _rig.FindAsync("bob", Token);

        Assert.HasCount(1, result.Hits);
        Assert.AreEqual(BookOutcomeKind.Faulted, result.Outcomes[0].Kind);
    }

    [TestMethod]
    public async Task SearchAsync_RecordsOfAnotherBook_AreDropped()
    {
        _rig.Books.Add(_ => new FakeBook(FakeBook.Person(AddressBookId.New(), "stolen")));

        Assert.IsEmpty((await _rig.FindAsync("bob", Token)).Hits);
    }

    [TestMethod]
    public async Task SearchAsync_MoreRecordsThanAskedFor_AreCut()
    {
        _rig.Books.Add(id => new FakeBook((_, _) => Task.FromResult<IReadOnlyList<Contact>>(
            [.. Enumerable.Range(0, 10_000).Select(i => FakeBook.Person(id, $"{i}"))])));

        var result = await _rig.FindAsync("bob", Token);

        Assert.HasCount(10, result.Hits);
        Assert.AreEqual(100, result.Outcomes[0].Count);
    }

    [TestMethod]
    public async Task SearchAsync_HugeValue_IsCutAndTheRecordKept()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1") with
        {
            Fields = [new(WellKnownFields.ContactName, "Bob"), new(WellKnownFields.Notes, new string('x', 50 * 1024 * 1024))],
        }));

        var hit = (await _rig.FindAsync("bob", Token)).Hits.Single();

        Assert.AreEqual(Verification.MaxValueLength, hit.Contact.Fields[1].Value.Length);
    }

    [TestMethod]
    public async Task SearchAsync_StrangerAmongTheCandidates_IsDropped()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "stranger", tel: "+44 1632 960999"), FakeBook.Person(id, "bob")));

        var result = await _rig.FindAsync("01632 960123", Token);

        CollectionAssert.AreEqual(new[] { "bob" }, SearchRig.Ids(result).ToList());
        Assert.AreEqual(MatchQuality.Exact, result.Hits[0].Match);
    }

    [TestMethod]
    public async Task SearchAsync_SameRecordTwice_IsFolded()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1"), FakeBook.Person(id, "2"), FakeBook.Person(id, "1")));

        var result = await _rig.FindAsync("bob", Token);

        CollectionAssert.AreEqual(new[] { "1", "2" }, SearchRig.Ids(result).ToList());
    }

    [TestMethod]
    public async Task SearchAsync_SuffixMatchBesideATrueOneInAnotherBook_IsDropped()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "tail", tel: "+49 30 1632960123")));
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "true")));

        var result = await _rig.FindAsync("+441632960123", Token);

        CollectionAssert.AreEqual(new[] { "true" }, SearchRig.Ids(result).ToList());
    }

    [TestMethod]
    public async Task SearchAsync_HundredBooks_AllAnswerInOrderOfPriority()
    {
        for (var i = 0; i < 100; i++)
        {
            var name = $"{i}";
            _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, name)));
        }

        var result = await _rig.FindAsync("bob", Token, count: 100);

        CollectionAssert.AreEqual(Enumerable.Range(0, 100).Select(i => $"{i}").ToList(), SearchRig.Ids(result).ToList());
    }

    [TestMethod]
    public async Task SearchAsync_BookCannotSearchNumbers_SaysToSwitchOnCaching()
    {
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")), NumberMatching.None);

        var result = await _rig.FindAsync("+441632960123", Token);

        StringAssert.Contains(result.Outcomes.Single().Message, "caching");
    }

    [TestMethod]
    public async Task SearchAsync_BookReopenedWhileAsked_AsksTheOneThatTookItsPlace()
    {
        var old = _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "old")));
        await old.Guard.DrainAsync(TimeSpan.FromSeconds(1));
        var snapshot = new List<Core.AddressBooks.OpenBook> { old };
        _rig.Books.Remove(old);
        _rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "new")), id: old.Id);

        var result = await _rig.Search.SearchAsync(new SearchRequest { Query = _rig.Read("bob") }, snapshot[0], Token);

        CollectionAssert.AreEqual(new[] { "new" }, SearchRig.Ids(result).ToList());
    }
}
