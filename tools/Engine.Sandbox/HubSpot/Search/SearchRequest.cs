using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>The body of a search, read and checked: CRM search guide.</summary>
internal sealed record SearchRequest
{
    // CRM search guide, "Limits".
    private const int MostCharacters = 3000;
    private const int MostGroups = 5;
    private const int MostFiltersOfGroup = 6;
    private const int MostFilters = 18;
    private const int LargestPage = 200;
    private const int UsualPage = 10;
    private const int MostResults = 10_000;

    public required IReadOnlyList<IReadOnlyList<SearchFilter>> Groups { get; init; }

    public string? Query { get; init; }

    public IReadOnlyList<string>? Properties { get; init; }

    public string? SortProperty { get; init; }

    public bool IsDescending { get; init; }

    public int Limit { get; init; } = UsualPage;

    public int After { get; init; }

    /// <exception cref="HubSpotError">The body breaks a rule.</exception>
    public static SearchRequest Read(ObjectType type, JsonObject body, int characters)
    {
        if (characters > MostCharacters)
            throw HubSpotError.Validation($"The request body is {characters} characters long; at most {MostCharacters} are allowed.");
        var groups = body.Objects("filterGroups").Select(group => ReadFilters(type, group)).ToList();
        // The older form: filters at the top make one group.
        if (groups.Count == 0 && body["filters"] is JsonArray)
            groups.Add(ReadFilters(type, body));
        if (groups.Count > MostGroups)
            throw HubSpotError.Validation($"Too many filter groups: {groups.Count}; at most {MostGroups} are allowed.");
        if (groups.Any(group => group.Count > MostFiltersOfGroup) || groups.Sum(group => group.Count) > MostFilters)
            throw HubSpotError.Validation($"Too many filters: at most {MostFiltersOfGroup} in a group and {MostFilters} in all are allowed.");
        var (sort, isDescending) = ReadSort(type, body["sorts"] as JsonArray ?? []);
        var (limit, after) = ReadPage(body);
        return new SearchRequest
        {
            Groups = groups,
            Query = body.Text("query"),
            Properties = body["properties"] is JsonArray names ? [.. names.Select(JsonText.Scalar).OfType<string>()] : null,
            SortProperty = sort,
            IsDescending = isDescending,
            Limit = limit,
            After = after,
        };
    }

    private static IReadOnlyList<SearchFilter> ReadFilters(ObjectType type, JsonObject group) => [.. group.Objects("filters").Select(filter => SearchFilter.Read(type, filter))];

    private static (int Limit, int After) ReadPage(JsonObject body)
    {
        var limit = body["limit"] is null ? UsualPage : body.Number("limit") ?? throw HubSpotError.Json("Cannot deserialize value of type `int`: limit");
        if (limit is < 0 or > LargestPage)
            throw HubSpotError.Validation($"limit must be between 0 and {LargestPage}, but was {limit}");
        var after = body["after"] is null || JsonText.Scalar(body["after"]) == "" ? 0 : body.Number("after") ?? throw HubSpotError.Validation("after must be an integer");
        return after >= 0 && after + limit <= MostResults ? (limit, after) : throw HubSpotError.Validation($"Paging beyond {MostResults} results is not possible.");
    }

    // One rule only, as {"propertyName", "direction"} or as the bare name.
    private static (string? Property, bool IsDescending) ReadSort(ObjectType type, JsonArray sorts)
    {
        if (sorts.Count > 1)
            throw HubSpotError.Validation("Only one sort may be specified.");
        if (sorts.Count == 0)
            return (null, false);
        var name = sorts[0] is JsonObject rule ? rule.Text("propertyName") : JsonText.Scalar(sorts[0]);
        var isDescending = (sorts[0] is JsonObject named && named.Text("direction") == "DESCENDING") || name?.StartsWith('-') == true;
        name = name?.TrimStart('-') ?? "";
        return type.Find(name) is not null ? (name, isDescending) : throw SearchFilter.Unknown(name);
    }
}
