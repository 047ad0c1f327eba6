namespace Engine.Sdk;

/// <summary>
/// How a book signs in to its CRM: declared by the connector, carried out by the engine, which keeps what comes of it encrypted. One of the records
/// that derive from it.
/// </summary>
public abstract record SignIn
{
    private protected SignIn()
    {
    }

    /// <summary>Requests go out as they are.</summary>
    public static SignIn None { get; } = new NoSignIn();

    private sealed record NoSignIn : SignIn;
}
