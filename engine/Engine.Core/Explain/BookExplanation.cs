using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>What became of the search in one book.</summary>
public sealed record BookExplanation
{
    /// <summary>Most records listed of each kind; the counts tell how many there are.</summary>
    public const int MaxListed = 20;

    public required AddressBookId Id { get; init; }

    public required string Name { get; init; }

    public required string ConnectorId { get; init; }

    /// <summary>The connector as people call it; its id where it is not there.</summary>
    public required string ConnectorName { get; init; }

    /// <summary>How the book stood before it was asked.</summary>
    public required BookState State { get; init; }

    public required AskedSource Asked { get; init; }

    /// <summary>How long the engine still leaves the book alone, because it failed several times; null when it does not.</summary>
    public TimeSpan? Pause { get; init; }

    /// <summary>Its copy; null when it keeps none.</summary>
    public CopyExplanation? Copy { get; init; }

    /// <summary>The questions put to the CRM, in the order in which they began; empty when the copy answered.</summary>
    public IReadOnlyList<SearchRound> Rounds { get; init; } = [];

    /// <summary>Null when it was not asked.</summary>
    public BookOutcomeKind? Outcome { get; init; }

    /// <summary>Why it was not asked or did not answer, in the CRM's own words where it has any; null when nothing went wrong.</summary>
    public string? Message { get; init; }

    /// <summary>Null when it was not asked.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>How many candidates it answered.</summary>
    public int CandidateCount { get; init; }

    /// <summary>How many of them a search shows.</summary>
    public int FoundCount { get; init; }

    /// <summary>The best of those that were found, at most <see cref="MaxListed"/>.</summary>
    public IReadOnlyList<FoundRecord> Found { get; init; } = [];

    /// <summary>How many candidates were dropped.</summary>
    public int DroppedCount { get; init; }

    /// <summary>Candidates that were dropped, at most <see cref="MaxListed"/>.</summary>
    public IReadOnlyList<DroppedRecord> Dropped { get; init; } = [];

    /// <summary>What nearly is the number, the nearest first, at most <see cref="MaxListed"/>; looked for only where nothing was found.</summary>
    public IReadOnlyList<NearMiss> NearMisses { get; init; } = [];

    /// <summary>False when the time for near misses was over before all of the copy was looked through.</summary>
    public bool IsLookedThrough { get; init; } = true;

    /// <summary>What to do, in one sentence; null when nothing is to be done.</summary>
    public string? Advice { get; init; }
}

/// <summary>What of a book was asked.</summary>
public enum AskedSource
{
    /// <summary>Nothing: see the book's state.</summary>
    Nothing,

    /// <summary>Its copy.</summary>
    Copy,

    /// <summary>The CRM.</summary>
    Live,

    /// <summary>The CRM, and then its copy, because the CRM did not answer.</summary>
    CopyInPlaceOfLive,
}

/// <summary>How the copy of a book stands.</summary>
public sealed record CopyExplanation
{
    public required SyncState State { get; init; }

    public required int Contacts { get; init; }

    /// <summary>Null when there is no copy yet.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Null while it is being refreshed.</summary>
    public DateTimeOffset? NextRefresh { get; init; }

    public required TimeSpan RefreshedEvery { get; init; }

    /// <summary>Why it could not be refreshed the last time; null when it could.</summary>
    public string? Error { get; init; }
}

/// <summary>One question to a CRM.</summary>
public sealed record SearchRound
{
    /// <summary>The spellings of the number, or the words of the name, that were asked for.</summary>
    public required IReadOnlyList<string> Spellings { get; init; }

    /// <summary>Those of them by which a record that was found may have been; empty when none was.</summary>
    public IReadOnlyList<string> Hits { get; init; } = [];

    /// <summary>Whether it was the slower way of a connector that has one.</summary>
    public bool IsThorough { get; init; }

    /// <summary>Null when there was no answer before the search ended.</summary>
    public TimeSpan? Elapsed { get; init; }

    /// <summary>How many candidates it brought; null when there was no answer.</summary>
    public int? CandidateCount { get; init; }

    /// <summary>How many of them fit; null when there was no answer.</summary>
    public int? FittingCount { get; init; }

    /// <summary>What the CRM said in place of an answer; null when it said nothing.</summary>
    public string? Error { get; init; }
}
