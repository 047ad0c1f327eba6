namespace Engine.Sdk.Hosting;

/// <summary>How a book's sign-in stands.</summary>
public enum SignInState
{
    /// <summary>The settings hold all that is needed.</summary>
    NotNeeded = 0,

    /// <summary>Not looked at yet: the first request will.</summary>
    Unknown = 1,

    /// <summary>Nobody has signed in yet.</summary>
    Missing = 2,

    /// <summary>Signed in.</summary>
    SignedIn = 3,

    /// <summary>The CRM has taken the sign-in back, or let it run out: the user must sign in again.</summary>
    Ended = 4,
}
