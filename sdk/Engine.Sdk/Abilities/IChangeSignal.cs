namespace Engine.Sdk;

/// <summary>
/// The ability of a book with an <see cref="IContactFeed"/> to know by itself that something changed, as by a watched file or a web hook: its copy is
/// refreshed about a second later, and not only when its time has come.
/// </summary>
public interface IChangeSignal
{
    /// <summary>
    /// Waits for a change. Called on a thread of the pool for as long as the book is cached, again as soon as it has returned, and once more before
    /// the feed is read; two waits at a time are possible. Several changes may be told as one, a change that was none does no harm.
    /// </summary>
    /// <param name="cancellationToken">Cancelled when the book is closed or no longer cached.</param>
    /// <returns>Completes when contacts may have changed since the call.</returns>
    /// <exception cref="ConnectorException">Changes cannot be told now; the engine asks again after a minute.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task WaitForChangeAsync(CancellationToken cancellationToken);
}
