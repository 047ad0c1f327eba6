namespace Engine.Core.Search;

/// <summary>The answers of all books to one query, in order of priority: one list, over which pages are cut.</summary>
internal sealed class MergedSearch
{
    /// <param name="answers">One per book, by priority.</param>
    /// <param name="limit">How many records each book was asked for.</param>
    public MergedSearch(IReadOnlyList<BookAnswer> answers, int limit)
    {
        Limit = limit;
        // A shared tail of digits names a stranger too often to stand beside a true match, in whichever book that is.
        var hasTrueMatch = answers.Any(answer => answer.Candidates.Any(candidate => candidate.Fit.Quality != MatchQuality.Suffix));
        Answers = hasTrueMatch ? [.. answers.Select(WithoutSuffixes)] : answers;
    }

    public IReadOnlyList<BookAnswer> Answers { get; }

    public int Limit { get; }

    /// <summary>Whether the order of the first <paramref name="end"/> records is known: no book before them holds more than it has shown.</summary>
    public bool Reaches(int end)
    {
        var known = 0;
        foreach (var answer in Answers)
        {
            known += answer.Candidates.Count;
            if (known >= end) return true;
            if (answer.HasMore) return false;
        }

        return true;
    }

    /// <summary>Whether there are no more records than that.</summary>
    public bool EndsWithin(int end) => Answers.Sum(answer => answer.Candidates.Count) <= end && !Answers.Any(answer => answer.HasMore);

    public IEnumerable<(BookAnswer Answer, Candidate Candidate)> Page(int offset, int count) =>
        Answers.SelectMany(answer => answer.Candidates.Select(candidate => (answer, candidate))).Skip(offset).Take(count);

    private static BookAnswer WithoutSuffixes(BookAnswer answer) => answer with
    {
        Candidates = [.. answer.Candidates.Where(candidate => candidate.Fit.Quality != MatchQuality.Suffix)],

        // A copy gives its best first, so that only suffixes can follow one.
        HasMore = answer.HasMore && !(answer.Age is not null && answer.Candidates is [.., { Fit.Quality: MatchQuality.Suffix }]),
    };
}
