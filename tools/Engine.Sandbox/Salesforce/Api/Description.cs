using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>What describe tells of an object: REST API Developer Guide, "sObject Describe".</summary>
internal static class Description
{
    public static JsonObject Of(OrgSchema schema, SObjectType type, string version)
    {
        var address = $"/services/data/{version}/sobjects/{type.Name}";
        return new JsonObject
        {
            ["name"] = type.Name,
            ["label"] = type.Name,
            ["labelPlural"] = type.Plural,
            ["keyPrefix"] = type.Prefix,
            ["custom"] = false,
            ["createable"] = IsWriteable(type),
            ["updateable"] = IsWriteable(type),
            ["queryable"] = true,
            ["searchable"] = SearchFields.IsSearchable(type),
            ["fields"] = schema.VisibleFields(type).Select(field => Of(type, field)).ToJsonArray(),
            ["urls"] = new JsonObject { ["sobject"] = address, ["describe"] = $"{address}/describe", ["rowTemplate"] = $"{address}/{{ID}}" },
        };
    }

    private static JsonObject Of(SObjectType type, Field field) => new()
    {
        ["name"] = field.Name,
        ["label"] = Label(field.Name),
        ["type"] = field.Type.ToString().ToLowerInvariant(),
        ["length"] = field.Length,
        ["createable"] = !field.IsReadOnly && IsWriteable(type),
        ["updateable"] = !field.IsReadOnly && IsWriteable(type) && field.Name != "TaskSubtype",
        ["filterable"] = field.IsFilterable,
        ["sortable"] = field.IsFilterable,
        ["nillable"] = !field.IsRequired && field.Type is not (FieldType.Boolean or FieldType.Id),
        ["defaultedOnCreate"] = field.Type == FieldType.Boolean || field.Default is not null || field.Name == "OwnerId",
        ["custom"] = field.Name.EndsWith("__c", StringComparison.Ordinal),
        ["restrictedPicklist"] = field.IsRestricted,
        ["relationshipName"] = field.Relation,
        ["referenceTo"] = field.Targets.ToJsonArray(),
        ["picklistValues"] = field.Values.Select(value => new JsonObject
        {
            ["value"] = value, ["label"] = value, ["active"] = true, ["defaultValue"] = value == field.Default,
        }).ToJsonArray(),
    };

    private static bool IsWriteable(SObjectType type) => type.Name is not ("User" or "TaskStatus" or "Organization");

    private static string Label(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsUpper(c) && !char.IsUpper(name[i - 1]) ? $" {c}" : c.ToString()));
}
