namespace Engine.Sdk;

/// <summary>
/// One configured account of a CRM. These two searches are all a connector must have; everything else is an optional interface the engine
/// finds on the same object: <see cref="IContactFeed"/>, <see cref="ICallActivityLog"/>, <see cref="IRecordActions"/>, <see cref="IRecordWriter"/>,
/// <see cref="IOwnerLookup"/>, <see cref="IPictureSource"/>, <see cref="IActivityHistory"/>, <see cref="IRecordLookup"/>,
/// <see cref="IConnectionCheck"/>.
/// </summary>
/// <remarks>
/// Called from several threads at once. Every call has a deadline (3 s by default): the token is cancelled when it passes, and the
/// engine goes on without the answer.
/// </remarks>
public interface IAddressBook
{
    /// <summary>
    /// Finds the records that may carry a telephone number. The engine checks each candidate's numbers itself and drops what does not match, so
    /// answer generously and best first; the same query gives the same order.
    /// </summary>
    /// <param name="query">The spellings to ask for.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>Candidates, at most <see cref="NumberQuery.Limit"/>; empty when there are none; never null.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// Finds the records whose names, company or other texts begin with the words asked. Best first; the same query gives the same order, and a
    /// greater limit only adds to the end. The engine drops contacts that hold none of the words.
    /// </summary>
    /// <param name="query">The words to look for.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>Candidates, at most <see cref="NameQuery.Limit"/>; empty when there are none; never null.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken);
}
