using System.Reflection;

namespace Engine.Plugins.Inspection;

/// <summary>What an assembly says about itself, read without loading it.</summary>
internal sealed record AssemblyFacts
{
    /// <summary>File name without path.</summary>
    public required string File { get; init; }

    public required string Name { get; init; }

    public required Version Version { get; init; }

    /// <summary>Other assemblies the compiler found used in this one.</summary>
    public required IReadOnlyList<AssemblyName> References { get; init; }

    public required IReadOnlyList<ConnectorFacts> Connectors { get; init; }

    /// <summary>Why this process cannot run it whatever else lies beside it, or null.</summary>
    public string? Problem { get; init; }

    public bool UsesComposition => References.Any(reference => reference.Name == "System.Composition.AttributedModel");
}
