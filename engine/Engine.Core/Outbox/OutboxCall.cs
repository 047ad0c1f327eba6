using Engine.Sdk;

namespace Engine.Core.Outbox;

/// <summary>A call at a record, by which it is logged once.</summary>
internal readonly record struct CallAtRecord(RecordKey Record, string CallId);

/// <summary>One call in the outbox, and who waits to hear of it. All but the waiting happens under the lock of its book.</summary>
internal sealed class OutboxCall(OutboxEntry entry, long place)
{
    private readonly Lock _telling = new();
    private readonly TaskCompletionSource _kept = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource<CallEnd> _told = NewTelling();
    private bool _isDeciding;

    public CallAtRecord Key => new(Entry.Record, Entry.CallId);

    public OutboxEntry Entry { get; set; } = entry;

    /// <summary>Where it stands among the calls of its record.</summary>
    public long Place { get; } = place;

    /// <summary>Whether somebody is at it; nobody else touches it until then.</summary>
    public bool IsBusy { get; set; } = true;

    /// <summary>Whether it is no longer wanted; a try under way goes on.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Whether a person said that it is to be tried although the CRM may hold it.</summary>
    public bool IsWanted { get; set; }

    /// <summary>Whether the log has said that it is in the outbox.</summary>
    public bool IsNoted { get; set; }

    /// <summary>Written, and not yet noted as such.</summary>
    public LoggedCall? Written { get; set; }

    public DateTimeOffset Due { get; set; }

    /// <summary>When a try last ended.</summary>
    public DateTimeOffset LastEnd { get; set; }

    /// <summary>Whether somebody was told of it, or left without being told: a refusal is then kept for a person.</summary>
    public bool IsPromised { get; private set; }

    /// <summary>It is on disk: whoever waits may be told that it is queued.</summary>
    public void Kept() => _kept.TrySetResult();

    /// <summary>Tells whoever waits, and whoever asks later until somebody decides anew.</summary>
    public void Tell(CallEnd end)
    {
        lock (_telling)
        {
            IsPromised = true;
            _told.TrySetResult(end);
        }
    }

    /// <summary>Somebody decided anew: whoever asks from now on waits for what comes of it.</summary>
    public void TellAnew()
    {
        lock (_telling)
        {
            _isDeciding = false;
            if (_told.Task.IsCompleted) _told = NewTelling();
        }
    }

    /// <summary>Whether everyone who asked still waits; then nobody is put off any more, and all are told what comes next.</summary>
    public bool TryDecide()
    {
        lock (_telling) return _isDeciding = !IsPromised && !_told.Task.IsCompleted;
    }

    /// <summary>What came of it, or that it is queued when nothing did within the time.</summary>
    /// <exception cref="OperationCanceledException">The caller left; the call goes on.</exception>
    public async Task<CallEnd> EndAsync(TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var told = _told.Task;
        try
        {
            try
            {
                return await told.WaitAsync(within, time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                // A slow disk: told when the call is safe, and not before.
                await Task.WhenAny(_kept.Task, told).WaitAsync(cancellationToken).ConfigureAwait(false);
            }

            return TryPromise() ? CallEnd.Queued : await told.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            TryPromise();
            throw;
        }
    }

    private bool TryPromise()
    {
        lock (_telling) return !_isDeciding && !_told.Task.IsCompleted && (IsPromised = true);
    }

    private static TaskCompletionSource<CallEnd> NewTelling() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
