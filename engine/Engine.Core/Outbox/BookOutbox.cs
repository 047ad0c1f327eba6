using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>
/// The calls of one book on their way to its CRM. A new call is tried at once, in the time of the client who waits; what is left over is tried by
/// the pump, one after the other. Before a try the disk says that it is being made, so that after a crash nobody takes it for one that never was.
/// </summary>
internal sealed class BookOutbox(AddressBookId id, ICallLedger ledger, IOpenBooks books, BackOff backOff, OutboxJournal journal, TimeProvider time, Action<OutboxCall> gone) : IAsyncDisposable
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
            call.Entry = entry with { State = OutboxState.Waiting, MayBeLogged = true };
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

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                var (call, wait) = Next();
                if (call is null) await _wake.WaitAsync(wait, time, _stopping.Token).ConfigureAwait(false);
                else await PumpAsync(call).ConfigureAwait(false);
                _stopping.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // Asked to.
        }
    }

    private async Task PumpAsync(OutboxCall call)
    {
        try
        {
            await DeliverAsync(call).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            // Ours, not the connector's: it must not keep the other calls.
            journal.Defect(id, defect);
            Release(call, time.GetUtcNow() + AfterDefect);
        }
    }

    private (OutboxCall? Call, TimeSpan Wait) Next()
    {
        var (book, _, wait) = Look();
        if (book is null) return (null, wait);
        lock (_lock)
        {
            var next = _lanes.Heads.Where(call => !call.IsBusy && !call.IsDropped).MinBy(call => (call.Due, call.Place));
            if (next is null) return (null, LookAround);
            var due = next.Due - time.GetUtcNow();
            if (due > TimeSpan.Zero) return (null, due < LookAround ? due : LookAround);
            next.IsBusy = true;
            return (next, default);
        }
    }

    // Whether the book can be asked now; if not, why, and how long to wait for it.
    private (OpenBook? Book, string? Reason, TimeSpan Wait) Look()
    {
        var status = books.Get(id);
        if (status is not { Book.IsEnabled: true, Open: { } book }) return (null, status?.Error ?? "The address book is not open.", LookAround);
        var pause = book.Guard.Pause;
        return pause > TimeSpan.Zero ? (null, book.Guard.Failure?.Message, pause) : (book, null, default);
    }

    private async Task DeliverAsync(OutboxCall call)
    {
        if (call.Written is { } written)
        {
            await SettleAsync(call, written).ConfigureAwait(false);
            return;
        }

        if (Look().Book is not { } book)
        {
            Release(call, call.Due);
            return;
        }

        if (call.Entry is { MayBeLogged: true, Call: { } given } && !await MayBeTriedAsync(call, given, book).ConfigureAwait(false)) return;
        call.IsWanted = false;
        var entry = call.Entry with { State = OutboxState.Delivering, Tries = call.Entry.Tries + 1, MayBeLogged = false };
        if (!await SaveAsync(entry).ConfigureAwait(false))
        {
            Release(call, time.GetUtcNow() + AfterDefect);
            return;
        }

        call.Entry = entry;
        await TryAsync(call, book).ConfigureAwait(false);
    }

    // The end of the last try is unknown: the CRM is asked, or a person.
    private async Task<bool> MayBeTriedAsync(OutboxCall call, CallActivity given, OpenBook book)
    {
        if (book.Connection is not ILoggedCallLookup lookup)
        {
            if (!call.IsWanted) await ListAsync(call, OutboxState.Unknown, BookOutcomeKind.Refused, Unclear(call.Entry.Reason ?? "The engine ended while the call was being logged.")).ConfigureAwait(false);
            return call.IsWanted;
        }

        var asked = await book.Guard.CallAsync(
            token => lookup.FindLoggedCallAsync(call.Entry.Record, given, token), Delivery.Deadline, CancellationToken.None).ConfigureAwait(false);
        call.LastEnd = time.GetUtcNow();
        if (asked is { IsAnswered: true, Value: null }) return true;
        if (asked.Value is { } found) await SettleAsync(call, found).ConfigureAwait(false);
        else if (asked.Kind is BookOutcomeKind.Refused or BookOutcomeKind.NotFound) await ListAsync(call, OutboxState.Unknown, asked.Kind, Unclear(asked.Message)).ConfigureAwait(false);
        else await PutOffAsync(call, call.Entry with { Tries = call.Entry.Tries + 1 }, new() { Kind = asked.Kind, Message = asked.Message, MayBeLogged = true }).ConfigureAwait(false);
        return false;
    }

    private async Task TryAsync(OutboxCall call, OpenBook book)
    {
        if (call.Entry.Call is not { } given)
        {
            await ListAsync(call, OutboxState.Refused, BookOutcomeKind.Refused, "What is known of the call cannot be decrypted: its keys are gone.").ConfigureAwait(false);
            return;
        }

        if (book.Connection is not ICallActivityLog log)
        {
            await RefuseAsync(call, BookOutcomeKind.Refused, "This CRM cannot log calls.").ConfigureAwait(false);
            return;
        }

        var delivery = new Delivery(book, log, call.Entry, given);
        await delivery.RunAsync().ConfigureAwait(false);
        var ending = EndAsync(call, delivery, book.Connection is ILoggedCallLookup);

        // One that is deaf to its deadline holds up its own record alone.
        if (delivery.Ended.IsCompleted) await ending.ConfigureAwait(false);
    }

    private async Task EndAsync(OutboxCall call, Delivery delivery, bool canBeAsked)
    {
        var end = await delivery.Ended.ConfigureAwait(false);
        call.LastEnd = time.GetUtcNow();
        if (end.Written is { } written) await SettleAsync(call, written).ConfigureAwait(false);
        else if (call.IsDropped && end.MayBeLogged) await SettleAsync(call, new LoggedCall()).ConfigureAwait(false);
        else if (call.IsDropped) GiveUp(call, CallEnd.Failed(end.Kind, end.Message));
        else if (end.IsFinal) await RefuseAsync(call, end.Kind, end.Message).ConfigureAwait(false);
        else if (end.MayBeLogged && !canBeAsked) await ListAsync(call, OutboxState.Unknown, end.Kind, Unclear(end.Message)).ConfigureAwait(false);
        else await PutOffAsync(call, call.Entry, end).ConfigureAwait(false);
    }

    private async Task SettleAsync(OutboxCall call, LoggedCall written)
    {
        call.Written = written;
        try
        {
            await ledger.SettleAsync(call.Entry, written, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException unnoted)
        {
            // The CRM has it, and that is what counts; it is noted later. After a crash the CRM is asked.
            journal.NotSaved(call.Entry, unnoted);
            call.Tell(CallEnd.Logged(written));
            Release(call, time.GetUtcNow() + AfterDefect);
            return;
        }

        journal.Note(call.Entry, OutboxChange.Logged, call.IsNoted);
        GiveUp(call, CallEnd.Logged(written));
    }

    private async Task RefuseAsync(OutboxCall call, BookOutcomeKind kind, string? reason)
    {
        if (!call.TryDecide())
        {
            await ListAsync(call, OutboxState.Refused, kind, reason).ConfigureAwait(false);
            return;
        }

        try
        {
            await ledger.DropAsync(call.Entry, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CallLedgerException unsaved)
        {
            journal.NotSaved(call.Entry, unsaved);
        }

        journal.Note(call.Entry, OutboxChange.Refused, isLogged: false);
        GiveUp(call, CallEnd.Failed(kind, reason));
    }

    private async Task ListAsync(OutboxCall call, OutboxState state, BookOutcomeKind kind, string? reason)
    {
        var isUnknown = state == OutboxState.Unknown;
        var entry = call.Entry with { State = state, Reason = reason, MayBeLogged = isUnknown };
        await SaveAsync(entry).ConfigureAwait(false);
        call.IsNoted = true;
        journal.Note(entry, isUnknown ? OutboxChange.Unknown : OutboxChange.Refused);
        Release(call, call.Due, entry, CallEnd.Failed(kind, reason));
    }

    private async Task PutOffAsync(OutboxCall call, OutboxEntry entry, DeliveryEnd end)
    {
        var wait = end.Kind == BookOutcomeKind.Closed ? AfterClosing : backOff.After(entry.Tries);
        entry = entry with { State = OutboxState.Waiting, Reason = end.Message, MayBeLogged = end.MayBeLogged };
        await SaveAsync(entry).ConfigureAwait(false);
        NoteQueued(call);
        Release(call, time.GetUtcNow() + (end.RetryAfter > wait ? end.RetryAfter.Value : wait), entry, CallEnd.Queued);
    }

    private void NoteQueued(OutboxCall call)
    {
        if (!call.IsNoted) journal.Note(call.Entry, OutboxChange.Queued);
        call.IsNoted = true;
    }

    // What cannot be written is known in memory alone; the disk says what was before, which is never too little.
    private async Task<bool> SaveAsync(OutboxEntry entry)
    {
        try
        {
            await ledger.UpdateAsync(entry, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (CallLedgerException unsaved)
        {
            journal.NotSaved(entry, unsaved);
            return false;
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

    private static string Unclear(string? reason) => $"{reason} The CRM may hold the call all the same: look there, then retry it or drop it.";

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
