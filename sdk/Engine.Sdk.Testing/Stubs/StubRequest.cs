namespace Engine.Sdk.Testing;

/// <summary>A request as a stub received it.</summary>
public sealed record StubRequest
{
    /// <summary>Its method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Its whole address.</summary>
    public required Uri Address { get; init; }

    /// <summary>Its headers, those of the content included, by name without regard to case; several values are joined by commas.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Its body as text; empty when it has none.</summary>
    public required string Body { get; init; }

    /// <summary>Path of the address, decoded.</summary>
    public string Path => Uri.UnescapeDataString(Address.AbsolutePath);

    /// <summary>Reads a parameter of the query.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Its decoded value, or null when it is absent.</returns>
    public string? Query(string name) => System.Web.HttpUtility.ParseQueryString(Address.Query)[name];
}
