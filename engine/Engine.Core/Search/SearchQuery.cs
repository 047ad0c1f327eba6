using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Sdk;

namespace Engine.Core.Search;

/// <summary>What is looked for, read once: how to ask a book for it, and how to judge what a book answers.</summary>
internal abstract class SearchQuery
{
    /// <summary>Equal for queries that find the same.</summary>
    public abstract string Key { get; }

    /// <summary>Why this book cannot be asked live, or null when it can.</summary>
    public virtual string? Obstacle(OpenBook book) => null;

    /// <summary>Asks the CRM.</summary>
    public abstract Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, CancellationToken cancellationToken);

    /// <summary>Asks the copy.</summary>
    public abstract IReadOnlyList<Contact> Ask(ContactIndex copy, int limit);

    /// <summary>How well a candidate fits, or null when it does not.</summary>
    public abstract Fit? Judge(Contact candidate);
}

/// <summary>How well a record fits a query: the quality, and within it a rank, lower first.</summary>
internal readonly record struct Fit(MatchQuality Quality, int Rank) : IComparable<Fit>
{
    public int CompareTo(Fit other) => Quality != other.Quality ? Quality.CompareTo(other.Quality) : Rank.CompareTo(other.Rank);
}
