using Engine.Core.AddressBooks;
using Engine.Core.Health;

namespace Engine.Core.Search;

/// <summary>What one book contributes to a search: verified, folded, best first.</summary>
internal sealed record BookAnswer
{
    public required OpenBook Book { get; init; }

    public required BookOutcomeKind Kind { get; init; }

    public string? Message { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Age of the copy that answered; null when live.</summary>
    public TimeSpan? Age { get; init; }

    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    /// <summary>Whether the book may hold more than it was asked for.</summary>
    public bool HasMore { get; init; }

    /// <summary>This answer with what a deeper one adds to its end, so that pages already given out stay true.</summary>
    public BookAnswer Extend(BookAnswer deeper)
    {
        if (deeper.Kind != Kind) return this with { HasMore = false };
        var known = Candidates.Select(candidate => candidate.Contact.Key).ToHashSet();
        var added = deeper.Candidates.Where(candidate => !known.Contains(candidate.Contact.Key));
        return this with { Candidates = [.. Candidates, .. added], HasMore = deeper.HasMore };
    }

    public BookOutcome ToOutcome() => new()
    {
        Book = Book.Configuration,
        Kind = Kind,
        Message = Message,
        Elapsed = Elapsed,
        Age = Age,
        Count = Candidates.Count,
    };
}
