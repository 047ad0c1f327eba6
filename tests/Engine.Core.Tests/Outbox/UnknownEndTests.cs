using Engine.Core.Health;
using Engine.Core.Outbox;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>A call whose try may or may not have come through is not logged twice.</summary>
[TestClass]
public sealed class UnknownEndTests : OutboxTest
{
    public static IEnumerable<Exception> Unknown =>
    [
        BrokenOff,
        new ConnectorException(ConnectorErrorKind.BadAnswer, "It answered with nonsense."),
        new FormatException("cannot read the answer"),
        new OperationCanceledException("a time-out of its own"),
    ];

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DynamicData(nameof(Unknown))]
    public async Task LogAsync_CrmThatCannotBeAsked_IsToldAndLeftToAPerson(Exception thrown)
    {
        var crm = new FakeCrm { Log = (_, _, _) => throw thrown };
        var book = Rig.Add(crm);

        var end = await LogAsync(book);
        var again = await LogAsync(book);
        await PassAsync(TimeSpan.FromHours(2));

        Assert.AreNotEqual(BookOutcomeKind.Answered, end.Kind);
        StringAssert.Contains(end.Message, "may hold the call");
        Assert.AreEqual(end, again);
        Assert.AreEqual((OutboxState.Unknown, end.Message, 1), (Entry.State, Entry.Reason, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DynamicData(nameof(Unknown))]
    public async Task LogAsync_CrmThatHasIt_IsAskedAndNotSentAgain(Exception thrown)
    {
        var crm = new AskableCrm { Log = (_, _, _) => throw thrown, Known = (_, _) => Task.FromResult<LoggedCall?>(new() { ActivityId = "A7" }) };
        var book = Rig.Add(crm);

        var end = await LogAsync(book);
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual(CallEnd.Queued, end);
        Assert.AreEqual(("A7", 1), ((await LogAsync(book)).Written?.ActivityId, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_CrmThatHasItNot_IsSentAgainAfterAWhile()
    {
        var (begun, asked) = (Rig.Time.GetUtcNow(), default(DateTimeOffset));
        var crm = new AskableCrm { Log = (_, _, _) => throw BrokenOff };
        crm.Known = (_, _) =>
        {
            asked = Rig.Time.GetUtcNow();
            crm.Log = (_, _, _) => Task.FromResult(new LoggedCall { ActivityId = "A2" });
            return Task.FromResult<LoggedCall?>(null);
        };
        var book = Rig.Add(crm);

        await LogAsync(book);
        Rig.Outbox.Entries.ToList().ForEach(_ => Rig.Events.Publish(new Engine.Core.Events.BookRecovered(book)));
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.IsGreaterThanOrEqualTo(BookOutbox.Rest, asked - begun);
        Assert.AreEqual(("A2", 2), ((await LogAsync(book)).Written?.ActivityId, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_CrmCannotSay_IsAskedAgainBeforeItIsSent()
    {
        var questions = 0;
        var crm = new AskableCrm { Log = (_, _, _) => throw BrokenOff };
        crm.Known = (_, _) => ++questions < 3 ? throw BrokenOff : Task.FromResult<LoggedCall?>(new() { ActivityId = "A7" });
        var book = Rig.Add(crm);

        await LogAsync(book);
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual((3, 1), (questions, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_RecordIsGoneWhenAsked_IsLeftToAPerson()
    {
        var crm = new AskableCrm { Log = (_, _, _) => throw BrokenOff, Known = (_, _) => throw new ConnectorException(ConnectorErrorKind.NotFound, "The record is gone.") };

        await LogAsync(Rig.Add(crm));
        await PassUntilAsync(() => Entry.State == OutboxState.Unknown);

        StringAssert.Contains(Entry.Reason, "The record is gone.");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_CrmHoldsTheQuestionBack_KeepsAReasonThatStaysTrue()
    {
        var crm = new AskableCrm
        {
            Log = (_, _, _) => throw BrokenOff,
            Known = (_, _) => throw new ConnectorException(ConnectorErrorKind.RateLimited, "Slow down.") { RetryAfter = TimeSpan.FromMinutes(10) },
        };

        await LogAsync(Rig.Add(crm));
        await PassUntilAsync(() => Entry.Reason?.StartsWith("Slow down.", StringComparison.Ordinal) == true);

        Assert.AreEqual((OutboxState.Waiting, "Slow down."), (Entry.State, Entry.Reason));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Retry_Unknown_IsSentBecauseAPersonSaysSo()
    {
        var crm = new FakeCrm { Log = (_, _, _) => throw BrokenOff };
        var book = Rig.Add(crm);
        await LogAsync(book);
        crm.Log = (_, _, _) => Task.FromResult(new LoggedCall { ActivityId = "A2" });

        await Rig.Outbox.RetryAsync(Entry.Id);
        await UntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual(("A2", 2), ((await LogAsync(book)).Written?.ActivityId, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Drop_Unknown_CountsAsLogged()
    {
        var crm = new FakeCrm { Log = (_, _, _) => throw BrokenOff };
        var book = Rig.Add(crm);
        await LogAsync(book);

        await Rig.Outbox.DropAsync(Entry.Id);

        Assert.AreEqual((BookOutcomeKind.Answered, 1), ((await LogAsync(book)).Kind, crm.Logged));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_OutOfTimeAndCutOff_IsOfUnknownEnd()
    {
        var crm = new FakeCrm();
        crm.Log = async (_, _, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, Rig.Time, token);
            return new LoggedCall();
        };
        var logging = LogAsync(Rig.Add(crm));
        await UntilAsync(() => crm.Logged == 1);

        Rig.Time.Advance(TimeSpan.FromSeconds(4));
        var end = await logging;
        Rig.Time.Advance(Delivery.Deadline);
        await UntilAsync(() => Entry.State == OutboxState.Unknown);

        Assert.AreEqual(CallEnd.Queued, end);
        StringAssert.StartsWith(Entry.Reason, "No answer within 15 s.");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow(true)]
    [DataRow(false)]
    public async Task LogAsync_DeafConnectorEndsLate_IsHeardThenAndHoldsUpNoOtherRecord(bool isWritten)
    {
        var late = new TaskCompletionSource<LoggedCall>();
        var crm = new FakeCrm();
        crm.Log = (record, _, _) => record.Id == "1" && crm.Logged == 1 ? late.Task : Task.FromResult(new LoggedCall { ActivityId = "A2" });
        var book = Rig.Add(crm);
        var logging = LogAsync(book);
        await UntilAsync(() => crm.Logged == 1);
        Rig.Time.Advance(Delivery.Deadline);
        await logging;

        await PassAsync(TimeSpan.FromMinutes(30));
        Assert.AreEqual((OutboxState.Delivering, 1), (Entry.State, crm.Logged));
        Assert.IsFalse((await LogAsync(book, "other", "2")).IsQueued);
        if (isWritten) late.SetResult(new() { ActivityId = "A1" });
        else late.SetException(new ConnectorException(ConnectorErrorKind.Unauthorized, "Sign in."));
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual(isWritten ? ("A1", 2) : ("A2", 3), ((await LogAsync(book)).Written?.ActivityId, crm.Logged));
    }
}
