namespace Engine.Sdk;

/// <summary>User name and password on every request (RFC 7617).</summary>
public sealed record BasicSignIn : SignIn
{
    /// <summary>The user's name; without a colon.</summary>
    public required string UserName { get; init; }

    /// <summary>The password; a secret.</summary>
    public required string Password { get; init; }

    /// <summary>Without name and password.</summary>
    /// <returns>The kind of sign-in.</returns>
    public override string ToString() => nameof(BasicSignIn);
}
