using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Serving;

/// <summary>Reading of JSON whose shape is not yet known to be right.</summary>
internal static class JsonText
{
    /// <summary>The member's text; null when it is absent or something else.</summary>
    public static string? Text(this JsonObject body, string name) =>
        body[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;

    /// <summary>The member as a whole number, as JSON number or digits in a string; null when it is neither.</summary>
    public static int? Number(this JsonObject body, string name) => body[name] is JsonValue value && int.TryParse(value.ToString(), out var number) ? number : null;

    public static IEnumerable<JsonObject> Objects(this JsonObject body, string name) => (body[name] as JsonArray ?? []).OfType<JsonObject>();

    /// <summary>A string, or a number or boolean as JSON writes it; null for all else.</summary>
    public static string? Scalar(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array) ? value.ToString() : null;

    public static JsonArray ToJsonArray(this IEnumerable<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);

    public static JsonArray ToJsonArray(this IEnumerable<JsonObject> objects) => new([.. objects]);
}
