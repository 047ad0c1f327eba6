namespace Engine.Sdk;

/// <summary>
/// The ability to read one record by its key. A book whose records have no <see cref="Contact.WebAddress"/> needs it for the
/// engine to show them.
/// </summary>
public interface IRecordLookup
{
    /// <summary>Reads one record as it is now.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>The record, or null when it is gone.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken);
}
