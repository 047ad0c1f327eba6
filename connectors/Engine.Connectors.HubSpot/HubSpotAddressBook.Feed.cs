namespace Engine.Connectors.HubSpot;

internal sealed partial class HubSpotAddressBook : IContactFeed
{
    public IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken) => new DeltaFeed<HubSpotKind, HubSpotRecord>
    {
        Time = context.Time,
        Kinds = settings.Kinds,
        NameOf = kind => kind.Type,
        ReadAsync = ReadAsync,
        ReadGoneAsync = ReadGoneAsync,
        StampOf = record => record.Stamp,
        VersionOf = record => $"{record.Id} {record.Stamp:O}",
        ToPageAsync = ToPageAsync,
        // HubSpot, CRM search guide, "Limits": what has just changed is found a moment later. The rest is for a clock that goes wrong.
        Overlap = TimeSpan.FromMinutes(5),
        // Deleted records are listed for 90 days: HubSpot, knowledge base, "Restore deleted records".
        TokenLifetime = TimeSpan.FromDays(80),
    }.PagesAsync(since, cancellationToken);

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

    private async Task<FeedPage> ToPageAsync(HubSpotKind kind, IReadOnlyList<HubSpotRecord> records, CancellationToken cancellationToken)
    {
        var there = records.Where(record => record.ArchivedAt is null).ToList();
        return new()
        {
            Contacts = await MapAsync(kind, there, cancellationToken).ConfigureAwait(false),
            Removed = [.. records.SelectMany(record => record.GoneIds()).Select(id => context.Key(kind.Type, id))],
        };
    }
}
