namespace Engine.Core.Connectors;

/// <summary>All connectors there are at this moment.</summary>
public interface IConnectorCatalog
{
    /// <summary>An immutable snapshot, ordered by id.</summary>
    IReadOnlyList<ConnectorEntry> Entries { get; }

    /// <summary>
    /// Raised after <see cref="Entries"/> has changed, one change at a time. A handler that throws is the publisher's to survive.
    /// </summary>
    event Action? Changed;
}
