using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Explain;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>What is looked for, read once (<see cref="FanOutSearch.Read"/>): how to ask a book for it, and how to judge what a book answers.</summary>
public abstract class SearchQuery
{
    private protected SearchQuery()
    {
    }

    /// <summary>Equal for queries that find the same.</summary>
    internal abstract string Key { get; }

    /// <summary>Why this book, of which there is no copy to ask, cannot be asked live; null when it can.</summary>
    internal virtual string? Obstacle(OpenBook book, ICachedCopies copies) => null;

    /// <summary>Asks the CRM.</summary>
    /// <param name="book">The book.</param>
    /// <param name="limit">Most candidates worth having.</param>
    /// <param name="deadline">When the token will be cancelled, for what is worth trying only while there is time.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    internal abstract Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, TimeSpan deadline, CancellationToken cancellationToken);

    /// <summary>Asks the copy, whose index has judged what it finds.</summary>
    internal abstract IReadOnlyList<Candidate> Ask(ContactIndex copy, int limit);

    /// <summary>How well a candidate fits, or null when it does not.</summary>
    internal abstract Fit? Judge(Contact candidate);

    /// <summary>Who wants to know how one book is asked; null, as in every ordinary search, for nobody.</summary>
    internal virtual BookNotes? NotesOf(AddressBookId book) => null;

    /// <summary>Hits that are worth a place on the stack.</summary>
    private protected const int FewHits = 64;

    private protected static IReadOnlyList<Candidate> Read(ContactIndex copy, ReadOnlySpan<FoundContact> found, Func<FoundContact, Fit> fit)
    {
        var candidates = new List<Candidate>(found.Length);
        foreach (var hit in found)
        {
            if (copy.Read(hit) is { } contact) candidates.Add(new Candidate(contact, fit(hit)));
        }

        return candidates;
    }
}

/// <summary>How well a record fits a query: the quality, and within it a rank, lower first.</summary>
internal readonly record struct Fit(MatchQuality Quality, int Rank) : IComparable<Fit>
{
    public int CompareTo(Fit other) => Quality != other.Quality ? Quality.CompareTo(other.Quality) : Rank.CompareTo(other.Rank);
}
