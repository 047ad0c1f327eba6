using System.Diagnostics.CodeAnalysis;

namespace Engine.Connectors.GoogleContacts;

/// <summary>Does something before the first search, and again after a while; searches meanwhile wait for it. For several threads at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that nobody waits on by handle holds nothing to be freed.")]
internal sealed class WarmUp(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile Warmth? _warmth;
    private volatile int _changes;

    private bool IsWarm => _warmth is { } warmth && warmth.Changes == _changes && time.GetElapsedTime(warmth.Since) < Lasts;

    public async Task RunAsync(Func<Task> warmUp, CancellationToken cancellationToken)
    {
        if (IsWarm) return;
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsWarm) return;
            var warmth = new Warmth(time.GetTimestamp(), _changes);
            await warmUp().ConfigureAwait(false);
            _warmth = warmth;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Something has changed that the next search has to see.</summary>
    public void Again() => Interlocked.Increment(ref _changes);

    private sealed record Warmth(long Since, int Changes);
}
