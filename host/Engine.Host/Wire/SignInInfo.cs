namespace Engine.Host.Wire;

/// <summary>What the user has to do to sign in.</summary>
internal sealed record SignInInfo
{
    /// <summary>The page to open in a browser.</summary>
    public required string? AuthorizationUrl { get; init; }

    /// <summary>The code to type there; null when there is none.</summary>
    public required string? UserCode { get; init; }

    /// <summary>Until when it can be done.</summary>
    public required DateTime ExpiresAt { get; init; }
}
