using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Serving;

/// <summary>What people at a command line do to the sandbox, below <c>/sandbox</c>.</summary>
internal sealed class ControlApi(SandboxState state)
{
    public Answer Reply(string method, string path, ReadOnlyMemory<byte> body)
    {
        try
        {
            return (method, path.TrimEnd('/')) switch
            {
                ("GET", "/sandbox/requests") => Answer.Json(state.Requests.All.Select(Describe).ToJsonArray()),
                ("DELETE", "/sandbox/requests") => Done(state.Requests.Clear),
                ("GET", "/sandbox/faults") => Answer.Json(state.Faults.Pending.Select(Describe).ToJsonArray()),
                ("POST", "/sandbox/faults") => Done(() => state.Faults.Add(ReadFault(Read(body)))),
                ("DELETE", "/sandbox/faults") => Done(state.Faults.Clear),
                ("POST", "/sandbox/delay") => Done(() => state.Delay = Milliseconds(Read(body), "milliseconds") ?? throw new FormatException("milliseconds is missing.")),
                ("POST", "/sandbox/tokens/expire") => Done(() => ForAll(vendor => vendor.ExpireAccessTokens())),
                ("POST", "/sandbox/grants/revoke") => Done(() => ForAll(vendor => vendor.RevokeGrants())),
                _ => Problem(404, "There is GET and DELETE requests, GET, POST and DELETE faults, POST delay, POST tokens/expire and POST grants/revoke."),
            };
        }
        catch (Exception error) when (error is FormatException or JsonException or ArgumentException)
        {
            return Problem(400, error.Message);
        }
    }

    private static JsonObject Describe(LoggedRequest request) => new()
    {
        ["time"] = request.Time.ToString("O", CultureInfo.InvariantCulture),
        ["method"] = request.Method,
        ["path"] = request.Path,
        ["query"] = request.Query,
        ["headers"] = new JsonObject(request.Headers.Select(header => KeyValuePair.Create(header.Key, (JsonNode?)header.Value))),
        ["body"] = request.Body,
        ["status"] = request.Status,
        ["invalid"] = request.Invalid,
    };

    private static JsonObject Describe(Fault fault) => new() { ["kind"] = fault.Kind.ToString(), ["path"] = fault.Path, ["times"] = fault.Times };

    private static Fault ReadFault(JsonObject body) => new()
    {
        Kind = Enum.TryParse<FaultKind>(body.Text("kind"), ignoreCase: true, out var kind)
            ? kind
            : throw new FormatException($"kind is one of {string.Join(", ", Enum.GetNames<FaultKind>())}."),
        Path = body.Text("path"),
        Method = body.Text("method"),
        Times = body.Number("times") ?? 1,
        After = body.Number("after") ?? 0,
        IncludesSignIn = body["includesSignIn"]?.GetValueKind() == JsonValueKind.True,
        Status = body.Number("status") ?? 503,
        Body = body.Text("body"),
        RetryAfter = body.Number("retryAfter") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        IsRetryAfterDate = body["isRetryAfterDate"]?.GetValueKind() == JsonValueKind.True,
        Delay = Milliseconds(body, "milliseconds") ?? TimeSpan.Zero,
        Bytes = body.Number("bytes") ?? 64 * 1024 * 1024,
    };

    private static TimeSpan? Milliseconds(JsonObject body, string name) => body.Number(name) is { } number ? TimeSpan.FromMilliseconds(number) : null;

    private static JsonObject Read(ReadOnlyMemory<byte> body) => JsonNode.Parse(body.Span) as JsonObject ?? throw new FormatException("A JSON object was expected.");

    private static Answer Done(Action work)
    {
        work();
        return Answer.Empty(204);
    }

    private static Answer Problem(int status, string text) => Answer.Json(new JsonObject { ["message"] = text }, status);

    private void ForAll(Action<Vendor> work)
    {
        foreach (var vendor in state.Vendors)
            work(vendor);
    }
}
