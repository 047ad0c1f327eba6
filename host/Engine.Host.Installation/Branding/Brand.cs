namespace Engine.Host.Installation.Branding;

/// <summary>How the product presents itself. Immutable: a change of the branding folder makes another.</summary>
public sealed record Brand
{
    public const string DefaultProductName = "CRM Integration Engine";
    public const string DefaultPrimaryColour = "#1f5f8b";
    public const string DefaultAccentColour = "#b8541a";

    /// <summary>What applies where nothing is said.</summary>
    public static readonly Brand Default = new();

    public string ProductName { get; init; } = DefaultProductName;

    /// <summary>Who offers it; null when nobody says.</summary>
    public string? Company { get; init; }

    /// <summary>Such as <c>© 2026 Example Ltd</c>.</summary>
    public string? Copyright { get; init; }

    /// <summary>Where users find help: http or https.</summary>
    public Uri? HelpAddress { get; init; }

    /// <summary>Where users turn to: http, https or mailto.</summary>
    public Uri? SupportAddress { get; init; }

    /// <summary><c>#rrggbb</c>, in small letters.</summary>
    public string PrimaryColour { get; init; } = DefaultPrimaryColour;

    /// <summary><c>#rrggbb</c>, in small letters.</summary>
    public string AccentColour { get; init; } = DefaultAccentColour;

    /// <summary>Black or white, whichever is read better on <see cref="PrimaryColour"/>.</summary>
    public string OnPrimaryColour => Colours.TextOn(PrimaryColour);

    /// <summary>Black or white, whichever is read better on <see cref="AccentColour"/>.</summary>
    public string OnAccentColour => Colours.TextOn(AccentColour);

    public BrandPicture? Logo { get; init; }

    public BrandPicture? Splash { get; init; }

    public BrandPicture? Favicon { get; init; }

    /// <summary>The folder it was read from; null when there is none.</summary>
    public string? Folder { get; init; }

    /// <summary>What of the folder could not be used, a sentence each; empty when all is well.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}

/// <summary>A picture of the brand, checked by its content.</summary>
/// <param name="Path">Where it is served, such as <c>branding/logo?v=1a2b3c4d</c>, below the engine's address and below the pages': another path for another content.</param>
/// <param name="MediaType">Such as <c>image/svg+xml</c>.</param>
/// <param name="Tag">Changes with the content.</param>
/// <param name="Data">The file.</param>
public sealed record BrandPicture(string Path, string MediaType, string Tag, ReadOnlyMemory<byte> Data)
{
    /// <summary>For this machine's programs.</summary>
    public string Address => $"/{Path}";

    public override string ToString() => Path;
}
