namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook
{
    protected override ChangeList<HubSpotKind, HubSpotRecord> Changes => new()
    {
        ReadAsync = ReadAsync,
        ReadGoneAsync = ReadGoneAsync,
        StampOf = record => record.Stamp,
        VersionOf = record => $"{record.Id} {record.Stamp:O}",
        // HubSpot, CRM search guide, "Limits": what has just changed is found a moment later. The rest is for a clock that goes wrong.
        Overlap = TimeSpan.FromMinutes(5),
        // Deleted records are listed for 90 days: HubSpot, knowledge base, "Restore deleted records".
        TokenLifetime = TimeSpan.FromDays(80),
    };

    private async Task<RecordPage<HubSpotRecord>> ReadAsync(HubSpotKind kind, DateTimeOffset? since, string? next, CancellationToken cancellationToken)
    {
        if (since is not { } start)
            return (await _api.ListAsync(kind.Path, MaxBatch, next, kind.PropertyList, archived: null, cancellationToken).ConfigureAwait(false)).ToRecordPage();
        var changed = await _api.SearchAsync(kind.Path, HubSpotSearches.Changed(kind, start, next), cancellationToken).ConfigureAwait(false);
        return new(changed.Items, changed.After is null ? null : changed.Items[^1].Id);
    }

    private async Task<RecordPage<HubSpotRecord>> ReadGoneAsync(HubSpotKind kind, DateTimeOffset since, string? next, CancellationToken cancellationToken)
    {
        var gone = await _api.ListAsync(kind.Path, MaxBatch, next, kind.Modified, archived: "true", cancellationToken).ConfigureAwait(false);
        return new([.. gone.Items.Where(record => record.ArchivedAt >= since)], gone.After);
    }

    // Of a deleted record its own, else those of records that were merged into it.
    protected override IEnumerable<string> GoneIdsOf(HubSpotKind kind, HubSpotRecord record) =>
        record.ArchivedAt is null ? record.Properties.Parts("hs_merged_object_ids").Where(id => id != record.Id) : [record.Id];
}
