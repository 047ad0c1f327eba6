namespace Engine.Sdk;

/// <summary>The ability to tell what happened with a record lately.</summary>
public interface IActivityHistory
{
    /// <summary>Reads the latest activities of one record; asked only for records a client will show, several at once.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="limit">Most activities worth returning, 1 to 50.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>Newest first; empty when there are none; never null.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    Task<IReadOnlyList<PastActivity>> GetRecentActivitiesAsync(RecordKey record, int limit, CancellationToken cancellationToken);
}
