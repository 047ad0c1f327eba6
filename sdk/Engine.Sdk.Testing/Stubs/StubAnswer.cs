using System.Net;
using System.Text;

namespace Engine.Sdk.Testing;

/// <summary>What a stub answers. Immutable.</summary>
public sealed record StubAnswer
{
    /// <summary>The status; 200 by default.</summary>
    public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

    /// <summary>The body; empty by default.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body's media type; null for none.</summary>
    public string? MediaType { get; init; }

    /// <summary>More headers. Never null.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>An answer in JSON.</summary>
    /// <param name="json">The text.</param>
    /// <param name="status">The status.</param>
    /// <returns>The answer.</returns>
    public static StubAnswer Json(string json, HttpStatusCode status = HttpStatusCode.OK) => new()
    {
        Status = status,
        Body = Encoding.UTF8.GetBytes(json ?? throw new ArgumentNullException(nameof(json))),
        MediaType = "application/json",
    };

    /// <summary>An answer without a body.</summary>
    /// <param name="status">The status.</param>
    /// <returns>The answer.</returns>
    public static StubAnswer Empty(HttpStatusCode status) => new() { Status = status };
}
