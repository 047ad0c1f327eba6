namespace Engine.Connectors.GoogleContacts;

/// <summary>Does something before the first search, and again after a while; searches meanwhile wait for it. For several threads at once.</summary>
internal sealed class WarmUp(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly OneAtATime _turns = new();
    private volatile Warmth? _warmth;
    private volatile int _changes;

    private bool IsWarm => _warmth is { } warmth && warmth.Changes == _changes && time.GetElapsedTime(warmth.Since) < Lasts;

    public async Task RunAsync(Func<Task> warmUp, CancellationToken cancellationToken)
    {
        if (IsWarm) return;
        await _turns.RunAsync(async () =>
        {
            if (IsWarm) return;
            var warmth = new Warmth(time.GetTimestamp(), _changes);
            await warmUp().ConfigureAwait(false);
            _warmth = warmth;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Something has changed that the next search has to see.</summary>
    public void Again() => Interlocked.Increment(ref _changes);

    private sealed record Warmth(long Since, int Changes);
}
