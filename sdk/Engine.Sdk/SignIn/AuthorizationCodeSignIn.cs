namespace Engine.Sdk;

/// <summary>
/// The user signs in at the CRM's own page in the browser: authorization code with PKCE (RFC 7636, S256), back to the engine's loopback address
/// <c>/oauth/callback</c> (RFC 8252).
/// </summary>
public sealed record AuthorizationCodeSignIn : OAuthSignIn
{
    /// <summary>The page at which the user agrees; absolute, https but for this machine itself.</summary>
    public required Uri AuthorizeAddress { get; init; }

    /// <summary>More query parameters for that page, such as <c>prompt</c>. Never null.</summary>
    public IReadOnlyDictionary<string, string> AuthorizeParameters { get; init; } = new Dictionary<string, string>();
}
