using Engine.Core.PhoneNumbers;

namespace Engine.Core.Explain;

/// <summary>How the text was read.</summary>
public sealed record QueryReading
{
    public required QueryKind Kind { get; init; }

    /// <summary>What the digits are; null for a name.</summary>
    public PhoneNumberKind? NumberKind { get; init; }

    /// <summary>The number in E.164; null when it is not a full one, or a name. Of a local number: as completed.</summary>
    public string? E164 { get; init; }

    /// <summary>Country calling code; null when it is not known.</summary>
    public int? CountryCode { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country; null when it is not known or there is none.</summary>
    public string? Region { get; init; }

    /// <summary>The digits without country code, trunk prefix and extension; null for a name.</summary>
    public string? National { get; init; }

    /// <summary>Null when there is none.</summary>
    public string? Extension { get; init; }

    public NumberCompletion Completion { get; init; }

    /// <summary>Why it could not be read as a full number, or is an unlikely one, as a sentence; null when nothing is wrong, and for a name.</summary>
    public string? Problem { get; init; }

    /// <summary>Of a name: its words as typed.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Of a name: its words as they are compared, without case, accents and signs.</summary>
    public IReadOnlyList<string> FoldedWords { get; init; } = [];
}

public enum QueryKind
{
    Number,
    Name,
}

/// <summary>What of a number came from the user's own.</summary>
public enum NumberCompletion
{
    None,
    OwnCountry,
    OwnCountryAndArea,
}
