namespace Engine.Sdk;

/// <summary>What an <see cref="ISignInFlow"/> may use of its surroundings.</summary>
public sealed class SignInContext
{
    /// <summary>Keeps what has to last of the sign-in, encrypted.</summary>
    public required ISignInStore Store { get; init; }

    /// <summary>Reaches the sign-in's own addresses; without sign-in, retries and limits. Owned by the engine.</summary>
    public required HttpClient Http { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }
}
