namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IRecordWriter
{
    public Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecordType>>(
            [.. settings.Kinds.Select(kind => kind.Fields.ToRecordType(kind.Type))]);

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        var kind = settings.Kinds.FirstOrDefault(kind => kind.Type == type)
            ?? throw new ConnectorException(ConnectorErrorKind.Refused, $"HubSpot has no {type} to create.");
        var created = await _api.CreateAsync(kind.Path, new(kind.Fields.Write(draft).ToDictionary()), cancellationToken).ConfigureAwait(false);
        return await this.ReadBackAsync(context.Key(kind.Type, created.Id), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        var kind = HubSpotKind.Of(record);
        if (kind.Fields.Write(draft).ToDictionary() is { Count: > 0 } properties)
            await _api.UpdateAsync(kind.Path, record.Id, new(properties), cancellationToken).ConfigureAwait(false);
        return await this.ReadBackAsync(record, cancellationToken).ConfigureAwait(false);
    }
}
