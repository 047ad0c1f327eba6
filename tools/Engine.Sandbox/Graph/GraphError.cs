using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>An error as Microsoft Graph tells it: "Microsoft Graph error responses and resource types".</summary>
internal sealed class GraphError(int status, string code, string message) : Exception(message)
{
    public string? Challenge { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    public Answer ToAnswer(DateTimeOffset now, string? clientRequestId)
    {
        var id = Guid.NewGuid().ToString();
        var answer = Answer.Json(new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["code"] = code,
                ["message"] = Message,
                ["innerError"] = new JsonObject
                {
                    ["date"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), ["request-id"] = id, ["client-request-id"] = clientRequestId ?? id,
                },
            },
        }, status).With("request-id", id).With("client-request-id", clientRequestId ?? id);
        if (Challenge is not null)
            answer = answer.With("WWW-Authenticate", Challenge);
        return RetryAfter is { } wait ? answer.With("Retry-After", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)) : answer;
    }

    public static GraphError BadRequest(string message) => new(400, "BadRequest", message);

    public static GraphError Body(string message) => new(400, "RequestBodyRead", message);

    public static GraphError ItemNotFound() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphError ResourceNotFound(string id) =>
        new(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphError UnsupportedQuery(string message) => new(400, "Request_UnsupportedQuery", message);

    public static GraphError Unauthenticated(string message) => new(401, "InvalidAuthenticationToken", message)
    {
        Challenge = "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\", client_id=\"00000003-0000-0000-c000-000000000000\"",
    };
}
