using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Connectors;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Core.Tests.Search;

/// <summary>How many requests a number costs, and which.</summary>
[TestClass]
public sealed class NumberRoundsTests
{
    private const string Asked = "+44 1632 960123";
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task AskAsync_NoLimit_AsksOnceWithAll()
    {
        var rig = new Rig(most: 0);

        await rig.FindAsync(Token);

        Assert.HasCount(1, rig.Asked);
        Assert.HasCount(rig.Spellings.Count, rig.Asked.Single().Spellings);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(4)]
    public async Task AskAsync_NothingFound_AsksForEachSpellingOnceWithinTheLimit(int most)
    {
        var rig = new Rig(most);

        Assert.IsEmpty(await rig.FindAsync(Token));

        Assert.HasCount((int)Math.Ceiling(rig.Spellings.Count / (double)most), rig.Asked);
        Assert.IsTrue(rig.Asked.All(query => query.Spellings.Count <= most && !query.IsThorough));
        CollectionAssert.AreEquivalent(rig.Spellings.ToList(), rig.Asked.SelectMany(query => query.Spellings).ToList());
    }

    [TestMethod]
    public async Task AskAsync_FoundInTheFirstRound_AsksNoFurther()
    {
        var rig = new Rig(most: 2);
        rig.Stored.Add(rig.Spellings[0]);

        Assert.HasCount(1, await rig.FindAsync(Token));

        Assert.HasCount(1, rig.Asked);
    }

    [TestMethod]
    public async Task AskAsync_FirstRoundBringsStrangersOnly_AsksForTheRest()
    {
        var rig = new Rig(most: 2) { Strangers = 3 };
        rig.Stored.Add(rig.Spellings[^1]);

        Assert.HasCount(1, Matches(rig, await rig.FindAsync(Token)));
    }

    [TestMethod]
    public async Task AskAsync_EveryRoundBringsAsManyStrangersAsMayBe_TheMatchIsNotCut()
    {
        var rig = new Rig(most: 1) { Strangers = 10 };
        rig.Stored.Add(rig.Spellings[^1]);

        var found = await rig.FindAsync(Token, limit: 10);

        Assert.HasCount(1, Matches(rig, found.Take(10)));
    }

    [TestMethod]
    public async Task AskAsync_FoundBefore_AsksForThatWayOfWritingFirst()
    {
        var rig = new Rig(most: 1);
        rig.Stored.Add(rig.Spellings[2]);
        await rig.FindAsync(Token);
        rig.Asked.Clear();

        await rig.FindAsync(Token);

        Assert.AreEqual(rig.Spellings[2], rig.Asked.Single().Spellings.Single());
    }

    [TestMethod]
    public async Task AskAsync_LearnedWayMisses_TheRestIsAsked()
    {
        var rig = new Rig(most: 1);
        rig.Stored.Add(rig.Spellings[2]);
        await rig.FindAsync(Token);
        rig.Stored.Clear();
        rig.Stored.Add(rig.Spellings[4]);
        rig.Asked.Clear();

        Assert.HasCount(1, await rig.FindAsync(Token));

        Assert.HasCount(rig.Spellings.Count, rig.Asked);
    }

    [TestMethod]
    [DataRow(true, false, 1)]
    [DataRow(false, false, 1)]
    [DataRow(true, true, 2)]
    [DataRow(false, true, 1)]
    public async Task AskAsync_Thorough_OnlyWhereDeclaredAndNothingMatched(bool isMissing, bool isDeclared, int requests)
    {
        var rig = new Rig(most: 0, isDeclared);
        if (!isMissing) rig.Stored.Add(rig.Spellings[0]);

        await rig.FindAsync(Token);

        Assert.HasCount(requests, rig.Asked);
        Assert.AreEqual(requests - 1, rig.Asked.Count(query => query.IsThorough));
    }

    [TestMethod]
    public async Task AskAsync_ThoroughWithALimit_ComesLastAndKeepsIt()
    {
        var rig = new Rig(most: 2, isThorough: true);
        rig.StoredDeep.Add("01632/960-123");

        var found = await rig.FindAsync(Token);

        Assert.HasCount(1, Matches(rig, found));
        Assert.HasCount(4, rig.Asked);
        Assert.IsTrue(rig.Asked.Last() is { IsThorough: true, Spellings.Count: 2 });
    }

    [TestMethod]
    public async Task AskAsync_ThoroughFails_IsNotHeldAgainstTheBook()
    {
        var rig = new Rig(most: 0, isThorough: true) { OnThorough = _ => throw new ConnectorException(ConnectorErrorKind.Unavailable, "too slow") };

        var call = await rig.CallAsync(Token);

        Assert.AreEqual(BookOutcomeKind.Answered, call.Kind);
        Assert.IsNull(rig.Book.Guard.Failure);
    }

    [TestMethod]
    public async Task AskAsync_ThoroughIsLate_IsGivenUpBeforeTheDeadline()
    {
        var rig = new Rig(most: 0, isThorough: true);
        var begun = new TaskCompletionSource();
        rig.OnThorough = async token => { begun.SetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, token); };

        var calling = rig.CallAsync(Token);
        await begun.Task;
        rig.Time.Advance(TimeSpan.FromSeconds(1.5));
        var call = await calling;

