namespace Engine.Host.Security;

/// <summary>The addresses that rules hang on.</summary>
internal static class ApiPath
{
    /// <summary>Without a leading slash, for building addresses.</summary>
    public const string Prefix = "api/v1/";

    public const string Root = "/api/v1";

    public const string Live = "/health/live";

    // What anyone may ask, from any page: a page has to register before it can be approved.
    private static readonly PathString[] Open = [$"{Root}/Register", $"{Root}/Ping", $"{Root}/Version", Live];

    /// <summary>Whether the path is one of the calls that anyone may make.</summary>
    public static bool IsOpen(PathString path)
    {
        var trimmed = path.Value is { Length: > 1 } value && value.EndsWith('/') ? new PathString(value[..^1]) : path;
        return Array.Exists(Open, open => open.Equals(trimmed, StringComparison.OrdinalIgnoreCase));
    }
}
