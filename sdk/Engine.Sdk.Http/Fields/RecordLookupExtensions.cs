namespace Engine.Sdk.Http;

/// <summary>Reads records for <see cref="IRecordWriter"/>.</summary>
public static class RecordLookupExtensions
{
    /// <summary>A record that was just written, by its id: a search may not find it yet.</summary>
    /// <param name="book">The book.</param>
    /// <param name="record">The record.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The record as the CRM has it now.</returns>
    /// <exception cref="ConnectorException">The CRM failed, or it does not show the record (<see cref="ConnectorErrorKind.NotFound"/>).</exception>
    public static async Task<Contact> ReadBackAsync(this IRecordLookup book, RecordKey record, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(book);
        return await book.GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
            ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "The CRM has saved the record, but does not show it to this user.");
    }
}
