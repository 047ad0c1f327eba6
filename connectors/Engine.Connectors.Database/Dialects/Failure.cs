namespace Engine.Connectors.Database.Dialects;

/// <summary>What an error of a driver means.</summary>
internal readonly record struct Failure(ConnectorErrorKind Kind)
{
    /// <summary>Whether the connection itself is gone: another one may work at once.</summary>
    public bool IsConnectionLost { get; init; }

    /// <summary>Whether there never was one.</summary>
    public bool IsNotConnected { get; init; }

    /// <summary>Whether the database gave up because of the time-out.</summary>
    public bool IsTimeout { get; init; }

    /// <summary>Whether a row with the same key is there already.</summary>
    public bool IsDuplicate { get; init; }

    /// <summary>Whether a value cannot be what its column holds, as letters where ids are numbers: there is no such row.</summary>
    public bool IsOtherType { get; init; }
}
