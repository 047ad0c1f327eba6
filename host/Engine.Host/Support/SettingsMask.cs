using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Host.Support;

/// <summary>A book's settings as far as somebody else may see them: switches, numbers, choices and hosts; all other text is hidden.</summary>
internal static class SettingsMask
{
    private const long LargestShown = 99_999;

    /// <param name="hidden">The settings, secrets hidden already.</param>
    /// <param name="schema">What the connector says of them; null while it is not there.</param>
    public static JsonObject Of(JsonObject hidden, JsonObject? schema)
    {
        var properties = schema?["properties"] as JsonObject;
        return new(hidden.Select(setting => KeyValuePair.Create(setting.Key, Shown(setting.Value, IsChoice(properties?[setting.Key])))));
    }

    /// <summary>The host of an address, with scheme and port where they stand; null for what is none.</summary>
    public static string? HostOf(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0 || address.IsFile || address.IsUnc) return null;
        return $"{address.Scheme}://{address.Host}{(address.IsDefaultPort ? "" : $":{address.Port}")}{(address.PathAndQuery is "/" or "" ? "" : "/…")}";
    }

    private static bool IsChoice(JsonNode? schema) => schema?["enum"] is not null;

    private static JsonNode? Shown(JsonNode? value, bool isChoice) => value switch
    {
        null => null,
        JsonArray items => new JsonArray([.. items.Select(item => Shown(item, isChoice))]),
        JsonValue plain => plain.GetValueKind() switch
        {
            JsonValueKind.True or JsonValueKind.False => plain.DeepClone(),
            JsonValueKind.Number when plain.TryGetValue<long>(out var number) && Math.Abs(number) <= LargestShown => plain.DeepClone(),
            JsonValueKind.String => isChoice ? plain.DeepClone() : HostOf(plain.GetValue<string>()) ?? Redaction.Hidden,
            _ => Redaction.Hidden,
        },
        _ => Redaction.Hidden,
    };
}
