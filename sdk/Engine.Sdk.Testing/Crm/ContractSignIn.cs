namespace Engine.Sdk.Testing;

/// <summary>What the stand-in's token endpoint would have answered when the user signed in, for connectors that sign in by OAuth.</summary>
public sealed record ContractSignIn
{
    /// <summary>A token the stand-in accepts until <see cref="ContractCrm.ExpireAccessToken"/>.</summary>
    public required string AccessToken { get; init; }

    /// <summary>A token the stand-in's token endpoint accepts until <see cref="ContractCrm.RevokeSignIn"/>; null where the CRM gives none.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>How long the access token is said to last; null when the CRM does not say.</summary>
    public TimeSpan? ExpiresIn { get; init; }

    /// <summary>The other members of the answer, such as Salesforce's <c>instance_url</c>. Never null.</summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();
}
