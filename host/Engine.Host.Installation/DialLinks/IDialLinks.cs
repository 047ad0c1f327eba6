namespace Engine.Host.Installation.DialLinks;

/// <summary>Which program opens links with telephone numbers (<c>tel:</c>, <c>callto:</c>) for this user, and how this engine becomes it.</summary>
internal interface IDialLinks
{
    /// <summary>Why this engine cannot be registered; null when it can.</summary>
    DialLinkObstacle? Obstacle { get; }

    /// <summary>Whether this engine's command is registered, which some systems have the user confirm.</summary>
    bool IsRegistered { get; }

    /// <summary>How it stands now, a value for each scheme.</summary>
    IReadOnlyList<DialLink> Read();

    /// <summary>Makes this engine's command open the links.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    void Register();

    /// <summary>Undoes that; whoever opened them before does so again.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">As before.</exception>
    void Unregister();
}

/// <summary>How links of one scheme are opened.</summary>
/// <param name="Scheme">Such as <c>tel</c>.</param>
/// <param name="Handler">What opens them, as the system names it; null when the user's settings name nothing.</param>
/// <param name="IsOurs">Whether that is this engine's command.</param>
internal sealed record DialLink(string Scheme, string? Handler, bool IsOurs)
{
    public static readonly IReadOnlyList<string> Schemes = ["tel", "callto"];
}

internal enum DialLinkObstacle
{
    /// <summary>The command line is neither beside the engine nor on the path.</summary>
    NoCommand,

    /// <summary>The system lets no program of this kind do it.</summary>
    System,
}
