using System.Text.Json.Nodes;

namespace Engine.Host.Web.Books.Editing;

/// <summary>Makes a form of a connector's settings schema.</summary>
internal static class FormFields
{
    private const string Advanced = "Advanced";

    /// <param name="schema">The schema.</param>
    /// <param name="translate">Gives what the schema says, which is English, in the form's language.</param>
    public static IReadOnlyList<FormField> Of(JsonObject schema, Func<string, string> translate)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => (string?)name).ToHashSet() ?? [];
        return [.. ((schema["properties"] as JsonObject) ?? []).Select((property, place) => Of(property.Key, (JsonObject)property.Value!, required.Contains(property.Key), place, translate))];
    }

    private static FormField Of(string name, JsonObject schema, bool isRequired, int place, Func<string, string> translate)
    {
        var (kind, standing) = (KindOf(schema), FieldText.Read(schema["default"]));
        return new()
        {
            Name = name,
            Label = translate((string?)schema["title"] ?? name),
            Help = (string?)schema["description"] is { } help ? translate(help) : null,
            Kind = kind,
            IsRequired = isRequired && kind != FieldKind.Flag,
            // Addresses of the CRM's own that are known or follow from others; what stands first in a form is there to be asked.
            IsAdvanced = (string?)schema["x-group"] == Advanced || (kind == FieldKind.Address && place > 0 && (standing.Length > 0 || !isRequired)),
            Choices = [.. ((schema["enum"] as JsonArray) ?? []).Select(FieldText.Read).Select(choice => new FormChoice(choice, translate(choice)))],
            Minimum = Text(schema["minimum"]),
            Maximum = Text(schema["maximum"]),
            MaxLength = (int?)schema["maxLength"],
            Default = standing,
            Proposal = kind == FieldKind.Text ? translate(standing) : standing,
        };
    }

    private static FieldKind KindOf(JsonObject schema) => ((string?)schema["type"], (string?)schema["format"]) switch
    {
        _ when (bool?)schema["writeOnly"] == true => FieldKind.Secret,
        _ when schema["enum"] is JsonArray => FieldKind.Choice,
        ("boolean", _) => FieldKind.Flag,
        ("integer", _) => FieldKind.WholeNumber,
        ("number", _) => FieldKind.Number,
        ("array", _) => FieldKind.Lines,
        (_, "uri") => FieldKind.Address,
        (_, "email") => FieldKind.Email,
        (_, "multiline") => FieldKind.Multiline,
        _ => FieldKind.Text,
    };

    private static string? Text(JsonNode? limit) => limit?.ToJsonString();
}
