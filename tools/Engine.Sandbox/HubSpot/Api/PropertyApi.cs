using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>The properties of objects: CRM API, "Properties".</summary>
internal sealed class PropertyApi(PortalState portal)
{
    private static readonly string[] RequiredMembers = ["name", "label", "type", "fieldType", "groupName"];

    public Answer List(ApiCall call)
    {
        var type = portal.TypeNamed(call["type"]);
        return Answer.Json(new JsonObject { ["results"] = (call.Get("archived") == "true" ? [] : type.Properties).Select(property => Show(type, property)).ToJsonArray() });
    }

    public Answer Get(ApiCall call)
    {
        var type = portal.TypeNamed(call["type"]);
        return Answer.Json(Show(type, Find(type, call["property"])));
    }

    public Answer Create(ApiCall call)
    {
        var type = portal.TypeNamed(call["type"]);
        var body = PortalState.ReadBody(call);
        var missing = RequiredMembers.Where(member => body.Text(member) is null).ToList();
        if (missing.Count > 0)
            throw HubSpotError.Json($"Some required fields were not set: [{string.Join(", ", missing)}]");
        var name = body.Text("name") ?? "";
        if (type.Find(name) is not null)
            throw new HubSpotError(409, "CONFLICT", $"A property named '{name}' already exists.");
        type.Add(new PortalProperty { Name = name, Type = body.Text("type") ?? "string", Label = body.Text("label"), Options = Options(body), IsCustom = true });
        return Answer.Json(Show(type, Find(type, name)), 201);
    }

    public Answer Change(ApiCall call)
    {
        var type = portal.TypeNamed(call["type"]);
        var body = PortalState.ReadBody(call);
        var property = Find(type, call["property"]);
        type.Add(property with { Label = body.Text("label") ?? property.Label, Options = body["options"] is null ? property.Options : Options(body) });
        return Answer.Json(Show(type, Find(type, property.Name)));
    }

    public Answer Archive(ApiCall call)
    {
        var type = portal.TypeNamed(call["type"]);
        var property = Find(type, call["property"]);
        if (!property.IsCustom)
            throw HubSpotError.Validation($"{property.Name} is one of HubSpot's own properties and cannot be archived.");
        type.Remove(property.Name);
        return Answer.Empty(204);
    }

    private static PortalProperty Find(ObjectType type, string name) =>
        type.Find(name) ?? throw new HubSpotError(404, "OBJECT_NOT_FOUND", $"Property {name} does not exist on {type.Singular}.");

    private static IReadOnlyList<string> Options(JsonObject body) => [.. body.Objects("options").Select(option => option.Text("value")).OfType<string>()];

    private static JsonObject Show(ObjectType type, PortalProperty property) => new()
    {
        ["name"] = property.Name,
        ["label"] = property.Label ?? property.Name.Replace('_', ' '),
        ["type"] = property.Type,
        ["fieldType"] = property.Type switch
        {
            "enumeration" => "select",
            "datetime" => "date",
            "number" => "number",
            "phone_number" => "phonenumber",
            "bool" => "booleancheckbox",
            _ => "text",
        },
        ["description"] = "",
        ["groupName"] = $"{type.Singular}information",
        ["options"] = property.Options.Select((option, i) => new JsonObject { ["label"] = option, ["value"] = option, ["displayOrder"] = i, ["hidden"] = false }).ToJsonArray(),
        ["displayOrder"] = -1,
        ["calculated"] = property.Name.Contains("calculated", StringComparison.Ordinal),
        ["externalOptions"] = false,
        ["hasUniqueValue"] = property.Name is "email" && type.Name == "contacts",
        ["hidden"] = false,
        ["hubspotDefined"] = !property.IsCustom,
        ["modificationMetadata"] = new JsonObject { ["archivable"] = property.IsCustom, ["readOnlyDefinition"] = !property.IsCustom, ["readOnlyValue"] = property.IsReadOnly },
        ["formField"] = !property.IsReadOnly,
        ["archived"] = false,
    };
}
