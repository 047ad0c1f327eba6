namespace Engine.Sandbox.OAuth;

/// <summary>What a user, or a client in its own name, was allowed.</summary>
internal sealed class Grant
{
    public required string ClientId { get; init; }

    /// <summary>Null: whatever the vendor gives when nothing in particular was asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>False for client credentials: no user, no refresh token.</summary>
    public bool HasUser { get; init; } = true;

    /// <summary>The parameters of the authorize page; empty when the grant came another way.</summary>
    public IReadOnlyDictionary<string, string> Asked { get; init; } = new Dictionary<string, string>();

    public string? RefreshToken { get; set; }

    public bool IsRevoked { get; set; }

    public IReadOnlyList<string> Scopes => Scope?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries) ?? [];
}

/// <summary>A bearer token.</summary>
internal sealed class AccessToken
{
    public required string Value { get; init; }

    public required Grant Grant { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>A code on its way through the browser (RFC 6749, section 4.1.2).</summary>
internal sealed class AuthorizationCode
{
    public required string Value { get; init; }

    public required string ClientId { get; init; }

    public required string RedirectUri { get; init; }

    public required string? Challenge { get; init; }

    public required string? Scope { get; init; }

    public required IReadOnlyDictionary<string, string> Asked { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What the code was changed into; a second use takes that back.</summary>
    public Grant? Grant { get; set; }
}
