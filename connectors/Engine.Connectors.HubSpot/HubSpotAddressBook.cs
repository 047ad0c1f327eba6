namespace Engine.Connectors.HubSpot;

/// <summary>The contacts and companies of one account.</summary>
internal sealed partial class HubSpotAddressBook(AddressBookContext context, HubSpotSettings settings) : IAddressBook, IRecordLookup
{
    private const int MaxBatch = 100;

    private readonly IHubSpotApi _api = RestApi.For<IHubSpotApi>(context.Http, HubSpotJsonContext.Default);
    private readonly Remembered<HubSpotAccount?> _account = new(context.Time, TimeSpan.FromHours(1));
    private readonly Remembered<string?> _companies = new(context.Time, TimeSpan.FromMinutes(5));
    private readonly Remembered<HubSpotOwner?> _owner = new(context.Time, TimeSpan.FromMinutes(10));

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(kind => HubSpotSearches.ForNumber(query, kind), HubSpotSearches.MaxPage, cancellationToken).ConfigureAwait(false);
        return [.. found.WholeNumberFirst(query).Take(query.Limit)];
    }

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(kind => HubSpotSearches.ForName(query, kind), query.Limit, cancellationToken).ConfigureAwait(false);
        if (found.Count == 0) found = await FindAsync(kind => HubSpotSearches.ForText(query, kind), query.Limit, cancellationToken).ConfigureAwait(false);
        return [.. found.Take(query.Limit)];
    }

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken)
    {
        if (record.Type == HubSpotMapping.OwnerType)
            return await GetOwnerAsync(cancellationToken).ConfigureAwait(false) is { } owner && owner.Key == record ? owner : null;
        if (HubSpotKind.Find(record) is not { } kind) return null;
        var asked = _api.GetAsync(kind.Path, record.Id, kind.PropertyList, null, cancellationToken);
        var found = await asked.OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false);
        // An id that was merged away leads to the record it was merged into.
        return found?.Id == record.Id ? (await MapAsync(kind, [found], cancellationToken).ConfigureAwait(false))[0] : null;
    }

    private async Task<IReadOnlyList<Contact>> FindAsync(Func<HubSpotKind, HubSpotSearch?> search, int limit, CancellationToken cancellationToken)
    {
        var answers = await settings.Kinds.Select(kind => SearchAsync(kind, search(kind), limit, cancellationToken)).PermittedAsync().ConfigureAwait(false);
        return [.. answers.InTurns()];
    }

    private async Task<IReadOnlyList<Contact>> SearchAsync(HubSpotKind kind, HubSpotSearch? search, int limit, CancellationToken cancellationToken)
    {
        if (search is null) return [];
        var found = await RecordPages.ReadAsync(Math.Min(limit, HubSpotSearches.MaxResults), async (after, wanted) =>
            (await _api.SearchAsync(kind.Path, search.Page(after, wanted), cancellationToken).ConfigureAwait(false)).ToRecordPage()).ConfigureAwait(false);
        return await MapAsync(kind, found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Contact>> MapAsync(HubSpotKind kind, IReadOnlyList<HubSpotRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return [];
        var linked = records.Where(record => record["company"] is null).Select(record => record["associatedcompanyid"]).OfType<string>();
        var names = _companies.GetAsync(linked, MaxBatch, ids => ReadNamesAsync(ids, cancellationToken));
        var (companies, pages) = await (names, AccountAsync(cancellationToken)).AllAsync().ConfigureAwait(false);
        return [.. records.Select(record => record.ToContact(kind, context, companies.GetValueOrDefault(record["associatedcompanyid"] ?? ""), pages))];
    }

    private async Task<IReadOnlyDictionary<string, string?>> ReadNamesAsync(IReadOnlyList<string> companies, CancellationToken cancellationToken)
    {
        var input = new HubSpotBatch([.. companies.Select(id => new HubSpotId(id))], ["name"], []);
        var read = await _api.ReadAsync(HubSpotKind.Company.Path, input, cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false);
        return (read?.Items ?? []).DistinctBy(company => company.Id).ToDictionary(company => company.Id, company => company["name"]);
    }

    private Task<HubSpotAccount?> AccountAsync(CancellationToken cancellationToken) =>
        _account.GetAsync(() => _api.GetAccountAsync(cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden));
}
