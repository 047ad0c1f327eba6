using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>An error as HubSpot tells it.</summary>
internal sealed class HubSpotError(int status, string category, string message) : Exception(message)
{
    public JsonObject? Context { get; init; }

    public IReadOnlyList<JsonObject> Errors { get; init; } = [];

    public string? PolicyName { get; init; }

    public Answer ToAnswer() => Answer.Json(ToJson(), status);

    /// <summary>As an answer to a batch holds it.</summary>
    public JsonObject ToBatchJson() => new()
    {
        ["status"] = "error", ["category"] = category, ["message"] = Message, ["context"] = Context?.DeepClone() ?? new JsonObject(), ["errors"] = new JsonArray(), ["links"] = new JsonObject(),
    };

    private JsonObject ToJson()
    {
        var body = new JsonObject { ["status"] = "error", ["message"] = Message, ["correlationId"] = Guid.NewGuid().ToString() };
        if (Context is not null)
            body["context"] = Context.DeepClone();
        body["category"] = category;
        if (PolicyName is not null)
            body["policyName"] = PolicyName;
        if (Errors.Count > 0)
            body["errors"] = Errors.Select(error => error.DeepClone().AsObject()).ToJsonArray();
        return body;
    }

    public static HubSpotError Validation(string message) => new(400, "VALIDATION_ERROR", message);

    public static HubSpotError NotFound(string id) => new(404, "OBJECT_NOT_FOUND", "Object not found.  objectId are usually numeric.") { Context = Of("id", id) };

    public static HubSpotError Json(string message) => Validation($"Invalid input JSON on line 1, column 1: {message}");

    public static JsonObject Of(string name, params IEnumerable<string> values) => new() { [name] = values.ToJsonArray() };

    /// <summary>What is wrong with one property.</summary>
    public static JsonObject Detail(string code, string message, string property) =>
        new() { ["message"] = message, ["code"] = code, ["context"] = Of("propertyName", property) };
}
