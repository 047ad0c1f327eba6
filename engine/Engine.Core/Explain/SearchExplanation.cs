namespace Engine.Core.Explain;

/// <summary>Why something was found, or was not. Immutable; holds what was searched for and people's names and numbers, and so belongs in no log.</summary>
public sealed record SearchExplanation
{
    /// <summary>The text as asked.</summary>
    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>How long it took, near misses included.</summary>
    public required TimeSpan Elapsed { get; init; }

    public required QueryReading Query { get; init; }

    /// <summary>Every configured book, by priority, those that were not asked too.</summary>
    public required IReadOnlyList<BookExplanation> Books { get; init; }

    /// <summary>How many records a search shows.</summary>
    public int FoundCount => Books.Sum(book => book.FoundCount);

    public bool IsFound => FoundCount > 0;

    /// <summary>What to do, in one sentence.</summary>
    public required string Advice { get; init; }
}
