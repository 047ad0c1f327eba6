using System.Text.Json.Nodes;

namespace Engine.Host.Wire;

/// <summary>A connector as found on disk.</summary>
internal sealed record ConnectorInfo
{
    /// <summary>Its lasting id, which new address books name.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>The version of its assembly.</summary>
    public required string? Version { get; init; }

    /// <summary>Its file, without path.</summary>
    public required string File { get; init; }

    /// <summary>Loaded, Failed or Disabled.</summary>
    public required string State { get; init; }

    /// <summary>What is wrong and what to do; null when nothing is.</summary>
    public required string? Error { get; init; }

    /// <summary>How far the SDK's contract suite proved it: Bronze, Silver, Gold or Platinum; null when nobody says.</summary>
    public required string? Grade { get; init; }

    /// <summary>The page that explains how to set it up.</summary>
    public required string? HelpAddress { get; init; }

    /// <summary>Its icon as a data URI; null for a neutral one.</summary>
    public required string? Icon { get; init; }

    /// <summary>What it can do; null when it is not loaded.</summary>
    public required ConnectorCapabilities? Capabilities { get; init; }

    /// <summary>Its settings as a JSON Schema; null when it is not loaded.</summary>
    public required JsonObject? SettingsSchema { get; init; }
}

/// <summary>What a connector can do.</summary>
internal sealed record ConnectorCapabilities
{
    /// <summary>How its CRM finds telephone numbers: None, Normalised, Digits, Tokens, Contains or Literal.</summary>
    public required string NumberMatching { get; init; }

    /// <summary>Most calls under way to one book at a time.</summary>
    public required int MaxConcurrentCalls { get; init; }

    /// <summary>Whether a new address book is cached unless its user says otherwise.</summary>
    public required bool IsCachedByDefault { get; init; }

    /// <summary>What its open books can do beyond searching; null as long as none is open, since only an open book knows.</summary>
    public required IReadOnlyList<string>? Abilities { get; init; }
}
