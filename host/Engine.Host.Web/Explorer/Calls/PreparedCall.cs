namespace Engine.Host.Web.Explorer.Calls;

/// <summary>A call as it goes over the wire, all but the admin token: that one never reaches the server's side of a page.</summary>
public sealed record PreparedCall
{
    public required string Method { get; init; }

    /// <summary>Path and query, such as <c>/api/v1/Search</c>.</summary>
    public required string Path { get; init; }

    public required IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Body { get; init; }

    /// <summary>What the body is made of, when it is a form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    public bool NeedsAdminToken { get; init; }

    public string? ContentType => Headers.FirstOrDefault(header => IsContentType(header.Key)).Value;

    public static bool IsContentType(string name) => string.Equals(name, "Content-Type", StringComparison.OrdinalIgnoreCase);
}
