using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Salesforce;

/// <summary>Values between JSON and what records keep.</summary>
internal static class FieldValue
{
    public static JsonNode? ToJson(object? value) => value switch
    {
        null => null,
        bool flag => JsonValue.Create(flag),
        int number => JsonValue.Create(number),
        double number => JsonValue.Create(number),
        DateOnly date => JsonValue.Create(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        DateTimeOffset moment => JsonValue.Create(Write(moment)),
        JsonNode node => node.DeepClone(),
        _ => JsonValue.Create(value.ToString()),
    };

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "+0000";

    /// <summary>The moment without its fraction: the platform keeps whole seconds.</summary>
    public static DateTimeOffset WholeSeconds(DateTimeOffset moment) => new(moment.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    /// <summary>Reads a value for a field from JSON.</summary>
    /// <exception cref="SalesforceError">It does not fit.</exception>
    public static object? Read(Field field, JsonNode? node)
    {
        if (node is null)
            return null;
        if (node is not JsonValue json)
            throw Misfit(field, node is JsonArray ? "START_ARRAY" : "START_OBJECT", "");
        var kind = json.GetValueKind();
        var text = json.ToString();
        return field.Type switch
        {
            FieldType.Boolean => kind switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                _ => bool.TryParse(text, out var flag) ? flag : throw Misfit(field, TokenOf(kind), text),
            },
            FieldType.Int => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : throw Misfit(field, TokenOf(kind), text),
            FieldType.Double => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : throw Misfit(field, TokenOf(kind), text),
            FieldType.Date => ReadDate(text) ?? throw Misfit(field, TokenOf(kind), text),
            FieldType.DateTime => ReadMoment(text) ?? throw Misfit(field, TokenOf(kind), text),
            _ => string.IsNullOrWhiteSpace(text) ? null : text.Trim(), // the platform keeps no blanks at the ends
        };
    }

    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text.Length > 10 && text[10] == 'T' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static DateTimeOffset? ReadMoment(string text) =>
        DateTimeOffset.TryParseExact(
            text, ["yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", "yyyy-MM-dd"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;

    private static SalesforceError Misfit(Field field, string token, string text) => new(400, "JSON_PARSER_ERROR",
        $"Cannot deserialize instance of {TypeName(field.Type)} from {token} value {text} or request may be missing a required field at [line:1, column:2]");

    private static string TypeName(FieldType type) => type switch
    {
        FieldType.DateTime => "datetime",
        FieldType.Int or FieldType.Double or FieldType.Date or FieldType.Boolean => type.ToString().ToLowerInvariant(),
        _ => "string",
    };

    private static string TokenOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Number => "VALUE_NUMBER_INT",
        JsonValueKind.True => "VALUE_TRUE",
        JsonValueKind.False => "VALUE_FALSE",
        _ => "VALUE_STRING",
    };
}
