namespace Engine.Host.Wire;

/// <summary>One search of late.</summary>
internal sealed record SearchActivityInfo
{
    /// <summary>When it began, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>What was searched for.</summary>
    public required string Query { get; init; }

    /// <summary>Number or Name.</summary>
    public required string Kind { get; init; }

    /// <summary>Name of the application that asked; null when none did.</summary>
    public required string? Application { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Records skipped before the page.</summary>
    public required int Offset { get; init; }

    /// <summary>Records of the page.</summary>
    public required int Shown { get; init; }

    /// <summary>Every book that was asked, by priority.</summary>
    public required IReadOnlyList<SearchedBookInfo> Books { get; init; }
}

/// <summary>How one book did in a search.</summary>
internal sealed record SearchedBookInfo
{
    /// <summary>The book.</summary>
    public required string AddinId { get; init; }

    /// <summary>What it was called.</summary>
    public required string Name { get; init; }

    /// <summary>Answered, FromCache, Deadline, Unauthorized, RateLimited, Unavailable, Refused, NotFound, Closed or Faulted.</summary>
    public required string Outcome { get; init; }

    /// <summary>Records it had for the merged list.</summary>
    public required int Count { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public required double ElapsedMs { get; init; }

    /// <summary>Age of the copy that answered; null when live.</summary>
    public required long? AgeSeconds { get; init; }

    /// <summary>Why it did not answer; null when it did.</summary>
    public required string? Message { get; init; }
}

/// <summary>Something that went wrong with a book, or a change of its state.</summary>
internal sealed record FailureInfo
{
    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>The book.</summary>
    public required string AddinId { get; init; }

    /// <summary>What it was called then.</summary>
    public required string Name { get; init; }

    /// <summary>How a call to its CRM ended; null for a change of state.</summary>
    public required string? Outcome { get; init; }

    /// <summary>The state it is in from then on; null for a failed call.</summary>
    public required string? State { get; init; }

    /// <summary>The state before; null when it was not known.</summary>
    public required string? Before { get; init; }

    /// <summary>Why, in the CRM's own words where there are any.</summary>
    public required string? Message { get; init; }
}
