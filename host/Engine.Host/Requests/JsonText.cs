using System.Text.Json;
using Engine.Host.Problems;

namespace Engine.Host.Requests;

/// <summary>Reads a JSON object; its strings, numbers and booleans are texts, its arrays values that stand several times.</summary>
internal static class JsonText
{
    private const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    public static Dictionary<string, RequestValue> Read(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            CheckTexts(utf8.Span);
            return ReadObject(JsonElement.Parse(utf8.Span, Strict));
        }
        catch (JsonException)
        {
            throw Malformed("The body is not valid JSON, names a member twice or is nested too deeply.");
        }
        catch (InvalidOperationException)
        {
            // The readers' answer to a lone surrogate and to bytes that are not UTF-8.
            throw Malformed("A text in the body is not valid Unicode.");
        }
    }

    private static Dictionary<string, RequestValue> ReadObject(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) throw Malformed("The body must be a JSON object.");
        if (root.GetPropertyCount() > RequestValues.MaxFields) throw Malformed($"At most {RequestValues.MaxFields} fields may be sent.");

        var values = new Dictionary<string, RequestValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in root.EnumerateObject())
        {
            var json = property.Value;
            JsonElement? kept = json.ValueKind == JsonValueKind.Null ? null : json;
            if (!values.TryAdd(property.Name, new(TextsOf(json), kept))) throw Malformed($"`{property.Name}` stands twice.");
        }
        return values;
    }

    private static IReadOnlyList<string>? TextsOf(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array) return TextOf(json) is { } text ? text.Length > 0 ? [text] : [] : null;

        var texts = json.EnumerateArray().Select(TextOf).ToArray();
        return texts.Contains(null) ? null : [.. texts.OfType<string>().Where(text => text.Length > 0)];
    }

    private static string? TextOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
        JsonValueKind.Null => "",
        _ => null,
    };

    // Also what lies deep inside, since settings are handed on as JSON.
    private static void CheckTexts(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName) ValueText.Checked(reader.GetString()!);
            else if (reader.TokenType is JsonTokenType.Number && reader.ValueSpan.Length > RequestValues.MaxNumberLength)
                throw Malformed("A number is too long.");
        }
    }

    private static RequestRefusedException Malformed(string message) => new(ProblemCode.BodyMalformed, message);
}
