using System.Text.Json.Serialization;

namespace Engine.Host.Wire;

/// <summary>What runs here.</summary>
internal sealed record VersionInfo
{
    /// <summary>The product's name.</summary>
    public required string ProductName { get; init; }

    /// <summary>Its version, four numbers.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>What the user is licensed for; shown to approved applications only.</summary>
    public required IReadOnlyList<LicenseInfo> Licenses { get; init; }
}

/// <summary>One licence.</summary>
internal sealed record LicenseInfo
{
    /// <summary>What it is about, for programs.</summary>
    public required string Key { get; init; }

    /// <summary>What it is about, for people.</summary>
    public required string Name { get; init; }

    /// <summary>What it says.</summary>
    public required string Value { get; init; }

    /// <summary>When it ends; absent when it does not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTime? ExpiresAt { get; init; }
}
