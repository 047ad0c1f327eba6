namespace Engine.Sandbox.OAuth;

/// <summary>Authorization codes: good once, and not for long.</summary>
internal sealed class CodeBook(TimeProvider time)
{
    // Long enough for a browser to come back; RFC 6749, section 4.1.2 allows ten minutes at most.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AuthorizationCode> _codes = new(StringComparer.Ordinal);

    public string Issue(string clientId, string redirectUri, string? scope, IReadOnlyDictionary<string, string> asked)
    {
        var code = new AuthorizationCode
        {
            Value = Tokens.New(32),
            ClientId = clientId,
            RedirectUri = redirectUri,
            Challenge = asked.GetValueOrDefault("code_challenge"),
            Scope = scope,
            Asked = asked,
            ExpiresAt = time.GetUtcNow() + Lifetime,
        };
        lock (_gate)
            _codes[code.Value] = code;
        return code.Value;
    }

    /// <summary>Changes a code into a grant, once.</summary>
    /// <exception cref="OAuthError">The code is unknown, used, too old, or was given to somebody else.</exception>
    public Grant Redeem(string? value, string clientId, string? redirectUri, string? verifier)
    {
        lock (_gate)
        {
            if (value is null || !_codes.TryGetValue(value, out var code) || code.ClientId != clientId)
                throw OAuthError.Grant("invalid authorization code");
            if (code.Grant is { } given)
            {
                // RFC 6749, section 4.1.2: a second use is a theft, whoever came first.
                given.IsRevoked = true;
                throw OAuthError.Grant("invalid authorization code");
            }

            if (code.ExpiresAt <= time.GetUtcNow())
                throw OAuthError.Grant("expired authorization code");
            if (!string.Equals(code.RedirectUri, redirectUri, StringComparison.Ordinal))
                throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
            if (code.Challenge is { } challenge && (verifier is null || !Tokens.IsProof(challenge, verifier)))
                throw OAuthError.Grant("invalid code verifier");
            if (code.Challenge is null && verifier is not null)
                throw OAuthError.Grant("invalid code verifier");
            return code.Grant = new Grant { ClientId = clientId, Scope = code.Scope, Asked = code.Asked };
        }
    }
}
