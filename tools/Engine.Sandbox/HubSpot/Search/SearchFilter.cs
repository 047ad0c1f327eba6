using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>One filter of a search.</summary>
internal sealed record SearchFilter
{
    private const string AssociationPrefix = "associations.";

    private static readonly string[] RequiredMembers = ["propertyName", "operator"];

    private static readonly string[] Operators =
        ["EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "IN", "NOT_IN", "HAS_PROPERTY", "NOT_HAS_PROPERTY", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN"];

    public required string PropertyName { get; init; }

    /// <summary>Null for a filter on associations.</summary>
    public PortalProperty? Property { get; init; }

    public required string Operator { get; init; }

    public string Value { get; init; } = "";

    public string HighValue { get; init; } = "";

    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The type of <c>associations.contact</c>; null for a filter on a property.</summary>
    public string? Association => PropertyName.StartsWith(AssociationPrefix, StringComparison.Ordinal) ? PropertyName[AssociationPrefix.Length..] : null;

    /// <exception cref="HubSpotError">The filter cannot work.</exception>
    public static SearchFilter Read(ObjectType type, JsonObject body)
    {
        var missing = RequiredMembers.Where(name => body.Text(name) is null).ToList();
        if (missing.Count > 0)
            throw HubSpotError.Json($"Cannot build Filter, some of required attributes are not set [{string.Join(", ", missing)}]");
        var filter = new SearchFilter
        {
            PropertyName = body.Text("propertyName") ?? "",
            Property = type.Find(body.Text("propertyName") ?? ""),
            Operator = body.Text("operator") ?? "",
            Value = JsonText.Scalar(body["value"]) ?? "",
            HighValue = JsonText.Scalar(body["highValue"]) ?? "",
            Values = [.. (body["values"] as JsonArray ?? []).Select(JsonText.Scalar).OfType<string>()],
        };
        if (!Operators.Contains(filter.Operator))
            throw UnknownOperator(filter.Operator);
        if (filter.Property is null && filter.Association is null)
            throw Unknown(filter.PropertyName);
        filter.CheckValues(body);
        return filter;
    }

    public static HubSpotError Unknown(string property) => new(400, "VALIDATION_ERROR", "There was a problem with the request.")
    {
        Errors = [HubSpotError.Detail("PROPERTY_DOESNT_EXIST", $"Property \"{property}\" does not exist", property)],
    };

    private static HubSpotError UnknownOperator(string symbol) => HubSpotError.Json(
        $"Cannot deserialize value of type `Filter$Operator` from String \"{symbol}\": not one of the values accepted for Enum class: [{string.Join(", ", Operators)}]");

    private void CheckValues(JsonObject body)
    {
        var isComplete = Operator switch
        {
            "HAS_PROPERTY" or "NOT_HAS_PROPERTY" => body["value"] is null && Values.Count == 0,
            "IN" or "NOT_IN" => Values.Count > 0,
            "BETWEEN" => Value.Length > 0 && HighValue.Length > 0,
            _ => body["value"] is not null,
        };
        if (!isComplete)
            throw HubSpotError.Validation($"The values of the filter on {PropertyName} do not fit its operator {Operator}.");
        if (Property is { Type: "datetime" } && Operator is "EQ" or "NEQ" or "LT" or "LTE" or "GT" or "GTE" or "BETWEEN" && Moments.Read(Value) is null)
            throw HubSpotError.Validation($"{Value} was not a valid date of {PropertyName}.");
    }
}
