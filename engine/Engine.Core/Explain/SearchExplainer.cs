using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;

namespace Engine.Core.Explain;

/// <summary>Tells why something was found, or was not: puts the question as every search is put, and notes what happens on the way.</summary>
public sealed class SearchExplainer(IOpenBooks books, ICachedCopies copies, FanOutSearch search, PhoneNumberReader reader, TimeProvider time)
{
    /// <summary>How long near misses are looked for in all copies together.</summary>
    public static readonly TimeSpan NearMissDeadline = TimeSpan.FromMilliseconds(150);

    private readonly QueryReader _reading = new(reader);

    /// <param name="text">What a user typed.</param>
    /// <param name="cancellationToken">Cancelled when the answer is no longer wanted.</param>
    /// <returns>Null when there is nothing in it to look for.</returns>
    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public async Task<SearchExplanation?> ExplainAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (search.ReadNumber(text) is { } number)
        {
            var notes = new SearchNotes(time);
            var query = new NotedNumberQuery(number, reader, time, notes);
            return await ExplainAsync(text, query, notes, _reading.Describe(text, number), number, cancellationToken).ConfigureAwait(false);
        }

        if (FanOutSearch.ReadName(text) is not { } name) return null;
        var nameNotes = new SearchNotes(time);
        return await ExplainAsync(text, new NotedNameQuery(name, nameNotes), nameNotes, QueryReader.Describe(name), number: null, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SearchExplanation> ExplainAsync(
        string text, SearchQuery query, SearchNotes notes, QueryReading reading, PhoneNumber? number, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var before = books.All.Select(status => new BookBefore(status, status.Open?.Guard.Pause ?? TimeSpan.Zero)).ToList();
        var result = await search.SearchAsync(new SearchRequest { Query = query }, cancellationToken).ConfigureAwait(false);

        var limit = new ScanLimit(time, NearMissDeadline);
        var finder = number is { } asked ? new NearMissFinder(asked, reader) : null;
        var explained = await Task.WhenAll(before.Select(book => Task.Run(
            () =>
            {
                var id = book.Status.Book.Id;
                var seen = new BookSeen(book, notes.Of(id).Take(), result.Outcomes.FirstOrDefault(outcome => outcome.Book.Id == id), copies.Find(id), copies.GetStatus(id));
                return new BookExplaining(query, number, reader, finder, limit, time).Explain(seen);
            },
            cancellationToken))).ConfigureAwait(false);
        return new()
        {
            Text = text,
            At = time.GetUtcNow(),
            Elapsed = time.GetElapsedTime(started),
            Query = reading,
            Books = [.. explained.Select(book => book.Book)],
            Advice = OverallAdvice.Of([.. explained.Select(book => book.Book)], [.. explained.Select(book => book.Advice).OfType<Advice>()], _reading.Cure(reading)),
        };
    }
}

/// <summary>A book as it stood before it was asked.</summary>
internal readonly record struct BookBefore(BookStatus Status, TimeSpan Pause);

/// <summary>All that is known of a book and of what became of the search in it.</summary>
internal sealed record BookSeen(BookBefore Before, BookReport Report, BookOutcome? Outcome, CachedCopy? Copy, SyncStatus Sync)
{
    public BookStatus Status => Before.Status;

    public string Name => Status.Book.Name;
}