        Assert.AreEqual(BookOutcomeKind.Answered, call.Kind);
        Assert.IsNull(rig.Book.Guard.Failure);
    }

    [TestMethod]
    public async Task AskAsync_UsualWayTookMostOfTheTime_ThoroughHasWhatIsLeft()
    {
        var rig = new Rig(most: 0, isThorough: true);
        rig.OnUsual = () => rig.Time.Advance(TimeSpan.FromSeconds(2));
        var begun = new TaskCompletionSource();
        rig.OnThorough = async token => { begun.SetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, token); };

        var calling = rig.CallAsync(Token);
        await begun.Task;
        rig.Time.Advance(TimeSpan.FromSeconds(0.75));

        Assert.AreEqual(BookOutcomeKind.Answered, (await calling).Kind);
    }

    [TestMethod]
    public async Task AskAsync_NoTimeLeft_ThoroughIsNotTried()
    {
        var rig = new Rig(most: 0, isThorough: true);
        rig.OnUsual = () => rig.Time.Advance(TimeSpan.FromSeconds(2.8));

        Assert.AreEqual(BookOutcomeKind.Answered, (await rig.CallAsync(Token)).Kind);

        Assert.HasCount(1, rig.Asked);
    }

    [TestMethod]
    public async Task AskAsync_CallerLeavesInTheThoroughRound_IsACancellation()
    {
        var rig = new Rig(most: 0, isThorough: true);
        using var leaving = new CancellationTokenSource();
        rig.OnThorough = async token => { await leaving.CancelAsync(); token.ThrowIfCancellationRequested(); };

        await Assert.ThrowsAsync<OperationCanceledException>(() => rig.FindAsync(leaving.Token));
    }

    [TestMethod]
    public async Task AskAsync_UsualWayFails_IsTheBooksFailure()
    {
        var rig = new Rig(most: 2, isThorough: true) { OnUsual = () => throw new ConnectorException(ConnectorErrorKind.Unavailable, "down") };

        Assert.AreEqual(BookOutcomeKind.Unavailable, (await rig.CallAsync(Token)).Kind);

        Assert.IsNotNull(rig.Book.Guard.Failure);
        Assert.HasCount(1, rig.Asked);
    }

    [TestMethod]
    public async Task AskAsync_HostileAnswers_AreLeftToVerification()
    {
        var rig = new Rig(most: 2) { Answer = () => [null!, new Contact { Key = default, Fields = null! }] };
        Assert.HasCount(6, await rig.FindAsync(Token));
        rig.Answer = () => null!;

        Assert.IsEmpty(await rig.FindAsync(Token));
    }

    private static IReadOnlyList<Contact> Matches(Rig rig, IEnumerable<Contact> found) => [.. found.Where(contact => rig.Query.Judge(contact) is not null)];

    /// <summary>A CRM that compares the whole stored text.</summary>
    private sealed class Rig : IAddressBook
    {
        private readonly PhoneNumberReader _reader = new("+441632960000");

        public Rig(int most, bool isThorough = false)
        {
            var id = AddressBookId.New();
            var descriptor = new ConnectorDescriptor
            {
                Id = "fake", DisplayName = "Fake", TypeName = "Fake", AssemblyName = "Fake", NumberMatching = NumberMatching.Literal, MaxSpellings = most, SearchesThoroughly = isThorough,
            };
            var configuration = new AddressBook { Id = id, ConnectorId = "fake", Name = "Book", Priority = 1, SettingsJson = "{}" };
            Book = new(configuration, descriptor, this, new BookGuard(id, 8, Time, NullLogger.Instance));
            Number = _reader.ReadAsked(Spoken)!.Value;
            Query = new(Number, _reader, Time);
            Spellings = NumberSpellings.For(Number, NumberMatching.Literal, _reader);
        }

        private static string Spoken => NumberRoundsTests.Asked;

        public FakeTimeProvider Time { get; } = new();

        public OpenBook Book { get; }

        public PhoneNumber Number { get; }

        public NumberSearchQuery Query { get; }

        public IReadOnlyList<string> Spellings { get; }

        public ConcurrentQueue<NumberQuery> Asked { get; } = [];

        public HashSet<string> Stored { get; } = [];

        public HashSet<string> StoredDeep { get; } = [];

        public int Strangers { get; init; }

        public Action OnUsual { get; set; } = () => { };

        public Func<CancellationToken, Task> OnThorough { get; set; } = _ => Task.CompletedTask;

        public Func<IReadOnlyList<Contact>>? Answer { get; set; }

        public Task<IReadOnlyList<Contact>> FindAsync(CancellationToken token, int limit = 100) => Query.AskAsync(Book, limit, Deadline, token);

        public Task<BookCall<IReadOnlyList<Contact>>> CallAsync(CancellationToken token) => Book.Guard.CallAsync(inner => Query.AskAsync(Book, 100, Deadline, inner), Deadline, token);

        public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
        {
            Asked.Enqueue(query);
            if (query.IsThorough) await OnThorough(cancellationToken);
            else OnUsual();
            if (Answer is not null) return Answer();
            var strangers = Enumerable.Range(0, Strangers).Select(i => FakeBook.Person(Book.Id, $"s{query.Spellings[0]}{i}", tel: "+44 20 7946 0018"));
            var found = query.Spellings.Where(Stored.Contains).Concat(query.IsThorough ? StoredDeep : []).Select(tel => FakeBook.Person(Book.Id, tel, tel: tel));
            return [.. strangers.Concat(found).TakeLast(Math.Max(query.Limit, Strangers))];
        }

        public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
