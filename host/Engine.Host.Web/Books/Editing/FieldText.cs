using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Host.Web.Books.Editing;

/// <summary>Values of settings as the text of a form's field, and back.</summary>
internal static class FieldText
{
    public static string Read(JsonNode? value) => value switch
    {
        null => "",
        JsonArray lines => string.Join('\n', lines.Select(Read)),
        _ => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString(),
    };

    /// <summary>What is not of its kind goes on as it was written: whoever checks it says so at the field.</summary>
    public static JsonNode? Write(FieldKind kind, string text) => kind switch
    {
        FieldKind.Flag => JsonValue.Create(text == "true"),
        FieldKind.Secret => text.Length == 0 ? null : JsonValue.Create(text),
        FieldKind.Lines => new JsonArray([.. text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (JsonNode)line)]),
        FieldKind.WholeNumber when long.TryParse(text, out var whole) => JsonValue.Create(whole),
        _ => JsonValue.Create(text),
    };
}
