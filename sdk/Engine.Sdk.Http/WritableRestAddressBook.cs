namespace Engine.Sdk.Http;

/// <summary>A <see cref="RestAddressBook{TKind, TRecord}"/> whose records can be created and changed. What was written is read back by its id, for a search may not find it yet.</summary>
/// <typeparam name="TKind">What there is to know of one kind of record.</typeparam>
/// <typeparam name="TRecord">A record of the CRM.</typeparam>
/// <param name="context">What the book has to work with.</param>
public abstract class WritableRestAddressBook<TKind, TRecord>(AddressBookContext context) : RestAddressBook<TKind, TRecord>(context), IRecordWriter
    where TKind : class
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
        [.. (await GetKindsAsync(cancellationToken).ConfigureAwait(false)).Select(ToRecordType).OfType<RecordType>()];

    /// <inheritdoc/>
    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        var id = await AskAsync(async () =>
        {
            var kinds = await GetKindsAsync(cancellationToken).ConfigureAwait(false);
            var kind = kinds.FirstOrDefault(kind => TypeOf(kind) == type)
                ?? throw new ConnectorException(ConnectorErrorKind.Refused, $"This address book makes no {type}: see its settings.");
            return await CreateRecordAsync(kind, draft, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        var record = Context.Key(type, id);
        // The record is there: whoever is told of a failure creates it once more.
        return await GetRecordAsync(record, cancellationToken).OrNullAsync(Enum.GetValues<ConnectorErrorKind>()).ConfigureAwait(false)
            ?? new() { Key = record, Fields = [.. draft.ToFields()] };
    }

    /// <inheritdoc/>
    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        await AskAtAsync(record, async kind =>
        {
            await SaveRecordAsync(kind, record.Id, draft, cancellationToken).ConfigureAwait(false);
            return kind;
        }, cancellationToken).ConfigureAwait(false);
        return await GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
            ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "The CRM has saved the record, but does not show it to this user.");
    }

    /// <summary>What users are told of a kind of record to create; see <see cref="FieldMap.ToRecordType"/>.</summary>
    /// <param name="kind">One of <see cref="RestAddressBook{TKind, TRecord}.GetKindsAsync"/>.</param>
    /// <returns>The kind of record; null where the user may create none.</returns>
    protected abstract RecordType? ToRecordType(TKind kind);

    /// <summary>Creates a record.</summary>
    /// <param name="kind">One of <see cref="RestAddressBook{TKind, TRecord}.GetKindsAsync"/>.</param>
    /// <param name="draft">What is known of it.</param>
    /// <param name="cancellationToken">Cancelled when the user gives up.</param>
    /// <returns>The new record's id.</returns>
    /// <exception cref="ConnectorException">The CRM failed, or its rules forbid the record.</exception>
    protected abstract Task<string> CreateRecordAsync(TKind kind, RecordDraft draft, CancellationToken cancellationToken);

    /// <summary>Changes a record; a draft that changes nothing needs no request.</summary>
    /// <param name="kind">The record's kind.</param>
    /// <param name="id">The record's id, checked by <see cref="RestAddressBook{TKind, TRecord}.FindKindAsync"/>.</param>
    /// <param name="draft">What to change.</param>
    /// <param name="cancellationToken">Cancelled when the user gives up.</param>
    /// <returns>When it is done.</returns>
    /// <exception cref="ConnectorException">The CRM failed, or its rules forbid the change.</exception>
    protected abstract Task SaveRecordAsync(TKind kind, string id, RecordDraft draft, CancellationToken cancellationToken);
}
