namespace Engine.Connectors.HubSpot;

/// <summary>What to search for, and what of it to tell. Answers stay JSON: the portal decides which properties its records have, and all are written as text.</summary>
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
