namespace Engine.Sdk.Hosting;

/// <summary>What the user has to do to sign in. Immutable.</summary>
public sealed record SignInPrompt
{
    /// <summary>The page to open in a browser; null when there is nothing to do: it is signed in.</summary>
    public Uri? Address { get; init; }

    /// <summary>The code to type there, for sign-in by device code; otherwise null.</summary>
    public string? UserCode { get; init; }

    /// <summary>Until when it can be done, in UTC.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>
    /// For a sign-in that the browser does not bring back, such as one by device code: completes when it is over, with what the user is told when it did not come
    /// through, or null when it did. Never fails. Null where the browser brings the end.
    /// </summary>
    public Task<string?>? Refusal { get; init; }

    /// <summary>Without the code and the address, which are good for signing in.</summary>
    /// <returns>Until when it can be done.</returns>
    public override string ToString() => $"{nameof(SignInPrompt)} until {ExpiresAt:O}";
}
