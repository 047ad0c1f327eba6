namespace Engine.Sdk;

/// <summary>The ability to add an unknown caller to the CRM, and to change a record.</summary>
public interface IRecordWriter
{
    /// <summary>The kinds of record a user may create, the usual one first.</summary>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>At least one kind; never null.</returns>
    /// <exception cref="ConnectorException">The CRM refused, failed or could not be reached.</exception>
    Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken);

    /// <summary>Creates a record.</summary>
    /// <param name="type">One of the kinds offered.</param>
    /// <param name="draft">What is known of the caller.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up waiting.</param>
    /// <returns>The record as the CRM now keeps it.</returns>
    /// <exception cref="ConnectorException">
    /// The CRM refused (<see cref="ConnectorErrorKind.Refused"/>, with its reason) or failed. Once the record is there, a failure of what remains to be done is no
    /// failure: whoever is told of one creates the record once more.
    /// </exception>
    Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken);

    /// <summary>Changes a record: what is null in the draft stays as it is, what is empty is cleared.</summary>
    /// <param name="record">The record of this book.</param>
    /// <param name="draft">The new values.</param>
    /// <param name="cancellationToken">Cancelled when the caller gave up waiting.</param>
    /// <returns>The record as the CRM now keeps it.</returns>
    /// <exception cref="ConnectorException">
    /// The CRM refused or failed; <see cref="ConnectorErrorKind.NotFound"/> when the record is gone.
    /// </exception>
    Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken);
}
