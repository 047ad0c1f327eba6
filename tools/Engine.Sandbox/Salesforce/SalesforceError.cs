using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>An error as the REST API tells it: an array with one object.</summary>
internal sealed class SalesforceError(int status, string code, string message, params IReadOnlyList<string> fields) : Exception(message)
{
    public int Status => status;

    public string Code => code;

    public Answer ToAnswer()
    {
        var error = new JsonObject { ["message"] = Message, ["errorCode"] = code };
        // Errors of the platform itself (session, limits, syntax) have no member "fields"; those of a record always do.
        if (fields.Count > 0 || status is 400 && code is "REQUIRED_FIELD_MISSING" or "STRING_TOO_LONG" or "INVALID_CROSS_REFERENCE_KEY" or "FIELD_INTEGRITY_EXCEPTION")
            error["fields"] = fields.ToJsonArray();
        return Answer.Json(new JsonArray(error), status);
    }

    public static SalesforceError Malformed(string message) => new(400, "MALFORMED_QUERY", message);

    public static SalesforceError NotFound() => new(404, "NOT_FOUND", "The requested resource does not exist");
}
