using Engine.Sdk;

namespace Engine.Core.Connectors;

/// <summary>The facts a connector states about itself through <see cref="ConnectorAttribute"/>.</summary>
public sealed record ConnectorDescriptor
{
    public required string Id { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Namespace-qualified name of the class that implements the connector.</summary>
    public required string TypeName { get; init; }

    /// <summary>Simple name of the assembly the class lives in.</summary>
    public required string AssemblyName { get; init; }

    public Uri? HelpAddress { get; init; }

    /// <summary>PNG or SVG bytes; empty for the neutral icon.</summary>
    public ReadOnlyMemory<byte> Icon { get; init; }

    public NumberMatching NumberMatching { get; init; } = NumberMatching.Digits;

    public int MaxConcurrentCalls { get; init; } = 8;

    public bool IsCachedByDefault { get; init; }
}
