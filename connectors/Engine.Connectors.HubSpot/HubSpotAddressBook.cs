using Engine.Sdk.Http;

namespace Engine.Connectors.HubSpot;

/// <summary>The contacts and companies of one account.</summary>
internal sealed partial class HubSpotAddressBook(AddressBookContext context, HubSpotSettings settings) : IAddressBook, IRecordLookup
{
    private const int MaxBatch = 100;

    private readonly IHubSpotApi _api = RestApi.For<IHubSpotApi>(context.Http, HubSpotJsonContext.Wire);
    private readonly Remembered<HubSpotAccount?> _account = new(context.Time, TimeSpan.FromHours(1));
    private readonly Remembered<string?> _companies = new(context.Time, TimeSpan.FromMinutes(5));
    private readonly Remembered<HubSpotOwner?> _owner = new(context.Time, TimeSpan.FromMinutes(10));

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        var found = await FindAsync(kind => HubSpotSearches.ForNumber(query, kind), HubSpotSearches.MaxPage, cancellationToken).ConfigureAwait(false);
        // The ends of numbers are many people's: those with all of it first.
        var end = query.Digits.TrimStart('0');
        bool IsWhole(ContactField field) => string.Concat(field.Value.Where(char.IsAsciiDigit)).Contains(end, StringComparison.Ordinal);
        return [.. found.OrderByDescending(contact => contact.Fields.Any(IsWhole)).Take(query.Limit)];
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
        var (found, _) = await TryAsync(
            () => _api.GetAsync(kind.Path, record.Id, string.Join(',', kind.Properties), null, cancellationToken), ConnectorErrorKind.NotFound).ConfigureAwait(false);
        // An id that was merged away leads to the record it was merged into.
        return found?.Id == record.Id ? (await MapAsync(kind, [found], cancellationToken).ConfigureAwait(false))[0] : null;
    }

    // The searches of all kinds at once; their answers take turns, so that a greater limit only adds to the end.
    private async Task<IReadOnlyList<Contact>> FindAsync(Func<HubSpotKind, HubSpotSearch?> search, int limit, CancellationToken cancellationToken)
    {
        var answers = await PermittedAsync(settings.Kinds, async kind =>
            search(kind) is { } asked ? await SearchAsync(kind, asked, limit, cancellationToken).ConfigureAwait(false) : []).ConfigureAwait(false);
        return [.. answers.SelectMany(answer => answer.Index()).OrderBy(found => found.Index).Select(found => found.Item)];
    }

    private async Task<IReadOnlyList<Contact>> SearchAsync(HubSpotKind kind, HubSpotSearch search, int limit, CancellationToken cancellationToken)
    {
        var found = new List<HubSpotRecord>();
        limit = Math.Min(limit, HubSpotSearches.MaxResults);
        for (string? after = null; found.Count < limit;)
        {
            var next = search with { After = after, Limit = Math.Min(limit - found.Count, HubSpotSearches.MaxPage) };
            var page = await _api.SearchAsync(kind.Path, next, cancellationToken).ConfigureAwait(false);
            found.AddRange(page.Items);
            if ((after = page.After) is null) break;
        }
        return await MapAsync(kind, found, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<Contact>> MapAsync(HubSpotKind kind, List<HubSpotRecord> records, CancellationToken cancellationToken)
    {
        if (records.Count == 0) return [];
        var account = AccountAsync(cancellationToken);
        await Task.WhenAll(account, LearnCompaniesAsync(records, cancellationToken)).ConfigureAwait(false);
        var pages = await account.ConfigureAwait(false);
        return [.. records.Select(record => record.ToContact(kind, context, _companies.Find(record["associatedcompanyid"] ?? ""), pages))];
    }

    // Of contacts that name no company themselves. One read for all, unless they are more than one read takes.
    private async Task LearnCompaniesAsync(IEnumerable<HubSpotRecord> records, CancellationToken cancellationToken)
    {
        var ids = records.Where(record => record["company"] is null).Select(record => record["associatedcompanyid"]).OfType<string>().Distinct().Where(id => !_companies.Knows(id));
        foreach (var batch in ids.Chunk(MaxBatch))
        {
            var input = new HubSpotBatch([.. batch.Select(id => new HubSpotId(id))], ["name"], []);
            var (read, _) = await TryAsync(() => _api.ReadAsync(HubSpotKind.Company.Path, input, cancellationToken)).ConfigureAwait(false);
            foreach (var id in batch)
                _companies.Add(id, read?.Items.FirstOrDefault(company => company.Id == id)?["name"]);
        }
    }

    private async Task<HubSpotAccount?> AccountAsync(CancellationToken cancellationToken) => _account.Knows("")
        ? _account.Find("")
        : _account.Add("", (await TryAsync(() => _api.GetAccountAsync(cancellationToken)).ConfigureAwait(false)).Answer);

    // A missing scope costs what it covers and no more.
    private static async Task<(T? Answer, ConnectorException? Refusal)> TryAsync<T>(Func<Task<T>> ask, ConnectorErrorKind but = ConnectorErrorKind.Forbidden)
    {
        try
        {
            return (await ask().ConfigureAwait(false), null);
        }
        catch (ConnectorException refused) when (refused.Kind == but)
        {
            return (default, refused);
        }
    }

    private static async Task<IReadOnlyList<TAnswer>> PermittedAsync<T, TAnswer>(IEnumerable<T> asked, Func<T, Task<TAnswer>> ask)
    {
        var answers = await Task.WhenAll(asked.Select(each => TryAsync(() => ask(each)))).ConfigureAwait(false);
        return answers is [{ Refusal: { } refusal }, ..] && answers.All(answer => answer.Refusal is not null)
            ? throw refusal
            : [.. answers.Where(answer => answer.Refusal is null).Select(answer => answer.Answer!)]; // there where nothing was refused
    }
}
