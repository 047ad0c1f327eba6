using Engine.Core.PhoneNumbers;
using Engine.Core.Search;

namespace Engine.Core.Explain;

/// <summary>A record that a search shows.</summary>
public sealed record FoundRecord
{
    public required string DisplayText { get; init; }

    /// <summary>Kind of record, in the CRM's own terms.</summary>
    public required string RecordType { get; init; }

    /// <summary>The field whose number fits; null for a name.</summary>
    public string? Field { get; init; }

    /// <summary>The number as the CRM keeps it; null for a name.</summary>
    public string? Stored { get; init; }

    public required MatchQuality Match { get; init; }

    /// <summary>How the extensions agree; null for a name.</summary>
    public ExtensionMatch? Extension { get; init; }
}

/// <summary>A candidate that a search does not show.</summary>
public sealed record DroppedRecord
{
    public required string DisplayText { get; init; }

    /// <summary>Kind of record, in the CRM's own terms.</summary>
    public required string RecordType { get; init; }

    public required DropReason Reason { get; init; }

    /// <summary>The reason as a sentence.</summary>
    public required string Explanation { get; init; }

    /// <summary>The field with the number that comes nearest; null when it has none, and for a name.</summary>
    public string? Field { get; init; }

    /// <summary>That number as the CRM keeps it.</summary>
    public string? Stored { get; init; }
}

public enum DropReason
{
    /// <summary>None of its numbers is the one asked for, or it does not hold all words of the name.</summary>
    NoMatch,

    /// <summary>Only the last digits agree, and a true match was found, in this book or another.</summary>
    BetterMatch,

    /// <summary>The connector answered with a record of another book.</summary>
    OtherBook,

    /// <summary>The connector answered with it twice.</summary>
    Twice,

    /// <summary>The connector answered with something that is no record.</summary>
    Malformed,
}

/// <summary>A record that was not found, though it nearly was.</summary>
public sealed record NearMiss
{
    public required string DisplayText { get; init; }

    /// <summary>Kind of record, in the CRM's own terms.</summary>
    public required string RecordType { get; init; }

    public required string Field { get; init; }

    /// <summary>What stands in the field; of a long text the place where the digits stand.</summary>
    public required string Stored { get; init; }

    public required NearMissKind Kind { get; init; }

    /// <summary>The reason as a sentence.</summary>
    public required string Explanation { get; init; }
}

/// <summary>How something nearly is a number, nearest first.</summary>
public enum NearMissKind
{
    /// <summary>The same number of another country.</summary>
    OtherCountry,

    /// <summary>The stored number is only the end of the one asked for.</summary>
    StoredLacksBeginning,

    /// <summary>What was asked for is only the end of the stored number.</summary>
    AskedLacksBeginning,

    /// <summary>A telephone field holds the digits, but not as a number that can be read.</summary>
    NotReadable,

    /// <summary>Two neighbouring digits are swapped.</summary>
    DigitsSwapped,

    /// <summary>One digit is another.</summary>
    DigitDiffers,

    /// <summary>The stored number is one digit shorter.</summary>
    DigitMissing,

    /// <summary>The stored number is one digit longer.</summary>
    DigitAdded,

    /// <summary>The number stands in a field that holds no telephone number: the notes, the name, the fax number.</summary>
    OtherField,

    /// <summary>The same local number, with another area code.</summary>
    OtherArea,

    /// <summary>The last six digits or more agree; what stands before them does not.</summary>
    SameEnding,
}
