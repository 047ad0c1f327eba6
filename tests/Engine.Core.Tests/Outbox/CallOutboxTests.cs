using Engine.Core.Health;
using Engine.Core.Outbox;
using Engine.Core.Tests.Actions;
using Engine.Sdk;

namespace Engine.Core.Tests.Outbox;

/// <summary>What a client that logs a call is told.</summary>
[TestClass]
public sealed class CallOutboxTests : OutboxTest
{
    private readonly FakeCrm _crm = new();

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_FirstTry_IsOnDiskBeforeAsBeingMade()
    {
        OutboxEntry? onDisk = null;
        _crm.Log = (_, _, _) =>
        {
            onDisk = Rig.Disk.Entries.Single();
            return Task.FromResult(new LoggedCall { ActivityId = "A1" });
        };

        var end = await LogAsync(Rig.Add(_crm));

        Assert.AreEqual((OutboxState.Delivering, 1, Call("10005")), (onDisk!.State, onDisk.Tries, onDisk.Call));
        Assert.AreEqual((BookOutcomeKind.Answered, "A1", false), (end.Kind, end.Written?.ActivityId, end.IsQueued));
        Assert.IsEmpty(Rig.Disk.Entries);
        Assert.IsEmpty(Rig.Log.Lines, "What goes well at once is not worth a line.");
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    [DataRow(ConnectorErrorKind.Unauthorized)]
    [DataRow(ConnectorErrorKind.RateLimited)]
    [DataRow(ConnectorErrorKind.Unavailable)]
    public async Task LogAsync_MayWorkLater_IsQueuedAtOnceAndLoggedLater(ConnectorErrorKind kind)
    {
        var book = Rig.Add(_crm);
        var working = _crm.Log;
        _crm.Log = (_, _, _) => throw (kind == ConnectorErrorKind.Unavailable ? NotConnected : new ConnectorException(kind, "Not now."));

        var end = await LogAsync(book);
        _crm.Log = working;
        var waiting = Entry;
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreEqual(CallEnd.Queued, end);
        Assert.AreEqual((OutboxState.Waiting, 1, false), (waiting.State, waiting.Tries, waiting.MayBeLogged));
        Assert.IsNotNull(waiting.NextTry);
        Assert.AreEqual(2, _crm.Logged);
        Assert.AreEqual("A1", (await LogAsync(book)).Written?.ActivityId);
        Assert.AreEqual(2, _crm.Logged);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_BookNotOpenOrLeftAlone_IsQueuedWithoutATry()
    {
        var closed = Rig.Add(null);
        var failing = Rig.Add(_crm);
        var open = Rig.Find(failing)!;
        await open.Guard.CallAsync<int>(_ => throw new ConnectorException(ConnectorErrorKind.RateLimited, "Slow down.") { RetryAfter = TimeSpan.FromMinutes(5) }, TimeSpan.FromSeconds(1), Token);

        Assert.AreEqual(CallEnd.Queued, await LogAsync(closed));
        Assert.AreEqual(CallEnd.Queued, await LogAsync(failing));

        Assert.AreSequenceEqual(["There is no such folder.", "Slow down."], Rig.Outbox.Entries.Select(entry => entry.Reason));
        await PassAsync(TimeSpan.FromMinutes(4));
        Assert.AreEqual(0, _crm.Logged);
        Rig.Set(closed, _crm);
        await UntilAsync(() => Rig.Outbox.Entries.Count == 1);
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);
        Assert.AreEqual(2, _crm.Logged);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_SlowCrm_IsQueuedAfterFourSecondsAndLoggedByTheSameTry()
    {
        var (entered, answer) = (new TaskCompletionSource(), new TaskCompletionSource<LoggedCall>());
        _crm.Log = (_, _, _) =>
        {
            entered.TrySetResult();
            return answer.Task;
        };
        var book = Rig.Add(_crm);

        var logging = LogAsync(book);
        await entered.Task.WaitAsync(Token);
        Rig.Time.Advance(TimeSpan.FromSeconds(3.9));
        var early = logging.IsCompleted;
        Rig.Time.Advance(TimeSpan.FromSeconds(0.1));
        var end = await logging;
        var joining = LogAsync(book);
        answer.SetResult(new() { ActivityId = "A9" });
        await UntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.IsFalse(early);
        Assert.AreEqual(CallEnd.Queued, end);
        Assert.AreEqual("A9", (await joining).Written?.ActivityId);
        Assert.AreEqual("A9", (await LogAsync(book)).Written?.ActivityId);
        Assert.AreEqual(1, _crm.Logged);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_RefusedAfterTheClientWasPutOff_WaitsForAPerson()
    {
        var answer = new TaskCompletionSource<LoggedCall>();
        _crm.Log = (_, _, _) => answer.Task;
        var book = Rig.Add(_crm);
        var logging = LogAsync(book);
        await UntilAsync(() => _crm.Logged == 1);
        Rig.Time.Advance(TimeSpan.FromSeconds(4));
        await logging;

        answer.SetException(new ConnectorException(ConnectorErrorKind.Refused, "The account is on hold."));
        await UntilAsync(() => Entry.State == OutboxState.Refused);
        await Rig.RestartAsync(Token);
        await PassAsync(TimeSpan.FromHours(3));

        Assert.AreEqual((OutboxState.Refused, "The account is on hold.", null), (Entry.State, Entry.Reason, Entry.NextTry));
        Assert.AreEqual(1, _crm.Logged);
        Assert.AreEqual(1, Rig.Log.Lines.Count(line => line.Contains("Refused", StringComparison.Ordinal)));
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_CallerLeftBeforeTheRefusal_WaitsForAPerson()
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var answer = new TaskCompletionSource<LoggedCall>();
        _crm.Log = (_, _, _) => answer.Task;
        var logging = Rig.Outbox.LogAsync(new(Rig.Add(_crm), "Contact", "1"), Call("1"), leaving.Token);
        await UntilAsync(() => _crm.Logged == 1);

        await leaving.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => logging);
        answer.SetException(new ConnectorException(ConnectorErrorKind.Refused, "No."));

        await UntilAsync(() => Entry.State == OutboxState.Refused);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_CrmAsksToBeLeftAlone_IsHeeded()
    {
        var tries = new List<DateTimeOffset>();
        _crm.Log = (_, _, _) =>
        {
            tries.Add(Rig.Time.GetUtcNow());
            return tries.Count == 1
                ? throw new ConnectorException(ConnectorErrorKind.RateLimited, "Slow down.") { RetryAfter = TimeSpan.FromMinutes(2) }
                : Task.FromResult(new LoggedCall());
        };

        await LogAsync(Rig.Add(_crm));
        await PassUntilAsync(() => tries.Count == 2);

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMinutes(2), tries[1] - tries[0]);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_DiskFull_IsToldAndNothingSent()
    {
        Rig.Disk.IsFull = true;

        var end = await LogAsync(Rig.Add(_crm));

        Assert.AreEqual((BookOutcomeKind.Faulted, 0), (end.Kind, _crm.Logged));
        StringAssert.Contains(end.Message, "The disk is full.");
        Assert.IsEmpty(Rig.Outbox.Entries);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task LogAsync_DiskFillsUpWhileTheCrmTakesIt_IsNotedLaterAndNotSentAgain()
    {
        var book = Rig.Add(_crm);
        _crm.Log = (_, _, _) =>
        {
            Rig.Disk.IsFull = true;
            return Task.FromResult(new LoggedCall { ActivityId = "A1" });
        };

        var end = await LogAsync(book);
        await PassAsync(TimeSpan.FromMinutes(3));
        Rig.Disk.IsFull = false;
        await PassUntilAsync(() => Rig.Disk.Entries.Count == 0);

        Assert.AreEqual("A1", end.Written?.ActivityId);
        Assert.AreEqual("A1", Rig.Disk.Find(new(book, "Contact", "1"), "10005")?.ActivityId);
        Assert.AreEqual(1, _crm.Logged);
    }

    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public async Task Log_EveryChange_IsOneLineWithoutPersonalData()
    {
        var book = Rig.Add(_crm);
        _crm.Log = (_, _, _) => throw NotConnected;
        await LogAsync(book);
        await PassUntilAsync(() => Entry.Tries >= 3);
        _crm.Log = (_, _, _) => Task.FromResult(new LoggedCall());
        await PassUntilAsync(() => Rig.Outbox.Entries.Count == 0);

        Assert.AreSequenceEqual(
            [$"Information Call 1 of address book {book} in the outbox: Queued ", $"Information Call 1 of address book {book} in the outbox: Logged "], Rig.Log.Lines);
    }
}
