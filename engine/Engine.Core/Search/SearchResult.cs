using Engine.Core.AddressBooks;
using Engine.Core.Health;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>One page of hits in merged order, and how each book did.</summary>
public sealed record SearchResult(IReadOnlyList<Hit> Hits, IReadOnlyList<BookOutcome> Outcomes);

/// <summary>One record found.</summary>
public sealed record Hit
{
    public required AddressBook Book { get; init; }

    public required Contact Contact { get; init; }

    public required MatchQuality Match { get; init; }

    /// <summary>Age of the copy the record comes from; null when live.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Null unless asked for, or when there is none.</summary>
    public Picture? Picture { get; init; }

    /// <summary>Null unless asked for.</summary>
    public IReadOnlyList<PastActivity>? Activities { get; init; }

    /// <summary>What can be done with the record, the default action first.</summary>
    public required IReadOnlyList<OfferedAction> Actions { get; init; }
}

/// <summary>How one book did in one search.</summary>
public sealed record BookOutcome
{
    public required AddressBook Book { get; init; }

    public required BookOutcomeKind Kind { get; init; }

    /// <summary>Why it did not answer; null when it did.</summary>
    public string? Message { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Age of the copy that answered; null when live.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>Records it contributed to the whole merged list, not to this page alone.</summary>
    public int Count { get; init; }
}
