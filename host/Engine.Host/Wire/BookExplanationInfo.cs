namespace Engine.Host.Wire;

/// <summary>What became of a search in one book.</summary>
internal sealed record BookExplanationInfo
{
    /// <summary>The book.</summary>
    public required string AddinId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its connector.</summary>
    public required string ConnectorId { get; init; }

    /// <summary>That connector's name.</summary>
    public required string ConnectorName { get; init; }

    /// <summary>How it stood before it was asked, as in AddressBooks.</summary>
    public required string State { get; init; }

    /// <summary>Nothing, Copy, Live, or CopyInPlaceOfLive when the CRM did not answer.</summary>
    public required string Asked { get; init; }

    /// <summary>How the question ended, as in Search-Status; null when it was not asked.</summary>
    public required string? Outcome { get; init; }

    /// <summary>Why it was not asked or did not answer, in the CRM's own words where it has any.</summary>
    public required string? Message { get; init; }

    /// <summary>How long it took; null when it was not asked.</summary>
    public required long? ElapsedMs { get; init; }

    /// <summary>How long it is still left alone after several failures, in seconds; null when it is not.</summary>
    public required long? PauseSeconds { get; init; }

    /// <summary>Its copy; null when it keeps none.</summary>
    public required CopyInfo? Copy { get; init; }

    /// <summary>The questions put to the CRM, in order.</summary>
    public required IReadOnlyList<RoundInfo> Rounds { get; init; }

    /// <summary>How many candidates it answered.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>How many of them a search shows.</summary>
    public required int FoundCount { get; init; }

    /// <summary>The first of these.</summary>
    public required IReadOnlyList<FoundInfo> Found { get; init; }

    /// <summary>How many candidates were dropped.</summary>
    public required int DroppedCount { get; init; }

    /// <summary>The first of these.</summary>
    public required IReadOnlyList<DroppedInfo> Dropped { get; init; }

    /// <summary>What nearly is the number, the nearest first.</summary>
    public required IReadOnlyList<NearMissInfo> NearMisses { get; init; }

    /// <summary>False when the time was over before all of the copy was looked through for them.</summary>
    public required bool LookedThrough { get; init; }

    /// <summary>What to do, in one sentence; null when nothing is to be done.</summary>
    public required string? Advice { get; init; }
}

/// <summary>How the copy of a book stands.</summary>
internal sealed record CopyInfo
{
    /// <summary>As in Status.</summary>
    public required string State { get; init; }

    /// <summary>Contacts in it.</summary>
    public required int Contacts { get; init; }

    /// <summary>Its age; null when there is none yet.</summary>
    public required long? AgeSeconds { get; init; }

    /// <summary>When it is refreshed next, in UTC; null while it is being refreshed.</summary>
    public required DateTime? NextSync { get; init; }

    /// <summary>How often it is refreshed.</summary>
    public required int FrequencyMinutes { get; init; }

    /// <summary>Why it could not be refreshed the last time.</summary>
    public required string? Error { get; init; }
}

/// <summary>One question to a CRM.</summary>
internal sealed record RoundInfo
{
    /// <summary>The spellings of the number, or the words of the name.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>Those of them by which a record that was found may have been.</summary>
    public required IReadOnlyList<string> Hits { get; init; }

    /// <summary>Whether it was the slower way.</summary>
    public required bool Thorough { get; init; }

    /// <summary>Null when there was no answer in time.</summary>
    public required long? ElapsedMs { get; init; }

    /// <summary>How many candidates it brought; null when there was no answer.</summary>
    public required int? CandidateCount { get; init; }

    /// <summary>How many of them fit; null when there was no answer.</summary>
    public required int? FittingCount { get; init; }

    /// <summary>What the CRM said in place of an answer.</summary>
    public required string? Error { get; init; }
}
