using System.Globalization;

namespace Engine.Sandbox.HubSpot;

/// <summary>Whether a value passes a filter: CRM search guide, "Filter search results".</summary>
internal static class FilterTest
{
    public static bool Passes(SearchFilter filter, string? value) => filter.Operator switch
    {
        "HAS_PROPERTY" => value is not null,
        "NOT_HAS_PROPERTY" => value is null,
        "NEQ" => !IsEqual(filter, value, filter.Value),
        "NOT_IN" => !IsIn(filter, value),
        "NOT_CONTAINS_TOKEN" => value is null || !TokenMatch.Contains(value, filter.Value),
        _ => value is not null && PassesWithValue(filter, value),
    };

    /// <summary>Orders two values of a property; numbers and dates by what they mean.</summary>
    public static int Compare(PortalProperty property, string left, string right) => property.Type switch
    {
        "number" when Number(left) is { } a && Number(right) is { } b => a.CompareTo(b),
        "datetime" when Moments.Read(left) is { } a && Moments.Read(right) is { } b => a.CompareTo(b),
        "enumeration" => string.CompareOrdinal(left, right),
        _ => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
    };

    private static bool PassesWithValue(SearchFilter filter, string value)
    {
        if (filter.Property is not { } property)
            return false;
        return filter.Operator switch
        {
            "EQ" => IsEqual(filter, value, filter.Value),
            "IN" => IsIn(filter, value),
            "LT" => Compare(property, value, filter.Value) < 0,
            "LTE" => Compare(property, value, filter.Value) <= 0,
            "GT" => Compare(property, value, filter.Value) > 0,
            "GTE" => Compare(property, value, filter.Value) >= 0,
            "BETWEEN" => Compare(property, value, filter.Value) >= 0 && Compare(property, value, filter.HighValue) <= 0,
            _ => TokenMatch.Contains(value, filter.Value),
        };
    }

    private static bool IsEqual(SearchFilter filter, string? value, string wanted) =>
        value is not null && filter.Property is { } property && Compare(property, value, wanted) == 0;

    // "Values of IN and NOT_IN must be lowercase" for strings: others never match.
    private static bool IsIn(SearchFilter filter, string? value)
    {
        if (value is null)
            return false;
        return filter.Property is { Type: "string" or "phone_number" }
            ? filter.Values.Contains(value.ToLowerInvariant(), StringComparer.Ordinal)
            : filter.Values.Any(wanted => IsEqual(filter, value, wanted));
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
