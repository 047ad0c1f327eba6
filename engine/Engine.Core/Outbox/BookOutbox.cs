using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>
/// The calls of one book on their way to its CRM. A new call is tried at once, in the time of the client who waits; what is left over is tried by
/// the pump, one after the other. Before a try the disk says that it is being made, so that after a crash nobody takes it for one that never was.
/// </summary>
internal sealed partial class BookOutbox(AddressBookId id, ICallLedger ledger, IOpenBooks books, BackOff backOff, OutboxJournal journal, TimeProvider time, Action<OutboxCall> gone) : IAsyncDisposable
{
    // However good the news, no call is tried twice within it: a CRM may need a moment to find what it was given.
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    // Everything that matters is told; this is for what was not.
    private static readonly TimeSpan LookAround = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterDefect = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan AfterClosing = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Lanes _lanes = new();
    private readonly WakeUp _wake = new();
    private readonly CancellationTokenSource _stopping = new();
    private Task _pump = Task.CompletedTask;

    public void Start() => _pump = Task.Run(PumpAsync);

    /// <summary>Completes when the try under way has ended; what is left waits on disk.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _pump.ConfigureAwait(false);
        _stopping.Dispose();
    }

    /// <summary>Takes a call that was in the outbox before the engine started.</summary>
    public void Restore(OutboxCall call)
    {
        var (entry, now) = (call.Entry, time.GetUtcNow());
        if (entry.State == OutboxState.Delivering)
        {
            call.Entry = entry with { State = OutboxState.Waiting, MayBeLogged = true, Reason = "The engine ended while the call was being logged." };
            call.LastEnd = now;
        }

        call.Kept();
        call.IsNoted = true;
        call.Tell(call.Entry.State == OutboxState.Waiting ? CallEnd.Queued : CallEnd.Failed(BookOutcomeKind.Refused, entry.Reason));
        lock (_lock)
        {
            call.IsBusy = false;
            call.Due = call.LastEnd == default ? now : now + Rest;
            if (call.Entry.State == OutboxState.Waiting) _lanes.Add(call);
        }

        _wake.Call();
    }

    /// <summary>Keeps a new call, and tries it where none of its record goes before it.</summary>
    public async Task BeginAsync(OutboxCall call)
    {
        bool isHead;
        lock (_lock)
        {
            _lanes.Add(call);
            isHead = _lanes.IsHead(call);
        }

        var (book, reason, _) = isHead ? Look() : (null, null, default);
        try
        {
            var state = book is null ? OutboxState.Waiting : OutboxState.Delivering;
            var entry = call.Entry with { State = state, Tries = book is null ? 0 : 1, Reason = reason };
            if (await ledger.AddAsync(entry, CancellationToken.None).ConfigureAwait(false) is not { } kept)
            {
                GiveUp(call, CallEnd.Failed(BookOutcomeKind.NotFound, "There is no such address book any more."));
                return;
            }

            call.Entry = kept;
        }
        catch (CallLedgerException unkept)
        {
            GiveUp(call, CallEnd.Failed(BookOutcomeKind.Faulted, $"The call could not be kept. {unkept.Message}"));
            return;
        }

        call.Kept();
        if (book is not null)
        {
            await TryAsync(call, book).ConfigureAwait(false);
            return;
        }

        // Behind one that is being tried it may still be logged in the client's time.
        bool isHeld;
        lock (_lock) isHeld = _lanes.IsHead(call) || !_lanes.Of(call.Entry.Record).First().IsBusy;
        if (isHeld) NoteQueued(call);
        Release(call, time.GetUtcNow(), told: isHeld ? CallEnd.Queued : null);
    }

    /// <summary>The book is well again, as far as is known: everything is tried now.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            foreach (var call in _lanes.All)
            {
                var soonest = Later(now, call.LastEnd == default ? default : call.LastEnd + Rest);
                if (soonest < call.Due) call.Due = soonest;
            }
        }

        _wake.Call();
    }

    /// <summary>Tries a call now because somebody wants it: one that waits, or one that was given up.</summary>
    public async Task RetryAsync(OutboxCall call)
    {
        lock (_lock)
        {
            if (call.IsBusy || call.IsDropped) return;
            call.IsBusy = true;
        }

        var entry = call.Entry with { State = OutboxState.Waiting };
        if (entry != call.Entry) await SaveAsync(entry).ConfigureAwait(false);
        call.IsWanted = true;
        call.TellAnew();
        journal.Note(entry, OutboxChange.Retried);
        lock (_lock) _lanes.Add(call);
        Release(call, time.GetUtcNow(), entry);
    }

    /// <summary>Takes a call out. A try under way goes on, and what it writes is remembered.</summary>
    /// <exception cref="CallLedgerException">It could not be taken off the disk.</exception>
    public async Task DropAsync(OutboxCall call)
    {
        bool isBusy;
        lock (_lock)
        {
            if (call.IsDropped) return;
            (call.IsDropped, isBusy) = (true, call.IsBusy);
        }

        try
        {
            // The CRM may hold it: a client that asks again must not have it logged a second time.
            if ((call.Written ?? (call.Entry.MayBeLogged ? new LoggedCall() : null)) is { } written)
                await ledger.SettleAsync(call.Entry, written, CancellationToken.None).ConfigureAwait(false);
            else await ledger.DropAsync(call.Entry, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException)
        {
            lock (_lock) call.IsDropped = false;
            throw;
        }

        journal.Note(call.Entry, OutboxChange.Dropped);
        if (!isBusy) GiveUp(call, CallEnd.Failed(BookOutcomeKind.Refused, "The call was dropped."));
    }

    /// <summary>The book is gone, and what was kept for it with it.</summary>
    public void Forget(IEnumerable<OutboxCall> calls)
    {
        foreach (var call in calls)
        {
            bool isBusy;
            lock (_lock) (call.IsDropped, isBusy) = (true, call.IsBusy);
            if (!isBusy) GiveUp(call, CallEnd.Failed(BookOutcomeKind.NotFound, "There is no such address book any more."));
        }
    }

    /// <param name="call">The call, for others to be at it.</param>
    /// <param name="due">When it is tried next.</param>
    /// <param name="entry">How it stands now, durable first and then seen; null: as before.</param>
    /// <param name="told">What those who wait for it are told, when they see it so; null: nothing yet.</param>
    private void Release(OutboxCall call, DateTimeOffset due, OutboxEntry? entry = null, CallEnd? told = null)
    {
        bool isDropped;
        lock (_lock)
        {
            call.Due = due;
            call.Entry = entry ?? call.Entry;
            call.IsBusy = false;
            isDropped = call.IsDropped;
            if (told is not null) call.Tell(told);
            if (call.Entry.State is OutboxState.Refused or OutboxState.Unknown) _lanes.Remove(call);

            // Those behind one that waits do so with it.
            else if (_lanes.IsHead(call)) foreach (var one in _lanes.Of(call.Entry.Record).Where(one => one != call && one.Entry.Id > 0)) one.Tell(CallEnd.Queued);
        }

        if (isDropped) GiveUp(call, CallEnd.Failed(BookOutcomeKind.Refused, "The call was dropped."));
        else _wake.Call();
    }

    private void GiveUp(OutboxCall call, CallEnd end)
    {
        lock (_lock)
        {
            _lanes.Remove(call);
            call.IsBusy = false;
        }

        gone(call);
        call.Tell(end);
        _wake.Call();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
