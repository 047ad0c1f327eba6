using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Cli.Requests;

namespace Engine.Cli.Commands;

/// <summary>Makes <c>--set NAME=VALUE</c> into settings of the types the connector's JSON Schema asks for.</summary>
internal static class BookSettings
{
    public static async Task<JsonObject> MakeAsync(EngineClient client, string connectorId, IReadOnlyList<string> assignments, CancellationToken cancellationToken)
    {
        var settings = new JsonObject();
        if (assignments.Count == 0)
            return settings;
        var connectors = (await client.GetAsync("Connectors", cancellationToken)).List;
        var fields = Fields(connectors.FirstOrDefault(connector => connector.Text("Id") == connectorId));
        foreach (var assignment in assignments)
        {
            var equals = assignment.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = (assignment[..equals].Trim(), assignment[(equals + 1)..]);
            var (field, schema) = fields.FirstOrDefault(known => known.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
            settings[field ?? name] = Typed(schema, value);
        }

        return settings;
    }

    private static JsonObject Fields(JsonNode? connector) =>
        connector is JsonObject members ? members.Select(member => member.Value.Member("properties")).OfType<JsonObject>().FirstOrDefault() ?? [] : [];

    // A value that does not fit goes as it is: the engine says what is wrong with it, and in the words of the connector.
    private static JsonValue Typed(JsonNode? schema, string value) => TypeOf(schema) switch
    {
        "boolean" when bool.TryParse(value, out var flag) => JsonValue.Create(flag),
        "integer" when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        "number" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(value),
    };

    private static string TypeOf(JsonNode? schema) =>
        schema.Member("type") is JsonArray several ? several.Select(type => type.Text()).FirstOrDefault(type => type != "null", "") : schema.Text("type");
}
