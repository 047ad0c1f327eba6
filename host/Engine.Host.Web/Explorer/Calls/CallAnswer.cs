using System.Text.Json.Serialization;

namespace Engine.Host.Web.Explorer.Calls;

/// <summary>What came back, as the browser measured it.</summary>
public sealed record CallAnswer
{
    /// <summary>By which its body is asked for.</summary>
    public int Id { get; init; }

    public int BodyBytes { get; init; }

    /// <summary>0 when nothing came back.</summary>
    public int Status { get; init; }

    public string StatusText { get; init; } = "";

    public double ElapsedMs { get; init; }

    public IReadOnlyList<AnswerHeader> Headers { get; init; } = [];

    /// <summary>Why nothing came back: <c>cancelled</c>, or the browser's own words; null when something did.</summary>
    public string? Error { get; init; }

    // Comes by a stream, not with the rest.
    [JsonIgnore]
    public ReadOnlyMemory<byte> Body { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public string? HeaderOf(string name) =>
        Headers.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}

public sealed record AnswerHeader(string Name, string Value);
