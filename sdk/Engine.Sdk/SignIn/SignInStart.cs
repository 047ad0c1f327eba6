namespace Engine.Sdk;

/// <summary>What the user has to do, as <see cref="ISignInFlow.BeginAsync"/> says. Immutable.</summary>
public sealed record SignInStart
{
    /// <summary>The page to open in a browser; absolute, https but for this machine itself.</summary>
    public required Uri Address { get; init; }

    /// <summary>The code to type there; null where the page asks for none.</summary>
    public string? UserCode { get; init; }

    /// <summary>
    /// For a sign-in that the browser does not bring back, such as one by device code: completes when it has come through and what has to last is stored;
    /// fails with a <see cref="ConnectorException"/>. Null where <see cref="ISignInFlow.CompleteAsync"/> ends it.
    /// </summary>
    public Task? Completion { get; init; }

    /// <summary>Until when it can be done, in UTC; null: ten minutes.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
