using Engine.Sdk;

namespace Engine.Core.AddressBooks;

/// <summary>One configured account of a connector, as stored.</summary>
public sealed record AddressBook
{
    public const int DefaultCacheFrequencyMinutes = 60;

    public required AddressBookId Id { get; init; }

    public required string ConnectorId { get; init; }

    public required string Name { get; init; }

    public bool IsEnabled { get; init; } = true;

    /// <summary>Lower first; by default the Unix time in seconds at which the book was added.</summary>
    public required long Priority { get; init; }

    /// <summary>Whether the engine keeps a copy and searches that; only where the connector can feed one.</summary>
    public bool IsCached { get; init; }

    public int CacheFrequencyMinutes { get; init; } = DefaultCacheFrequencyMinutes;

    /// <summary>The settings as a JSON object, secrets in clear text: encrypted as a whole wherever it is written.</summary>
    public required string SettingsJson { get; init; }
}
