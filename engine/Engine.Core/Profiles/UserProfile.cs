namespace Engine.Core.Profiles;

/// <summary>The user this engine works for, as the launch told it.</summary>
public sealed record UserProfile
{
    /// <summary>Name or e-mail address that licenses the user; null when none was given.</summary>
    public string? UserId { get; init; }

    /// <summary>
    /// The user's own telephone number, at least country and area code; gives the country and area that complete shorter numbers. Null
    /// when none was given.
    /// </summary>
    public string? Tel { get; init; }

    public string? AccessCode { get; init; }
}
