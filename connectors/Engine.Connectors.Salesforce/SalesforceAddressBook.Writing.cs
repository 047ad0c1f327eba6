namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook : IRecordWriter
{
    public async Task<IReadOnlyList<RecordType>> GetRecordTypesAsync(CancellationToken cancellationToken)
    {
        var objects = await DescribeAsync(settings.RecordTypes, cancellationToken).ConfigureAwait(false);
        return [.. objects.Where(described => described.Createable != false).Select(SalesforceMapping.ToRecordType)];
    }

    public async Task<Contact> CreateAsync(string type, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (!settings.RecordTypes.Contains(type))
            throw new ConnectorException(ConnectorErrorKind.Refused, $"This address book makes no {type}: see its settings.");
        var values = SalesforceMapping.ToValues(type, draft, isNew: true);
        var saved = await _api.CreateAsync(settings.ApiVersion, type, values, cancellationToken).ConfigureAwait(false);
        return await this.ReadBackAsync(context.Key(type, saved.Id), cancellationToken).ConfigureAwait(false);
    }

    public async Task<Contact> SaveAsync(RecordKey record, RecordDraft draft, CancellationToken cancellationToken)
    {
        var id = IdOf(record);
        var isPerson = record.Type == "Account" && (await DescribeAsync("Account", cancellationToken).ConfigureAwait(false)).Has("IsPersonAccount") &&
            await FirstAsync("IsPersonAccount", $"Account WHERE Id = '{id}'", cancellationToken).ConfigureAwait(false) == "true";
        var values = SalesforceMapping.ToValues(isPerson ? "PersonAccount" : record.Type, draft);
        await _api.UpdateAsync(settings.ApiVersion, record.Type, id, values, cancellationToken).ConfigureAwait(false);
        return await this.ReadBackAsync(record, cancellationToken).ConfigureAwait(false);
    }
}
