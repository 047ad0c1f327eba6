namespace Engine.Sdk;

/// <summary>A header with a key or a lasting token on every request.</summary>
public sealed record HeaderSignIn : SignIn
{
    /// <summary>Name of the header, such as <c>Authorization</c> or <c>X-Api-Key</c>.</summary>
    public required string Header { get; init; }

    /// <summary>Its value, such as <c>Bearer pat-…</c>; a secret. Not empty.</summary>
    public required string Value { get; init; }

    /// <summary>Without the secret.</summary>
    /// <returns>The kind of sign-in and the header's name.</returns>
    public override string ToString() => $"{nameof(HeaderSignIn)} {Header}";
}
