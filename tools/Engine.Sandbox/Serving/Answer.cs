using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Serving;

/// <summary>What goes back to the client. Immutable; the body is whole before anything is sent.</summary>
internal sealed record Answer
{
    private const string JsonType = "application/json;charset=UTF-8";
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public required int Status { get; init; }

    public string? ContentType { get; init; }

    public ReadOnlyMemory<byte> Body { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public static Answer Empty(int status) => new() { Status = status };

    public static Answer Json(JsonNode body, int status = 200) =>
        new() { Status = status, ContentType = JsonType, Body = Encoding.UTF8.GetBytes(body.ToJsonString(Relaxed)) };

    public static Answer Html(string body, int status = 200) =>
        new() { Status = status, ContentType = "text/html; charset=utf-8", Body = Encoding.UTF8.GetBytes(body) };

    public static Answer Bytes(byte[] body, string contentType) => new() { Status = 200, ContentType = contentType, Body = body };

    public static Answer Redirect(string address) => Empty(302).With("Location", address);

    public Answer With(string header, string value) => this with { Headers = [.. Headers, new(header, value)] };
}
