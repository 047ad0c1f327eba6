namespace Engine.Host.Wire;

/// <summary>How the product presents itself.</summary>
internal sealed record BrandInfo
{
    /// <summary>The product's name.</summary>
    public required string ProductName { get; init; }

    /// <summary>Its version, four numbers.</summary>
    public required string ProductVersion { get; init; }

    /// <summary>Who offers it.</summary>
    public required string? Company { get; init; }

    /// <summary>Whose it is.</summary>
    public required string? Copyright { get; init; }

    /// <summary>Where users find help.</summary>
    public required string? HelpAddress { get; init; }

    /// <summary>Where users turn to.</summary>
    public required string? SupportAddress { get; init; }

    /// <summary>The main colour, such as #1f5f8b.</summary>
    public required string PrimaryColour { get; init; }

    /// <summary>The colour of what stands out.</summary>
    public required string AccentColour { get; init; }

    /// <summary>Path of the logo; null when there is none.</summary>
    public required string? Logo { get; init; }

    /// <summary>Path of the picture shown at the start; null when there is none.</summary>
    public required string? Splash { get; init; }

    /// <summary>Path of the pages' icon; null when there is none.</summary>
    public required string? Favicon { get; init; }

    /// <summary>What of the branding folder could not be used, a sentence each.</summary>
    public required IReadOnlyList<string> Problems { get; init; }
}
