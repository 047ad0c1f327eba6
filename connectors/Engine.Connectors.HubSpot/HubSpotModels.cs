namespace Engine.Connectors.HubSpot;

/// <summary>A page of any list. What it holds stays JSON: the portal decides which properties it has, and all are written as text.</summary>
internal sealed record HubSpotPage(IReadOnlyList<JsonElement>? Results, JsonElement Paging = default)
{
    public IReadOnlyList<JsonElement> Items => Results ?? [];

    public string? After => Paging.Text("next.after");

    public RecordPage<JsonElement> ToRecordPage() => new(Items, After);
}

internal sealed record HubSpotSearch(
    IReadOnlyList<string> Properties, IReadOnlyList<HubSpotFilterGroup>? FilterGroups = null, string? Query = null, IReadOnlyList<HubSpotSort>? Sorts = null,
    int Limit = HubSpotSearches.MaxPage, string? After = null)
{
    public HubSpotSearch Page(string? after, int wanted) => this with { After = after, Limit = Math.Min(wanted, HubSpotSearches.MaxPage) };
}

/// <summary>Filters that must all hold; of several groups, one must.</summary>
internal sealed record HubSpotFilterGroup(IReadOnlyList<HubSpotFilter> Filters);

internal sealed record HubSpotFilter(string PropertyName, string Operator, string Value);

/// <summary>As the guide has it ("Sort search results"). HubSpot's machine-readable description has texts in its place, which sort nothing.</summary>
internal sealed record HubSpotSort(string PropertyName, string Direction);

internal sealed record HubSpotInput(IReadOnlyDictionary<string, string> Properties, IReadOnlyList<HubSpotAssociation>? Associations = null);

internal sealed record HubSpotAssociation(HubSpotId To, IReadOnlyList<HubSpotAssociationType> Types);

internal sealed record HubSpotAssociationType(int AssociationTypeId, string AssociationCategory = "HUBSPOT_DEFINED");

internal sealed record HubSpotId(string Id);

internal sealed record HubSpotBatch(IReadOnlyList<HubSpotId> Inputs, IReadOnlyList<string> Properties, IReadOnlyList<string> PropertiesWithHistory);

internal sealed record HubSpotAccount(long PortalId, string? UiDomain)
{
    public Uri? PageOf(HubSpotKind kind, string id) =>
        Uri.TryCreate($"https://{UiDomain ?? "app.hubspot.com"}/contacts/{PortalId}/record/{kind.TypeId}/{id}", UriKind.Absolute, out var page) ? page : null;
}
