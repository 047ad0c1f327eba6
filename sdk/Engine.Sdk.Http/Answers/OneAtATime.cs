using System.Diagnostics.CodeAnalysis;

namespace Engine.Sdk.Http;

/// <summary>Lets requests that would get in each other's way wait for one another. For several threads at once.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore that nobody waits on by handle holds nothing to be freed.")]
public sealed class OneAtATime
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Does something when nothing else is under way here.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="ask">Does it; what it throws is passed on, and the next one goes ahead. It must not wait for another turn here.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before its turn.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ask);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await ask().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Does something when nothing else is under way here.</summary>
    /// <param name="act">Does it; what it throws is passed on, and the next one goes ahead. It must not wait for another turn here.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="OperationCanceledException">Cancelled before its turn.</exception>
    public Task RunAsync(Func<Task> act, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(act);
        return RunAsync<object?>(async () =>
        {
            await act().ConfigureAwait(false);
            return null;
        }, cancellationToken);
    }
}
