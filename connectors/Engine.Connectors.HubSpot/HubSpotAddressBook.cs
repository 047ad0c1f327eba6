namespace Engine.Connectors.HubSpot;

/// <summary>The contacts and companies of one account.</summary>
internal sealed partial class HubSpotAddressBook(AddressBookContext context, HubSpotSettings settings) : CallLoggingRestAddressBook<HubSpotKind, JsonElement>(context)
{
    private const int MaxBatch = 100;

    private readonly IHubSpotApi _api = RestApi.For<IHubSpotApi>(context.Http, HubSpotJsonContext.Default);
    private readonly Remembered<JsonElement?> _account = new(context.Time, TimeSpan.FromHours(1));
    private readonly Remembered<string?> _companies = new(context.Time, TimeSpan.FromMinutes(5));
    private readonly Remembered<Contact?> _owner = new(context.Time, TimeSpan.FromMinutes(10));

    public override async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(HubSpotSearches.MaxPage, kind => HubSpotSearches.ForNumber(query, kind), cancellationToken).ConfigureAwait(false);
        return [.. found.WholeNumberFirst(query).Take(query.Limit)];
    }

    public override async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(query.Limit, kind => HubSpotSearches.ForName(query, kind), cancellationToken).ConfigureAwait(false);
        if (found.Count == 0) found = await FindAsync(query.Limit, kind => HubSpotSearches.ForText(query, kind), cancellationToken).ConfigureAwait(false);
        return [.. found.Take(query.Limit)];
    }

    private Task<IReadOnlyList<Contact>> FindAsync(int ofEach, Func<HubSpotKind, HubSpotSearch?> searchOf, CancellationToken cancellationToken) => FindAsync(async kind =>
    {
        if (searchOf(kind) is not { } search) return [];
        return await RecordPages.ReadAsync(Math.Min(ofEach, HubSpotSearches.MaxResults), async (after, wanted) =>
            (await _api.SearchAsync(kind.Path, search.Page(after, wanted), cancellationToken).ConfigureAwait(false)).Page()).ConfigureAwait(false);
    }, cancellationToken);

    protected override Task<IReadOnlyList<HubSpotKind>> GetKindsAsync(CancellationToken cancellationToken) => Task.FromResult(settings.Kinds);

    protected override Task<HubSpotKind?> FindKindAsync(RecordKey record, CancellationToken cancellationToken) => Task.FromResult(HubSpotKind.Find(record));

    protected override string TypeOf(HubSpotKind kind) => kind.Type;

    protected override string IdOf(JsonElement record) => record.Required("id");

    protected override async Task<IReadOnlyList<JsonElement>> ReadRecordAsync(HubSpotKind kind, string id, CancellationToken cancellationToken) =>
        [await _api.GetAsync(kind.Path, id, kind.PropertyList, null, cancellationToken).ConfigureAwait(false)];

    protected override RecordType ToRecordType(HubSpotKind kind) => kind.Fields.ToRecordType(kind.Type);

    protected override async Task<string> CreateRecordAsync(HubSpotKind kind, RecordDraft draft, CancellationToken cancellationToken) =>
        (await _api.CreateAsync(kind.Path, new(kind.Fields.Write(draft).ToDictionary()), cancellationToken).ConfigureAwait(false)).Required("id");

    protected override async Task SaveRecordAsync(HubSpotKind kind, string id, RecordDraft draft, CancellationToken cancellationToken)
    {
        if (kind.Fields.Write(draft).ToDictionary() is { Count: > 0 } properties)
            await _api.UpdateAsync(kind.Path, id, new(properties), cancellationToken).ConfigureAwait(false);
    }

    protected override async Task<IReadOnlyList<Contact>> ToContactsAsync(HubSpotKind kind, IReadOnlyList<JsonElement> records, CancellationToken cancellationToken)
    {
        var linked = records.Where(record => record.Text("properties.company") is null).Select(HubSpotMapping.CompanyIdOf).OfType<string>();
        var names = _companies.GetAsync(linked, MaxBatch, ids => ReadNamesAsync(ids, cancellationToken));
        var (companies, pages) = await (names, AccountAsync(cancellationToken)).AllAsync().ConfigureAwait(false);
        return [.. records.Select(record => record.ToContact(kind, Context, companies.GetValueOrDefault(record.CompanyIdOf() ?? ""), pages))];
    }

    private async Task<IReadOnlyDictionary<string, string?>> ReadNamesAsync(IReadOnlyList<string> companies, CancellationToken cancellationToken)
    {
        var input = new HubSpotBatch([.. companies.Select(id => new HubSpotId(id))], ["name"], []);
        var read = await _api.ReadAsync(HubSpotKind.Company.Path, input, cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden).ConfigureAwait(false);
        return (read?.Page().Records ?? []).DistinctBy(IdOf).ToDictionary(IdOf, company => company.Text("properties.name"));
    }

    private Task<JsonElement?> AccountAsync(CancellationToken cancellationToken) =>
        _account.GetAsync(() => _api.GetAccountAsync(cancellationToken).OrNullAsync(ConnectorErrorKind.Forbidden));
}
