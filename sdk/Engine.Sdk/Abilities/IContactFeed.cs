namespace Engine.Sdk;

/// <summary>
/// The ability to hand over every contact, then what changed since: it makes a book cacheable, so that it is searched in microseconds and
/// answers while the CRM is down.
/// </summary>
public interface IContactFeed
{
    /// <summary>
    /// Reads all contacts, or those changed since an earlier reading, page by page. The engine stores each page with its token as it comes, so that
    /// an interrupted reading goes on where it stopped.
    /// </summary>
    /// <param name="since">
    /// <see cref="FeedPage.Token"/> of the last page stored, or null to read everything. After a reading from null has ended, contacts
    /// that were not in it are gone.
    /// </param>
    /// <param name="cancellationToken">Cancelled when the sync is stopped.</param>
    /// <returns>Pages of any size (a few hundred contacts is usual); none when nothing changed.</returns>
    /// <exception cref="ConnectorException">
    /// The CRM failed; with <see cref="ConnectorErrorKind.FeedTokenExpired"/> the engine starts over from null.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken);
}
