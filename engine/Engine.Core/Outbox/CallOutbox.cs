using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Engine.Core.AddressBooks;
using Engine.Core.Events;
using Engine.Core.Health;
using Engine.Sdk;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Engine.Core.Outbox;

/// <summary>
/// Logs each call at each record once, sooner or later. A call is on disk before it is first tried; those who ask at the same time share one
/// try, those who ask later are answered from the ledger.
/// </summary>
public sealed class CallOutbox : IAsyncDisposable
{
    /// <summary>Most calls kept; a client is refused beyond that.</summary>
    public const int MaxCalls = 10_000;

    private readonly ICallLedger _ledger;
    private readonly IOpenBooks _books;
    private readonly TimeSpan _answerWithin;
    private readonly TimeProvider _time;
    private readonly BackOff _backOff;
    private readonly OutboxJournal _journal;
    private readonly ConcurrentDictionary<CallAtRecord, OutboxCall> _calls = new();
    private readonly Dictionary<AddressBookId, BookOutbox> _outboxes = [];
    private readonly Lock _lock = new();
    private readonly DrainGate _beginning = new();
    private readonly Meter _meter = new("Engine");
    private readonly IDisposable _following;
    private long _places;
    private bool _isStopped;

    public CallOutbox(
        ICallLedger ledger, IOpenBooks books, EngineEvents events, Random random, IOptions<OutboxOptions> options, TimeProvider time, ILogger<CallOutbox> log)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(options);
        (_ledger, _books, _answerWithin, _time) = (ledger, books, options.Value.AnswerWithin, time);
        (_backOff, _journal) = (new(random), new(log));
        _following = events.Subscribe(Follow);
        _meter.CreateObservableGauge("engine.outbox.entries", () => _calls.Values
            .GroupBy(call => call.Entry.State).Select(group => new Measurement<int>(group.Count(), new KeyValuePair<string, object?>("state", group.Key.ToString()))), description: "Calls in the outbox");
    }

    /// <summary>Every call that is not logged yet, the oldest first.</summary>
    public IReadOnlyList<OutboxEntry> Entries => [.. _calls.Values.Where(call => call.Entry.Id > 0).Select(Shown).OrderBy(entry => entry.Id)];

    /// <summary>Takes up what an earlier engine left; called once, when the books are there.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var entry in await _ledger.LoadAsync(cancellationToken).ConfigureAwait(false))
        {
            var call = new OutboxCall(entry, Interlocked.Increment(ref _places));
            if (_calls.TryAdd(call.Key, call)) OutboxOf(entry.Record.Book).Restore(call);
        }

    }

    /// <summary>Logs a call at a record, or answers what came of it earlier.</summary>
    /// <exception cref="OperationCanceledException">The caller left; the call goes on.</exception>
    public async Task<CallEnd> LogAsync(RecordKey record, CallActivity call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        var mine = new OutboxCall(
            new() { Record = record, CallId = call.CallId, Call = call, State = OutboxState.Delivering, Since = _time.GetUtcNow() }, Interlocked.Increment(ref _places));
        var one = _calls.GetOrAdd(mine.Key, mine);

        // Not bound to the caller's token: others may wait for it too, and one cut off half-way would be of unknown end.
        if (one == mine) _ = BeginAsync(mine);

        // Somebody tries again what the CRM refused: perhaps it was put right there.
        else if (one.Entry.State == OutboxState.Refused) await OutboxOf(record.Book).RetryAsync(one).ConfigureAwait(false);
        return await one.EndAsync(_answerWithin, _time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Tries a call of the list now.</summary>
    /// <returns>Null when there is none of this id.</returns>
    public async Task<OutboxEntry?> RetryAsync(long id)
    {
        if (Find(id) is not { } call) return null;
        await OutboxOf(call.Entry.Record.Book).RetryAsync(call).ConfigureAwait(false);
        return Shown(call);
    }

    /// <summary>Takes a call off the list; one that the CRM may hold counts as logged.</summary>
    /// <returns>False when there is none of this id.</returns>
    /// <exception cref="CallLedgerException">It could not be taken off the disk.</exception>
    public async Task<bool> DropAsync(long id)
    {
        if (Find(id) is not { } call) return false;
        await OutboxOf(call.Entry.Record.Book).DropAsync(call).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets the tries under way end; what is left waits on disk.</summary>
    public async Task StopAsync()
    {
        BookOutbox[] outboxes;
        lock (_lock) (_isStopped, outboxes) = (true, [.. _outboxes.Values]);
        await Task.WhenAll([_beginning.Close(), .. outboxes.Select(outbox => outbox.DisposeAsync().AsTask())]).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _following.Dispose();
        _meter.Dispose();
        if (!_isStopped) await StopAsync().ConfigureAwait(false);
    }

    private async Task BeginAsync(OutboxCall call)
    {
        if (!_beginning.TryEnter())
        {
            Refuse(call, BookOutcomeKind.Unavailable, "The engine is ending.");
            return;
        }

        try
        {
            if (await _ledger.FindAsync(call.Entry.Record, call.Entry.CallId, CancellationToken.None).ConfigureAwait(false) is { } earlier)
            {
                Forget(call);
                call.Tell(CallEnd.Logged(earlier));
            }
            else if (_calls.Count > MaxCalls)
            {
                Refuse(call, BookOutcomeKind.Unavailable, $"{MaxCalls} calls wait to be logged, which is the most there may be.");
            }
            else
            {
                await OutboxOf(call.Entry.Record.Book).BeginAsync(call).ConfigureAwait(false);
            }
        }
        catch (CallLedgerException unread)
        {
            Refuse(call, BookOutcomeKind.Faulted, unread.Message);
        }
        catch (Exception defect)
        {
            // Ours, not the connector's. What is on disk by now is taken up by the next start.
            _journal.Defect(call.Entry.Record.Book, defect);
            Refuse(call, BookOutcomeKind.Faulted, "Something went wrong inside the engine; its log says what.");
        }
        finally
        {
            _beginning.Leave();
        }
    }

    private void Refuse(OutboxCall call, BookOutcomeKind kind, string reason)
    {
        Forget(call);
        call.Tell(CallEnd.Failed(kind, reason));
    }

    // On the publisher's thread, and so never waits.
    private void Follow(EngineEvent happened)
    {
        switch (happened)
        {
            case AddressBookChanged { Change: AddressBookChange.Removed, Id: var book }:
                Remove(book);
                break;
            case AddressBookChanged { Id: var book }:
                OutboxIfAny(book)?.Wake();
                break;
            case SignedIn { Id: var book }:
                OutboxIfAny(book)?.Wake();
                break;
            case BookRecovered { Id: var book }:
                OutboxIfAny(book)?.Wake();
                break;
            case ConfigurationChanged:
                ForEach(outbox => outbox.Wake());
                break;
        }
    }

    private void Remove(AddressBookId book)
    {
        BookOutbox? outbox;
        lock (_lock) _outboxes.Remove(book, out outbox);
        if (outbox is null) return;
        outbox.Forget(_calls.Values.Where(call => call.Entry.Record.Book == book));
        _ = outbox.DisposeAsync().AsTask();
    }

    private BookOutbox OutboxOf(AddressBookId book)
    {
        lock (_lock)
        {
            if (_outboxes.TryGetValue(book, out var known)) return known;
            var added = new BookOutbox(book, _ledger, _books, _backOff, _journal, _time, Forget);
            _outboxes[book] = added;
            if (!_isStopped) added.Start();
            return added;
        }
    }

    private BookOutbox? OutboxIfAny(AddressBookId book)
    {
        lock (_lock) return _outboxes.GetValueOrDefault(book);
    }

    private void ForEach(Action<BookOutbox> act)
    {
        BookOutbox[] outboxes;
        lock (_lock) outboxes = [.. _outboxes.Values];
        foreach (var outbox in outboxes) act(outbox);
    }

    private OutboxCall? Find(long id) => id > 0 ? _calls.Values.FirstOrDefault(call => call.Entry.Id == id && !call.IsDropped) : null;

    private void Forget(OutboxCall call) => _calls.TryRemove(new(call.Key, call));

    private static OutboxEntry Shown(OutboxCall call) => call.Entry with { NextTry = call.Entry.State == OutboxState.Waiting ? call.Due : null };
}
