namespace Engine.Connectors.Salesforce;

internal sealed partial class SalesforceAddressBook
{
    protected override ChangeList<ObjectDescription, JsonElement> Changes => new()
    {
        ReadAsync = ReadAsync,
        StampOf = record => record.Time("SystemModstamp"),
        VersionOf = record => record.GetRawText(), // stamps are whole seconds, in which a record may have changed twice
        // A record is stamped when it is saved, and seen when its transaction ends.
        Overlap = TimeSpan.FromMinutes(10),
        // REST API Developer Guide, "sObject Get Deleted"; the recycle bin, which queryAll reads, keeps as long: 15 days.
        TokenLifetime = TimeSpan.FromDays(14),
        IsInOrderOfChange = true,
    };

    // First all that is there, later also what is gone.
    private Task<RecordPage<JsonElement>> ReadAsync(ObjectDescription kind, DateTimeOffset? since, string? next, CancellationToken cancellationToken) => AskAsync(async () =>
    {
        if (next is not null) return await ReadAsync(next, null, cancellationToken).ConfigureAwait(false);
        var described = await DescribeAsync(kind.Name, cancellationToken).ConfigureAwait(false);
        var soql = described.Select(since is { } stamp ? $"SystemModstamp >= {stamp.ToSoql()}" : described.Shown());
        return await ReadAsync(since is null ? "query" : "queryAll", $"{soql} ORDER BY SystemModstamp", cancellationToken).ConfigureAwait(false);
    });

    protected override IEnumerable<string> GoneIdsOf(ObjectDescription kind, JsonElement record) => kind.IsGone(record) ? [IdOf(record)] : [];
}
