namespace Engine.Sandbox.HubSpot;

/// <summary>Runs searches against what the index knows.</summary>
internal sealed class SearchRun(PortalStore store)
{
    private static readonly PortalProperty IdOrder = new() { Name = "hs_object_id", Type = "number" };

    /// <summary>All hits in order; without a sort the oldest first.</summary>
    public IReadOnlyList<PortalObject> Run(ObjectType type, SearchRequest request)
    {
        var hits = store.All(type).Where(item => !item.IsArchived && item.Indexed is not null && Matches(item, item.Indexed, request));
        if (request.SortProperty is not { } name)
            return [.. hits];
        var property = type.Find(name) ?? IdOrder;
        var comparer = Comparer<string?>.Create((left, right) =>
            left is null || right is null ? (left is null).CompareTo(right is null) : FilterTest.Compare(property, left, right));
        string? Key(PortalObject item) => item.Indexed?.GetValueOrDefault(name);
        return [.. request.IsDescending ? hits.OrderByDescending(Key, comparer) : hits.OrderBy(Key, comparer)];
    }

    private bool Matches(PortalObject item, IReadOnlyDictionary<string, string> values, SearchRequest request)
    {
        if (request.Groups.Count > 0 && !request.Groups.Any(group => group.All(filter => Passes(item, values, filter))))
            return false;
        return string.IsNullOrWhiteSpace(request.Query) || TokenMatch.Begins(Texts(item.Type, values), request.Query);
    }

    private bool Passes(PortalObject item, IReadOnlyDictionary<string, string> values, SearchFilter filter)
    {
        if (filter.Association is not { } association)
            return FilterTest.Passes(filter, values.GetValueOrDefault(filter.PropertyName));
        var ids = store.FindType(association) is { } type ? store.Associations.Of(item.Type, item.Id, type).Select(link => link.ToId).ToList() : [];
        return filter.Operator switch
        {
            "EQ" => ids.Contains(filter.Value),
            "NEQ" => !ids.Contains(filter.Value),
            "IN" => ids.Intersect(filter.Values).Any(),
            "NOT_IN" => !ids.Intersect(filter.Values).Any(),
            "HAS_PROPERTY" => ids.Count > 0,
            "NOT_HAS_PROPERTY" => ids.Count == 0,
            _ => false,
        };
    }

    // Numbers are found by the calculated digits too, so that a query without blanks has a chance.
    private static IEnumerable<string> Texts(ObjectType type, IReadOnlyDictionary<string, string> values) =>
        type.Searchable.Concat(["hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number"]).Select(name => values.GetValueOrDefault(name)).OfType<string>();
}
