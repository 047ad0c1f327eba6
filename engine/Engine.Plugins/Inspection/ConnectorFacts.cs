namespace Engine.Plugins.Inspection;

/// <summary>What a <c>[Connector]</c> attribute says, read without running any code.</summary>
internal sealed record ConnectorFacts
{
    public required string TypeName { get; init; }

    public required string? Id { get; init; }

    public string? DisplayName { get; init; }

    public string? HelpAddress { get; init; }

    public string? IconResource { get; init; }

    public int? NumberMatching { get; init; }

    public int? MaxConcurrentCalls { get; init; }

    public bool IsCachedByDefault { get; init; }

    public int MaxSpellings { get; init; }

    public bool SearchesThoroughly { get; init; }

    /// <summary>Whether an instance can be made: neither abstract nor generic.</summary>
    public required bool IsConcrete { get; init; }

    /// <summary>Whether the attribute is the SDK's own and not a copy of it merged into the connector.</summary>
    public required bool UsesSharedSdk { get; init; }
}
