using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The parts of a query that every list understands.</summary>
internal sealed record ODataQuery
{
    public IReadOnlyList<string>? Select { get; init; }

    public string? Expand { get; init; }

    public int Top { get; init; }

    public int Skip { get; init; }

    public bool Counts { get; init; }

    public string? OrderBy { get; init; }

    /// <exception cref="GraphError">Something in it is wrong.</exception>
    public static ODataQuery Read(ApiCall call, string type, IReadOnlyList<string> properties, int usual = 10, int largest = 1000)
    {
        var top = Number(call, "$top") ?? usual;
        if (top < 0 || top > largest || (top == 0 && call.Get("$count") is null))
            throw GraphError.BadRequest($"Invalid page size specified: '{top}'. Must be between 1 and {largest} inclusive.");
        return new ODataQuery
        {
            Select = ReadSelect(call, type, properties),
            Expand = call.Get("$expand"),
            Top = top,
            Skip = Number(call, "$skip") ?? Number(call, "$skiptoken") ?? 0,
            Counts = call.Get("$count") == "true",
            OrderBy = call.Get("$orderby"),
        };
    }

    /// <returns>Null for all.</returns>
    /// <exception cref="GraphError">There is no such property.</exception>
    public static IReadOnlyList<string>? ReadSelect(ApiCall call, string type, IReadOnlyList<string> properties)
    {
        if (call.Get("$select") is not { Length: > 0 } text || text == "*")
            return null;
        var names = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => !properties.Contains(name.Split('/')[0])) is { } wrong
            ? throw new GraphError(400, "RequestBroker--ParseUri", $"Could not find a property named '{wrong}' on type 'microsoft.graph.{type}'.")
            : names;
    }

    /// <summary>Leaves what was selected, the id, and what was expanded.</summary>
    public static JsonObject Project(JsonObject item, IReadOnlyList<string>? select, string? expand, IReadOnlyList<string> expandable)
    {
        foreach (var name in item.Select(pair => pair.Key).ToList())
        {
            var isKept = name[0] == '@' || (expandable.Contains(name) ? expand?.Contains(name, StringComparison.Ordinal) == true : select is null || name == "id" || select.Contains(name));
            if (!isKept)
                item.Remove(name);
        }

        // singleValueExtendedProperties($filter=id eq '...'): those that the filter names.
        if (item["singleValueExtendedProperties"] is JsonArray values && expand?.Contains("$filter", StringComparison.Ordinal) == true)
        {
            item["singleValueExtendedProperties"] = values.OfType<JsonObject>().Where(value => expand.Contains(value.Text("id") ?? "?", StringComparison.OrdinalIgnoreCase))
                .Select(value => value.DeepClone().AsObject()).ToJsonArray();
        }

        return item;
    }

    public IEnumerable<JsonObject> Sort(IEnumerable<JsonObject> items)
    {
        if (OrderBy is not { Length: > 0 } text)
            return items;
        var parts = text.Split(',')[0].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var path = parts[0].Split('/');
        var comparer = Comparer<string?>.Create(ODataValue.Compare);
        string? Key(JsonObject item) => ODataValue.Text(path.Aggregate((JsonNode?)item, (at, name) => (at as JsonObject)?[name]));
        return parts.ElementAtOrDefault(1) == "desc" ? items.OrderByDescending(Key, comparer) : items.OrderBy(Key, comparer);
    }

    private static int? Number(ApiCall call, string name)
    {
        if (call.Get(name) is not { Length: > 0 } text)
            return null;
        // A skip token is opaque: ours has a letter before its number.
        return int.TryParse(text.TrimStart('s'), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw GraphError.BadRequest($"Invalid value '{text}' for {name} query option found. The {name} query option requires a non-negative integer value.");
    }
}
