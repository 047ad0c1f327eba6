using System.Text.Json;

namespace Engine.Host.Web.Explorer.Calls;

/// <summary>Reads the calls out of the engine's OpenAPI document, so that nothing of them is written twice.</summary>
internal static class ApiDocument
{
    // The order in which the guide's test harness lists them.
    private static readonly string[] GuideOrder =
        ["Register", "Unload", "ShowWindow", "Search", "DoAction", "AddressBooks", "Ping", "OwnerContact", "Version"];

    private static readonly string[] Methods = ["get", "post", "put", "patch", "delete"];

    /// <exception cref="JsonException">It is no JSON.</exception>
    public static IReadOnlyList<ApiCall> Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        if (!document.RootElement.TryGetProperty("paths", out var paths)) return [];
        return
        [
            .. from path in paths.EnumerateObject()
               where path.Name.StartsWith(ApiCall.Root, StringComparison.Ordinal) && !path.Name.Contains("/events/", StringComparison.Ordinal)
               from operation in path.Value.EnumerateObject()
               where Methods.Contains(operation.Name)
               let call = Read(path.Name[ApiCall.Root.Length..], operation)
               orderby call.Group, GuideOrder.IndexOf(call.Name)
               select call,
        ];
    }

    private static ApiCall Read(string name, JsonProperty operation)
    {
        var body = BodyOf(operation.Value);
        return new ApiCall
        {
            Method = operation.Name.ToUpperInvariant(),
            Name = name,
            Group = IsForAdministrators(operation.Value) ? CallGroup.Configuration : GuideOrder.Contains(name) ? CallGroup.Guide : CallGroup.More,
            Summary = TextOf(operation.Value, "summary"),
            Description = TextOf(operation.Value, "description"),
            Fields = [.. PathFieldsOf(operation.Value), .. body is { } known ? FieldsOf(known.Value) : []],
            TakesJsonOnly = body is { Name: "application/json" },
        };
    }

    private static bool IsForAdministrators(JsonElement operation) =>
        operation.TryGetProperty("security", out var schemes)
        && schemes.EnumerateArray().SelectMany(scheme => scheme.EnumerateObject()).Select(scheme => scheme.Name).ToArray() is ["AdminToken"];

    // A form stands before JSON where both are taken.
    private static JsonProperty? BodyOf(JsonElement operation) =>
        operation.TryGetProperty("requestBody", out var body) && body.TryGetProperty("content", out var content)
            ? content.EnumerateObject().Cast<JsonProperty?>().FirstOrDefault()
            : null;

    private static IEnumerable<ApiField> PathFieldsOf(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters)
            ? from parameter in parameters.EnumerateArray()
              where TextOf(parameter, "in") == "path"
              select new ApiField(TextOf(parameter, "name"), TextOf(parameter, "description"), "", "string", IsRequired: true, IsInPath: true)
            : [];

    private static IEnumerable<ApiField> FieldsOf(JsonElement content)
    {
        if (!content.TryGetProperty("schema", out var schema) || !schema.TryGetProperty("properties", out var properties)) return [];
        var required = schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet() : [];
        return properties.EnumerateObject().Select(field => new ApiField(
            field.Name, TextOf(field.Value, "description"), ExampleOf(field.Value), TextOf(field.Value, "type"), required.Contains(field.Name), IsInPath: false));
    }

    private static string ExampleOf(JsonElement field)
    {
        if (!field.TryGetProperty("examples", out var examples) || examples.EnumerateArray().ToArray() is not [var first, ..]) return "";
        var text = first.ValueKind == JsonValueKind.String ? first.GetString() ?? "" : first.GetRawText();
        return text.EndsWith('…') ? "" : text; // shortened for reading: nothing to send
    }

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() ?? "" : "";
}
