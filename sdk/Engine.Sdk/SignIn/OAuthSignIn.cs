namespace Engine.Sdk;

/// <summary>
/// OAuth 2 (RFC 6749): requests carry a bearer token that the engine fetches and renews, once at a time however many ask, and that it renews and tries
/// again when the CRM answers 401.
/// </summary>
public abstract record OAuthSignIn : SignIn
{
    private protected OAuthSignIn()
    {
    }

    /// <summary>The token endpoint; absolute, https but for this machine itself.</summary>
    public required Uri TokenAddress { get; init; }

    /// <summary>The client id the CRM's maker has given out. Not empty.</summary>
    public required string ClientId { get; init; }

    /// <summary>The client's secret, sent in the body (RFC 6749 section 2.3.1); null for a public client.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>What access is asked for; empty to leave it to the CRM. Never null.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>Where a token is given back when the user signs out (RFC 7009); null where there is no such place.</summary>
    public Uri? RevokeAddress { get; init; }

    /// <summary>Whether the client names itself there, as RFC 7009 section 2.1 has it; false for a CRM that takes the token alone.</summary>
    public bool NamesClientOnRevoke { get; init; } = true;

    /// <summary>
    /// Member of the token's answer that names the account whose limits count, such as Salesforce's <c>instance_url</c>. Books with the same value share
    /// one allowance; null: books with the same client and secret do.
    /// </summary>
    public string? AccountMember { get; init; }

    /// <summary>Without secrets.</summary>
    /// <returns>The kind of sign-in and the host it is with.</returns>
    public sealed override string ToString() => $"{GetType().Name} {(TokenAddress.IsAbsoluteUri ? TokenAddress.Host : "")}";
}
