namespace Engine.Host.Wire;

/// <summary>Why something was found, or was not.</summary>
internal sealed record ExplanationInfo
{
    /// <summary>The text as asked.</summary>
    public required string Text { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>How long it took, near misses included.</summary>
    public required long ElapsedMs { get; init; }

    /// <summary>Whether a search shows anything.</summary>
    public required bool Found { get; init; }

    /// <summary>How many records a search shows.</summary>
    public required int FoundCount { get; init; }

    /// <summary>What to do, in one sentence.</summary>
    public required string Advice { get; init; }

    /// <summary>How the text was read.</summary>
    public required QueryInfo Query { get; init; }

    /// <summary>Every configured book, by priority.</summary>
    public required IReadOnlyList<BookExplanationInfo> Books { get; init; }
}

/// <summary>How the text was read.</summary>
internal sealed record QueryInfo
{
    /// <summary>Number or Name.</summary>
    public required string Kind { get; init; }

    /// <summary>Full, National, Local, Internal or Unclear; null for a name.</summary>
    public required string? NumberKind { get; init; }

    /// <summary>The number in E.164; null when it is not a full one.</summary>
    public required string? E164 { get; init; }

    /// <summary>Country calling code.</summary>
    public required int? CountryCode { get; init; }

    /// <summary>ISO 3166-1 code of the country.</summary>
    public required string? Region { get; init; }

    /// <summary>The digits without country code, trunk prefix and extension.</summary>
    public required string? National { get; init; }

    /// <summary>The extension.</summary>
    public required string? Extension { get; init; }

    /// <summary>What came from the user's own number: None, OwnCountry or OwnCountryAndArea.</summary>
    public required string Completion { get; init; }

    /// <summary>Why it could not be read as a full number, or is an unlikely one.</summary>
    public required string? Problem { get; init; }

    /// <summary>The words of a name as typed.</summary>
    public required IReadOnlyList<string> Words { get; init; }

    /// <summary>The words of a name as they are compared.</summary>
    public required IReadOnlyList<string> FoldedWords { get; init; }
}
