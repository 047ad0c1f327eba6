namespace Engine.Sdk;

/// <summary>
/// The connector signs in by means of its own, such as a library of its CRM's maker; the engine opens the browser, keeps what has to be kept, asks for tokens
/// once at a time and adds them to requests. For CRMs that OAuth alone does not reach; the others declare an <see cref="OAuthSignIn"/>.
/// </summary>
public sealed record LibrarySignIn : SignIn
{
    /// <summary>Signs in.</summary>
    public required ISignInFlow Flow { get; init; }

    /// <summary>
    /// Tells with which client at which directory, and so for whom, a sign-in was made: one made under another text is of no use and is not handed over.
    /// Not secret. Not empty.
    /// </summary>
    public required string Origin { get; init; }

    /// <summary>Whether a user has to sign in; false for a client that does in its own name. True by default.</summary>
    public bool NeedsUser { get; init; } = true;

    /// <summary>Without secrets.</summary>
    /// <returns>The kind of sign-in.</returns>
    public override string ToString() => nameof(LibrarySignIn);
}
