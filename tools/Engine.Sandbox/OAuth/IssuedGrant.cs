namespace Engine.Sandbox.OAuth;

/// <summary>Tokens as a client holds them.</summary>
public sealed record IssuedGrant
{
    /// <summary>The bearer token.</summary>
    public required string AccessToken { get; init; }

    /// <summary>The refresh token; null when none was granted.</summary>
    public string? RefreshToken { get; init; }
}
