namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IRecordWriter
{
    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecordType>>(
            [.. settings.Kinds.Select(kind => new RecordType { Type = kind.Type, DisplayName = kind.Type, Fields = [.. kind.Fields.Writable] })]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        var kind = settings.Kinds.FirstOrDefault(kind => kind.Type == type)
            ?? throw new ConnectorException(ConnectorErrorKind.Refused, $"HubSpot has no {type} to create.");
        var created = await _api.CreateAsync(kind.Path, new(draft.ToProperties(kind)), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(context.Key(kind.Type, created.Id), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        var kind = HubSpotKind.Of(record);
        if (draft.ToProperties(kind) is { Count: > 0 } properties)
            await _api.UpdateAsync(kind.Path, record.Id, new(properties), cancellationToken).ConfigureAwait(false);
        return await ReadAsync(record, cancellationToken).ConfigureAwait(false);
    }

    // By id: a search would not find it yet.
    private async Task<Contact> ReadAsync(RecordKey record, CancellationToken cancellationToken) =>
        await GetRecordAsync(record, cancellationToken).ConfigureAwait(false)
        ?? throw new ConnectorException(ConnectorErrorKind.NotFound, "HubSpot has no such record any more.");
}
