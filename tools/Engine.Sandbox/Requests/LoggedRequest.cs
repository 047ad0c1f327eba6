namespace Engine.Sandbox;

/// <summary>One request that reached the sandbox.</summary>
public sealed class LoggedRequest
{
    /// <summary>The method.</summary>
    public required string Method { get; init; }

    /// <summary>The path from the server's top, such as <c>/salesforce/services/data/v60.0/query</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The query as it was sent, without its question mark.</summary>
    public required string Query { get; init; }

    /// <summary>The query's values by name, decoded; of a repeated name the last.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The headers that matter to a vendor, by name in any case.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>The body as text; empty when there was none.</summary>
    public required string Body { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>What it was answered with; null as long as it was not.</summary>
    public int? Status { get; internal set; }

    /// <summary>What the vendor's description does not allow about it; null when it is valid.</summary>
    public string? Invalid { get; internal set; }

    /// <summary>The method, path, query, status and what is invalid.</summary>
    public override string ToString() =>
        $"{Method} {Path}{(Query.Length > 0 ? "?" : "")}{Query} → {(Status is { } status ? status : "no answer")}{(Invalid is null ? "" : " INVALID: ")}{Invalid}";
}
