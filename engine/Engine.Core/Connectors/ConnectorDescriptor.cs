using System.Collections.Frozen;
using Engine.Core.Texts;
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

    /// <summary>The icon as an address that a page can show (<c>data:</c>, its type told by its first bytes); null for the neutral icon.</summary>
    public string? IconAddress => Icon.IsEmpty ? null : $"data:{(Icon.Span is [0x89, (byte)'P', ..] ? "image/png" : "image/svg+xml")};base64,{Convert.ToBase64String(Icon.Span)}";

    public NumberMatching NumberMatching { get; init; } = NumberMatching.Digits;

    public int MaxConcurrentCalls { get; init; } = 8;

    public bool IsCachedByDefault { get; init; }

    /// <summary>Most spellings of a number asked in one call; 0 for no limit.</summary>
    public int MaxSpellings { get; init; }

    /// <summary>Whether a number search that found nothing is put once more, the slower way.</summary>
    public bool SearchesThoroughly { get; init; }

    /// <summary>How far it is proven by the SDK's contract suite, as the file beside it says; null when there is none.</summary>
    public string? Grade { get; init; }

    /// <summary>What it says of itself and of its settings, in the languages it brings besides English; by language, two letters.</summary>
    public IReadOnlyDictionary<string, PhraseBook> Texts { get; init; } = FrozenDictionary<string, PhraseBook>.Empty;
}
