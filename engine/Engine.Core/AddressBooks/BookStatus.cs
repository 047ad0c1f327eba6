using Engine.Core.Connectors;

namespace Engine.Core.AddressBooks;

/// <summary>A configured book and how it stands.</summary>
public sealed record BookStatus
{
    public required AddressBook Book { get; init; }

    /// <summary>The connector's entry; null when there is none of that id.</summary>
    public ConnectorEntry? Connector { get; init; }

    public required BookState State { get; init; }

    /// <summary>What is wrong, as a sentence that tells what to do; null when nothing is.</summary>
    public string? Error { get; init; }

    /// <summary>The open book; null when it could not be opened.</summary>
    public OpenBook? Open { get; init; }
}

public enum BookState
{
    Working,

    /// <summary>Its last call failed.</summary>
    Failing,

    /// <summary>Its sign-in is missing, expired or revoked.</summary>
    SignInNeeded,

    /// <summary>Its settings cannot work.</summary>
    Misconfigured,

    /// <summary>Its connector is not there, or failed to load; it waits.</summary>
    ConnectorMissing,

    /// <summary>Switched off by the user.</summary>
    Disabled,
}
