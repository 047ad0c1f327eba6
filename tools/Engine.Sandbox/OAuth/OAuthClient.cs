namespace Engine.Sandbox.OAuth;

/// <summary>An application that the vendor knows.</summary>
internal sealed record OAuthClient(string Id, string? Secret)
{
    /// <summary>Where the browser may be sent back to; empty: to any address on this machine (RFC 8252, section 7.3).</summary>
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    public bool AllowsRedirect(string address) => RedirectUris.Count > 0
        ? RedirectUris.Contains(address, StringComparer.Ordinal)
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.IsLoopback && uri.Scheme is "http" or "https" && uri.Fragment.Length == 0;
}
