namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook
{
    protected override ChangeList<HubSpotKind, JsonElement> Changes => new()
    {
        ReadAsync = ReadAsync,
        ReadGoneAsync = ReadGoneAsync,
        StampOf = HubSpotMapping.StampOf,
        VersionOf = record => $"{IdOf(record)} {record.StampOf():O}",
        // HubSpot, CRM search guide, "Limits": what has just changed is found a moment later. The rest is for a clock that goes wrong.
        Overlap = TimeSpan.FromMinutes(5),
        // Deleted records are listed for 90 days: HubSpot, knowledge base, "Restore deleted records".
        TokenLifetime = TimeSpan.FromDays(80),
    };

    private async Task<RecordPage<JsonElement>> ReadAsync(HubSpotKind kind, DateTimeOffset? since, string? next, CancellationToken cancellationToken)
    {
        if (since is not { } start)
            return (await _api.ListAsync(kind.Path, MaxBatch, next, kind.PropertyList, archived: null, cancellationToken).ConfigureAwait(false)).Page();
        var changed = (await _api.SearchAsync(kind.Path, HubSpotSearches.Changed(kind, start, next), cancellationToken).ConfigureAwait(false)).Page();
        return new(changed.Records, changed.Next is null ? null : IdOf(changed.Records[^1]));
    }

    private async Task<RecordPage<JsonElement>> ReadGoneAsync(HubSpotKind kind, DateTimeOffset since, string? next, CancellationToken cancellationToken) =>
        (await _api.ListAsync(kind.Path, MaxBatch, next, kind.Modified, archived: "true", cancellationToken).ConfigureAwait(false)).Page();

    // Of a deleted record its own, else those of records that were merged into it.
    protected override IEnumerable<string> GoneIdsOf(HubSpotKind kind, JsonElement record) =>
        record.Time("archivedAt") is null ? record.Parts("properties.hs_merged_object_ids").Where(id => id != IdOf(record)) : [IdOf(record)];
}
