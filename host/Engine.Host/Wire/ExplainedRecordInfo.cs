namespace Engine.Host.Wire;

/// <summary>A record that a search shows.</summary>
internal sealed record FoundInfo
{
    /// <summary>One line that tells it apart.</summary>
    public required string DisplayText { get; init; }

    /// <summary>Kind of record.</summary>
    public required string RecordType { get; init; }

    /// <summary>The field whose number fits; null for a name.</summary>
    public required string? Field { get; init; }

    /// <summary>The number as the CRM keeps it.</summary>
    public required string? Stored { get; init; }

    /// <summary>Exact, National, Completed, Suffix or Name.</summary>
    public required string Match { get; init; }

    /// <summary>How the extensions agree: Same, OneSided or Different; null for a name.</summary>
    public required string? Extension { get; init; }
}

/// <summary>A candidate that a search does not show.</summary>
internal sealed record DroppedInfo
{
    /// <summary>One line that tells it apart; empty where there is none.</summary>
    public required string DisplayText { get; init; }

    /// <summary>Kind of record.</summary>
    public required string RecordType { get; init; }

    /// <summary>NoMatch, BetterMatch, OtherBook, Twice or Malformed.</summary>
    public required string Reason { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>A telephone field of it.</summary>
    public required string? Field { get; init; }

    /// <summary>The number in that field.</summary>
    public required string? Stored { get; init; }
}

/// <summary>A record that was not found, though it nearly was.</summary>
internal sealed record NearMissInfo
{
    /// <summary>One line that tells it apart.</summary>
    public required string DisplayText { get; init; }

    /// <summary>Kind of record.</summary>
    public required string RecordType { get; init; }

    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>What stands in it.</summary>
    public required string Stored { get; init; }

    /// <summary>
    /// OtherCountry, StoredLacksBeginning, AskedLacksBeginning, NotReadable, DigitsSwapped, DigitDiffers, DigitMissing, DigitAdded, OtherField, OtherArea
    /// or SameEnding.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>The same as a sentence.</summary>
    public required string Explanation { get; init; }
}
