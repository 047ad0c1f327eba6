namespace Engine.Sdk;

/// <summary>A token for requests. Immutable; a secret.</summary>
public sealed record BearerToken
{
    /// <summary>The token. Not empty.</summary>
    public required string Value { get; init; }

    /// <summary>When it ends, in UTC; null when that is not known: it is then used until it is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What <see cref="ISignedIn.GetAsync"/> tells of the sign-in, by name, such as the user's e-mail address. Never null.</summary>
    public IReadOnlyDictionary<string, string> Members { get; init; } = new Dictionary<string, string>();

    /// <summary>Without the token.</summary>
    /// <returns>The kind of secret.</returns>
    public override string ToString() => nameof(BearerToken);
}
