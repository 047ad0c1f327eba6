using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Host.Web.Explorer.Calls;

/// <summary>Writes rows as a JSON object: values of the type the call's description names, a key that stands several times as an array.</summary>
internal static class JsonBody
{
    // Read by this page and by code samples alone, which escape for themselves.
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<Row> rows)
    {
        var body = new JsonObject();
        foreach (var same in rows.GroupBy(row => row.Key.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            JsonNode?[] values = [.. same.Select(ValueOf)];
            body[same.Key] = values is [var single] ? single : new JsonArray(values);
        }

        return body.ToJsonString(Readable);
    }

    private static JsonNode? ValueOf(Row row) => row.Field?.Type switch
    {
        "integer" when long.TryParse(row.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        "boolean" when bool.TryParse(row.Value, out var flag) => flag,
        "object" or "array" => Parsed(row.Value),
        _ => row.Value,
    };

    // What is no JSON goes as it is: the engine's answer says what is wrong with it.
    private static JsonNode? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
