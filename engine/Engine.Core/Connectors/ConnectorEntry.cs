using Engine.Sdk;

namespace Engine.Core.Connectors;

/// <summary>One connector as found on disk, whether it works or not.</summary>
public sealed record ConnectorEntry
{
    /// <summary>The connector's id; for one that failed before it could say, the name of its folder or file.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Version of its assembly, or null when that cannot be read.</summary>
    public string? Version { get; init; }

    /// <summary>File name without path: paths of the user's machine are nobody's business.</summary>
    public required string File { get; init; }

    public required ConnectorState State { get; init; }

    /// <summary>
    /// What is wrong and what to do about it: of a failed connector, or of a newer version that could not replace a loaded one.
    /// </summary>
    public string? Error { get; init; }

    /// <summary>Set when <see cref="State"/> is <see cref="ConnectorState.Loaded"/>.</summary>
    public LoadedConnector? Loaded { get; init; }
}

/// <summary>A connector whose code runs. A replaced one is another instance, so that identity tells versions apart.</summary>
public sealed class LoadedConnector(ConnectorDescriptor descriptor, IConnector connector)
{
    public ConnectorDescriptor Descriptor { get; } = descriptor;

    public IConnector Connector { get; } = connector;
}
