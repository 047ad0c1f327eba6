using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>An error as Google's APIs tell it: a google.rpc.Status, its reason in an ErrorInfo.</summary>
internal sealed class GoogleError(int code, string status, string message) : Exception(message)
{
    private const string Service = "people.googleapis.com";

    /// <summary>The reason of the ErrorInfo; null for an error without details.</summary>
    public string? Reason { get; init; }

    public string Domain { get; init; } = "googleapis.com";

    public string? Challenge { get; init; }

    public Answer ToAnswer()
    {
        var error = new JsonObject { ["code"] = code, ["message"] = Message, ["status"] = status };
        if (Reason is not null)
        {
            error["details"] = new JsonArray(new JsonObject
            {
                ["@type"] = "type.googleapis.com/google.rpc.ErrorInfo", ["reason"] = Reason, ["domain"] = Domain, ["metadata"] = new JsonObject { ["service"] = Service },
            });
        }

        var answer = Answer.Json(new JsonObject { ["error"] = error }, code);
        return Challenge is null ? answer : answer.With("WWW-Authenticate", Challenge);
    }

    public static GoogleError Argument(string message) => new(400, "INVALID_ARGUMENT", message);

    public static GoogleError Precondition(string message) => new(400, "FAILED_PRECONDITION", message) { Reason = "failedPrecondition", Domain = Service };

    public static GoogleError NotFound() => new(404, "NOT_FOUND", "Requested entity was not found.");

    public static GoogleError Unauthenticated(string reason) => new(401, "UNAUTHENTICATED",
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.")
    {
        Reason = reason, Challenge = "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\"",
    };

    public static GoogleError MissingScope(IReadOnlyList<string> scopes) => new(403, "PERMISSION_DENIED", "Request had insufficient authentication scopes.")
    {
        Reason = "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        Challenge = $"Bearer realm=\"https://accounts.google.com/\", error=\"insufficient_scope\", scope=\"{string.Join(' ', scopes)}\"",
    };

    public static GoogleError Disabled() => new(403, "PERMISSION_DENIED", "People API has not been used in project 555010 before or it is disabled.") { Reason = "SERVICE_DISABLED" };

    public static GoogleError Quota(string limit) => new(429, "RESOURCE_EXHAUSTED", $"Quota exceeded for quota metric '{limit}' and limit '{limit} per minute per user' of service '{Service}'.")
    {
        Reason = "RATE_LIMIT_EXCEEDED",
    };

    public static GoogleError ExpiredSyncToken(int code) => new(code, "FAILED_PRECONDITION", "Sync token is expired. Clear local cache and retry call without the sync token.")
    {
        Reason = "EXPIRED_SYNC_TOKEN", Domain = Service,
    };
}
