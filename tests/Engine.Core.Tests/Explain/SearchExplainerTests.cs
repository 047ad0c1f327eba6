using Engine.Core.AddressBooks;
using Engine.Core.Explain;
using Engine.Core.Health;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Explain;

/// <summary>What is told of each book, and what is advised.</summary>
[TestClass]
public sealed class SearchExplainerTests(TestContext context)
{
    private const string Asked = "+44 1632 960123";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("")]
    [DataRow("()-/.")]
    public async Task ExplainAsync_NothingToLookFor_IsNull(string text) => Assert.IsNull(await new ExplainRig().Explainer.ExplainAsync(text, Token));

    [TestMethod]
    public async Task ExplainAsync_NoBooks_SaysToAddOne()
    {
        var explanation = await new ExplainRig().ExplainAsync(Asked, Token);

        Assert.IsEmpty(explanation.Books);
        Assert.AreEqual("There is no address book: add one.", explanation.Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_FoundLive_NamesFieldNumberAndMatch()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1", tel: "01632/960123 x7"), FakeBook.Person(id, "2", tel: "+44 1632 960999")));

        var explanation = await rig.ExplainAsync(Asked, Token);

        var book = explanation.Books.Single();
        Assert.IsTrue(explanation.IsFound);
        Assert.AreEqual((AskedSource.Live, BookOutcomeKind.Answered, 2, 1, 1), (book.Asked, book.Outcome, book.CandidateCount, book.FoundCount, book.DroppedCount));
        var found = book.Found.Single();
        Assert.AreEqual(
            ("Bob Jones", WellKnownFields.BusinessPhone, "01632/960123 x7", MatchQuality.Exact, ExtensionMatch.OneSided),
            (found.DisplayText, found.Field, found.Stored, found.Match, found.Extension));
        Assert.AreEqual((DropReason.NoMatch, "+44 1632 960999"), (book.Dropped.Single().Reason, book.Dropped.Single().Stored));
        Assert.IsNull(book.Advice);
        Assert.AreEqual("Found in Book 0: nothing is to be done.", explanation.Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_LiveStrangers_AreNearMisses()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "near", tel: "+44 1632 960132"), FakeBook.Person(id, "far", tel: "+44 20 7946 0018")));

        var book = (await rig.ExplainAsync(Asked, Token)).Books.Single();

        Assert.AreEqual(NearMissKind.DigitsSwapped, book.NearMisses.Single().Kind);
        Assert.HasCount(2, book.Dropped);
    }

    [TestMethod]
    public async Task ExplainAsync_BadAnswers_AreDroppedWithTheirReasons()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook((_, _) => Task.FromResult<IReadOnlyList<Contact>>(
        [
            null!, FakeBook.Person(AddressBookId.New(), "stolen", name: "Stranger"), FakeBook.Person(id, "1"), FakeBook.Person(id, "1"), FakeBook.Person(id, "2", tel: ""),
        ])));

        var book = (await rig.ExplainAsync(Asked, Token)).Books.Single();

        Assert.AreSequenceEqual([DropReason.Malformed, DropReason.OtherBook, DropReason.Twice, DropReason.NoMatch], book.Dropped.Select(dropped => dropped.Reason));
        Assert.IsTrue(book.Dropped.All(dropped => dropped.DisplayText != "Stranger"));
        Assert.AreEqual("It has no telephone number.", book.Dropped[3].Explanation);
    }

    [TestMethod]
    public async Task ExplainAsync_ManySpellings_RoundsAndHitsAreTold()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1", tel: "01632 960123")), NumberMatching.Literal);

        var round = (await rig.ExplainAsync(Asked, Token)).Books.Single().Rounds.Single();

        Assert.Contains("+441632960123", round.Spellings);
        Assert.AreSequenceEqual(["01632 960123"], round.Hits);
        Assert.AreEqual((1, 1, false), (round.CandidateCount, round.FittingCount, round.IsThorough));
        Assert.IsNotNull(round.Elapsed);
    }

    [TestMethod]
    public async Task ExplainAsync_Copy_TellsItsAgeAndAdvisesToRefreshIt()
    {
        var rig = new ExplainRig();
        rig.AddCopied(ExplainRig.Person("+44 20 7946 0018"));
        rig.Rig.Time.Advance(TimeSpan.FromDays(3));

        var explanation = await rig.ExplainAsync(Asked, Token);

        var book = explanation.Books.Single();
        Assert.AreEqual((AskedSource.Copy, BookOutcomeKind.FromCache), (book.Asked, book.Outcome));
        Assert.AreEqual((TimeSpan.FromDays(3), 1, TimeSpan.FromHours(1)), (book.Copy!.Age, book.Copy.Contacts, book.Copy.RefreshedEvery));
        Assert.AreEqual("The copy of Book 0 is 3 days old: refresh it.", explanation.Advice);
    }

    [TestMethod]
    [DataRow(ConnectorErrorKind.Unauthorized, BookOutcomeKind.Unauthorized, "Sign in to Book 0 again.")]
    [DataRow(ConnectorErrorKind.RateLimited, BookOutcomeKind.RateLimited, "limits how often")]
    [DataRow(ConnectorErrorKind.Unavailable, BookOutcomeKind.Unavailable, "cannot be reached")]
    [DataRow(ConnectorErrorKind.Refused, BookOutcomeKind.Refused, "refused")]
    [DataRow(ConnectorErrorKind.BadAnswer, BookOutcomeKind.Faulted, "connector of Book 0 failed")]
    public async Task ExplainAsync_BookFails_TellsTheCrmsWordsAndACure(ConnectorErrorKind kind, BookOutcomeKind outcome, string advice)
    {
        var rig = new ExplainRig();
        rig.Books.Add(_ => new FakeBook((_, _) => throw new ConnectorException(kind, "INVALID_SESSION: no")));

        var explanation = await rig.ExplainAsync(Asked, Token);

        var book = explanation.Books.Single();
        Assert.AreEqual((outcome, "INVALID_SESSION: no", "INVALID_SESSION: no"), (book.Outcome, book.Message, book.Rounds.Single().Error));
        Assert.Contains(advice, explanation.Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_LateBook_IsADeadlineWithARoundWithoutEnd()
    {
        var rig = new ExplainRig();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource<IReadOnlyList<Contact>>();
        rig.Books.Add(_ => new FakeBook((_, _) =>
        {
            begun.SetResult();
            return never.Task;
        }));

        var explaining = rig.ExplainAsync(Asked, Token);
        await begun.Task;
        rig.Rig.Time.Advance(rig.Rig.Settings.BookDeadline);
        var book = (await explaining).Books.Single();

        Assert.AreEqual(BookOutcomeKind.Deadline, book.Outcome);
        Assert.IsNull(book.Rounds.Single().Elapsed);
        Assert.AreEqual("Book 0 took too long: try again.", book.Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_BookLeftAlone_TellsForHowLong()
    {
        var rig = new ExplainRig();
        rig.Books.Add(_ => new FakeBook((_, _) => throw new ConnectorException(ConnectorErrorKind.Unavailable, "down")));
        for (var i = 0; i < 5; i++) await rig.ExplainAsync(Asked, Token);

        var book = (await rig.ExplainAsync(Asked, Token)).Books.Single();

        Assert.AreEqual(TimeSpan.FromSeconds(4), book.Pause);
        Assert.IsEmpty(book.Rounds);
        Assert.AreEqual((BookOutcomeKind.Unavailable, "down Asked again in 4 s."), (book.Outcome, book.Message));
    }

    [TestMethod]
    public async Task ExplainAsync_LiveFailsAndACopyAnswers_SaysSo()
    {
        var rig = new ExplainRig();
        var open = rig.Books.Add(_ => new FakeBook((_, _) => throw new ConnectorException(ConnectorErrorKind.Unauthorized, "expired")));
        rig.Copy(open.Id, FakeBook.Person(open.Id, "1", tel: "+44 20 7946 0018"));

        var explanation = await rig.ExplainAsync(Asked, Token);

        var book = explanation.Books.Single();
        Assert.AreEqual((AskedSource.CopyInPlaceOfLive, "expired"), (book.Asked, book.Message));
        Assert.HasCount(1, book.Rounds);
        Assert.AreEqual("Sign in to Book 0 again.", explanation.Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_CrmCannotSearchNumbers_SaysToSwitchOnTheCache()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1")), NumberMatching.None);

        Assert.AreEqual("Switch on the cache of Book 0: its CRM cannot search telephone numbers.", (await rig.ExplainAsync(Asked, Token)).Advice);
    }

    [TestMethod]
    [DataRow(BookState.Disabled, null, "Switch on Other: it is not asked while it is switched off.")]
    [DataRow(BookState.ConnectorMissing, "The connector \"fake\" is not installed.", "Other cannot be asked. The connector \"fake\" is not installed.")]
    [DataRow(BookState.Misconfigured, "Server is required.", "Other cannot be asked. Server is required.")]
    [DataRow(BookState.SignInNeeded, "Sign in.", "Sign in to Other again.")]
    public async Task ExplainAsync_BookNotAsked_IsListedWithItsReason(BookState state, string? error, string advice)
    {
        var rig = new ExplainRig();
        rig.Books.Add(_ => new FakeBook());
        rig.AddOther("Other", state, error);

        var explanation = await rig.ExplainAsync(Asked, Token);

        var book = explanation.Books[1];
        Assert.AreEqual((AskedSource.Nothing, state, error, null), (book.Asked, book.State, book.Message, book.Outcome));
        Assert.AreEqual((advice, advice), (book.Advice, explanation.Advice));
    }

    [TestMethod]
    public async Task ExplainAsync_SuffixBesideATrueMatch_IsDroppedForTheBetterOne()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "tail", tel: "+49 30 1632960123")));
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "true")));

        var explanation = await rig.ExplainAsync(Asked, Token);

        Assert.AreEqual((0, 1), (explanation.Books[0].FoundCount, explanation.Books[1].FoundCount));
        Assert.AreEqual((DropReason.BetterMatch, "+49 30 1632960123"), (explanation.Books[0].Dropped.Single().Reason, explanation.Books[0].Dropped.Single().Stored));
    }

    [TestMethod]
    public async Task ExplainAsync_AllAnsweredNothing_SaysToAddIt()
    {
        var rig = new ExplainRig();
        rig.Books.Add(_ => new FakeBook());

        Assert.StartsWith("Every address book answered and none has it", (await rig.ExplainAsync(Asked, Token)).Advice);
    }

    [TestMethod]
    public async Task ExplainAsync_Name_TellsHowItsWordsWereFolded()
    {
        var rig = new ExplainRig();
        rig.Books.Add(id => new FakeBook(FakeBook.Person(id, "1", name: "Bob Mueller"), FakeBook.Person(id, "2", name: "Ann")));
        rig.AddCopied(ExplainRig.Person("", (WellKnownFields.Notes, "Müller")));

        var explanation = await rig.ExplainAsync("Müller,  BOB", Token);

        Assert.AreEqual(QueryKind.Name, explanation.Query.Kind);
        Assert.AreSequenceEqual(["Müller", "BOB"], explanation.Query.Words);
        Assert.AreSequenceEqual(["mueller", "bob"], explanation.Query.FoldedWords);
        Assert.AreEqual(("Bob Mueller", MatchQuality.Name, null), (explanation.Books[0].Found.Single().DisplayText, explanation.Books[0].Found.Single().Match, explanation.Books[0].Found.Single().Field));
        Assert.AreEqual("It does not hold all of these words.", explanation.Books[0].Dropped.Single().Explanation);
        Assert.AreEqual((AskedSource.Copy, 1), (explanation.Books[1].Asked, explanation.Books[1].FoundCount));
    }

    [TestMethod]
    public async Task ExplainAsync_PagesOfAClient_StayAsTheyAre()
    {
        var rig = new ExplainRig();
        var fake = new FakeBook();
        rig.Books.Add(id =>
        {
            fake.Answer = (limit, _) => Task.FromResult<IReadOnlyList<Contact>>([.. Enumerable.Range(0, 30).Select(i => FakeBook.Person(id, $"{i}")).Take(limit)]);
            return fake;
        });
        await rig.Rig.FindAsync("bob", Token);
        fake.Answer = (_, _) => Task.FromResult<IReadOnlyList<Contact>>([]);

        await rig.ExplainAsync("bob", Token);

        Assert.HasCount(10, (await rig.Rig.FindAsync("bob", Token, offset: 10)).Hits);
    }

    [TestMethod]
    public async Task ExplainAsync_CallerLeaves_Throws()
    {
        var rig = new ExplainRig();
        using var leaving = new CancellationTokenSource();
        rig.Books.Add(_ => new FakeBook(async (_, token) =>
        {
            await leaving.CancelAsync();
            token.ThrowIfCancellationRequested();
            return [];
        }));

        await Assert.ThrowsAsync<OperationCanceledException>(() => rig.ExplainAsync(Asked, leaving.Token));
    }
}
