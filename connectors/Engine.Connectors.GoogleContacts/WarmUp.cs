using System.Diagnostics.CodeAnalysis;

namespace Engine.Connectors.GoogleContacts;

/// <summary>Does something before the first search, and again after a while; searches meanwhile wait for it.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that nobody waits on by handle holds nothing to be freed.")]
internal sealed class WarmUp(TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _since;

    private bool IsWarm => _since is { } since && time.GetElapsedTime(since) < Lasts;

    public async Task RunAsync(Func<Task> warmUp, CancellationToken cancellationToken)
    {
        if (IsWarm) return;
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsWarm) return;
            await warmUp().ConfigureAwait(false);
            _since = time.GetTimestamp();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Again() => _since = null;
}
