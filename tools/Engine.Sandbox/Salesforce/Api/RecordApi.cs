using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>Single records: REST API Developer Guide, "sObject Basic Information" and "sObject Rows".</summary>
internal sealed class RecordApi(OrgState org)
{
    public Answer Create(ApiCall call)
    {
        var type = org.TypeNamed(call["sobject"]);
        var body = ReadBody(call);
        CheckMembers(call, type, body);
        var record = org.Store.Add(type, org.Writing.Read(type, body, existing: null));
        record.IsUnindexed = org.IndexLag;
        org.Touch(record);
        return Answer.Json(new JsonObject { ["id"] = record.Id, ["success"] = true, ["errors"] = new JsonArray() }, 201)
            .With("Location", $"/services/data/{call["version"]}/sobjects/{type.Name}/{record.Id}");
    }

    public Answer Get(ApiCall call)
    {
        var record = Find(call);
        var names = call.GetList("fields") is { Count: > 0 } asked ? asked : [.. org.Schema.VisibleFields(record.Type).Select(field => field.Name)];
        var text = call.Get("fields") ?? "";
        var paths = names.Select(name => new FieldPath(name, Math.Max(0, text.IndexOf(name, StringComparison.Ordinal)))).ToList();
        var selection = Selection.Bind(org.Schema, org.Store, call["version"], record.Type, paths, text);
        org.Touch(record);
        var row = selection.Row(record);
        row["Id"] ??= record.Id; // told even when other fields are asked for
        return Answer.Json(row);
    }

    public Answer Change(ApiCall call)
    {
        var record = Find(call);
        var body = ReadBody(call);
        CheckMembers(call, record.Type, body);
        org.Store.Change(record, org.Writing.Read(record.Type, body, record));
        org.Touch(record);
        return Answer.Empty(204);
    }

    public Answer Describe(ApiCall call) => Answer.Json(Description.Of(org.Schema, org.TypeNamed(call["sobject"]), call["version"]));

    /// <summary>The body as a JSON object.</summary>
    /// <exception cref="SalesforceError">It is none.</exception>
    public static JsonObject ReadBody(ApiCall call)
    {
        if (!(call.Header("Content-Type") ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw new SalesforceError(415, "UNSUPPORTED_MEDIA_TYPE", "Content type not supported: " + call.Header("Content-Type"));
        try
        {
            if (call.ReadJson() is JsonObject body)
                return body;
        }
        catch (JsonException error)
        {
            throw new SalesforceError(400, "JSON_PARSER_ERROR", $"{error.Message.Split('.')[0]} at [line:{error.LineNumber + 1}, column:{error.BytePositionInLine + 1}]");
        }

        throw new SalesforceError(400, "JSON_PARSER_ERROR", "Can not deserialize instance of object at [line:1, column:1]");
    }

    private Record Find(ApiCall call)
    {
        var type = org.TypeNamed(call["sobject"]);
        if (org.Store.FindEvenDeleted(call["id"]) is not { } record || record.Type != type)
            throw new SalesforceError(404, "NOT_FOUND", $"Provided external ID field does not exist or is not accessible: {call["id"]}");
        return record.IsDeleted ? throw new SalesforceError(404, "ENTITY_IS_DELETED", "entity is deleted") : record;
    }

    // The description lists the members of each object; fields this org made itself are its own affair.
    private static void CheckMembers(ApiCall call, SObjectType type, JsonObject body)
    {
        foreach (var (name, _) in body)
        {
            if (name != "attributes" && type.Find(name) is null)
                call.MarkInvalid($"{type.Name} has no field {name}.");
        }
    }
}
