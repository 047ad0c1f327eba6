using System.Diagnostics.Metrics;
using System.Text;
using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Health;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Core.Records;
using Microsoft.Extensions.Options;

namespace Engine.Core.Search;

/// <summary>Asks every enabled book at once and answers one list by priority.</summary>
public sealed class FanOutSearch(
    IOpenBooks books, ICachedCopies copies, FreshRecords fresh, PhoneNumberReader reader, ActionOffers offers, IOptions<FanOutOptions> options, TimeProvider time)
{
    private const int BookLimitStep = 100;
    private const int MaxBookLimit = 10_000;
    private static readonly Meter Meter = new("Engine");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("engine.search.duration", "s", "Time to a merged answer");
    private static readonly Counter<long> Asked = Meter.CreateCounter<long>("engine.search.books", description: "Books asked, by how it ended");

    private readonly FanOutOptions _options = options.Value;
    private readonly FreshAnswers _fresh = new(fresh, time);
    private readonly PagingWindow _pages = new(options.Value.PagingWindow, time);

    /// <summary>Told of each search once it is answered, on its thread; who listens returns at once and does not throw.</summary>
    public event Action<EndedSearch>? Ended;

    /// <summary>Reads what a user typed: a telephone number or a name.</summary>
    /// <returns>Null when there is nothing in it to look for.</returns>
    public SearchQuery? Read(string text) =>
        ReadNumber(text) is { } number ? new NumberSearchQuery(number, reader, time) : ReadName(text) is { } name ? new NameSearchQuery(name) : null;

    /// <summary>The number of a text that is one.</summary>
    internal PhoneNumber? ReadNumber(string text) => PhoneNumberReader.LooksLikeNumber(text) ? reader.ReadAsked(text) : null;

    /// <summary>The name in any other text; null when there is nothing in it to look for.</summary>
    internal static NameMatcher? ReadName(string text)
    {
        var name = new NameMatcher(text);
        return name.Text.EnumerateRunes().Any(Rune.IsLetterOrDigit) ? name : null;
    }

    /// <exception cref="OperationCanceledException">The caller left.</exception>
    public Task<SearchResult> SearchAsync(SearchRequest request, CancellationToken cancellationToken) =>
        SearchAsync(request, books.Enabled, "", cancellationToken);

    /// <summary>The same for one book alone, enabled or not; for trying it out.</summary>
    public Task<SearchResult> SearchAsync(SearchRequest request, OpenBook book, CancellationToken cancellationToken) =>
        SearchAsync(request, [book], book.Id.ToString(), cancellationToken);

    private async Task<SearchResult> SearchAsync(
        SearchRequest request, IReadOnlyList<OpenBook> asked, string scope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var started = time.GetTimestamp();
        var query = request.Query;
        var end = (int)Math.Min(int.MaxValue, (long)request.Offset + request.Count);
        var merged = (request.Offset > 0 ? _pages.Find($"{scope}/{query.Key}") : null)
            ?? await MergeAsync(asked, new(query, end, LimitFor(end)), started, cancellationToken).ConfigureAwait(false);
        while (!merged.Reaches(end) && merged.Limit < MaxBookLimit && Remaining(started) > TimeSpan.Zero)
        {
            var deeper = new Question(query, end, Math.Max(LimitFor(end), LimitFor(merged.Limit * 2)));
            merged = await DeepenAsync(merged, deeper, started, cancellationToken).ConfigureAwait(false);
        }

        if (!merged.EndsWithin(end)) _pages.Keep($"{scope}/{query.Key}", merged);

        var page = merged.Page(request.Offset, request.Count);
        IReadOnlyList<Hit> hits = request.IncludePictures || request.IncludeActivities
            ? await Task.WhenAll(page.Select(found => HitAsync(request, found.Answer, found.Candidate, started, cancellationToken))).ConfigureAwait(false)
            : [.. page.Select(found => HitOf(found.Answer, found.Candidate))];
        var result = new SearchResult(hits, [.. merged.Answers.Select(answer => answer.ToOutcome())]);
        var elapsed = time.GetElapsedTime(started);
        Duration.Record(elapsed.TotalSeconds);
        Ended?.Invoke(new(request, result, elapsed));
        return result;
    }

    private async Task<MergedSearch> MergeAsync(
        IReadOnlyList<OpenBook> asked, Question question, long started, CancellationToken cancellationToken) =>
        new(await Task.WhenAll(asked.Select(book => AskAsync(book, question, started, cancellationToken))).ConfigureAwait(false), question.Limit);

    private async Task<MergedSearch> DeepenAsync(
        MergedSearch merged, Question question, long started, CancellationToken cancellationToken) =>
        new(await Task.WhenAll(merged.Answers.Select(async answer => answer.HasMore
            ? answer.Extend(await AskAsync(answer.Book, question, started, cancellationToken).ConfigureAwait(false))
            : answer)).ConfigureAwait(false), question.Limit);

    private async Task<BookAnswer> AskAsync(OpenBook book, Question question, long started, CancellationToken cancellationToken)
    {
        var copy = copies.Find(book.Id) ?? await LoadedAsync(book, started, cancellationToken).ConfigureAwait(false);
        var answer = copy is not null && book.Configuration.IsCached
            ? AskCopy(book, copy, question)
            : await AskLiveAsync(book, question, started, cancellationToken).ConfigureAwait(false);

        // Reopened with new settings, or by a newer connector, between our look at the list and the question: ask the one that took its place.
        if (answer.Kind == BookOutcomeKind.Closed && books.Find(book.Id) is { } reopened && reopened != book)
            answer = await AskLiveAsync(reopened, question, started, cancellationToken).ConfigureAwait(false);
        if (copy is not null && answer.Kind is not (BookOutcomeKind.Answered or BookOutcomeKind.FromCache))
            answer = AskCopy(book, copy, question) with { Message = answer.Message, Elapsed = answer.Elapsed };

        question.Query.NotesOf(book.Id)?.Answered(answer);
        Asked.Add(1, new KeyValuePair<string, object?>("outcome", answer.Kind.ToString()));
        return answer;
    }

    // Just started: what is on disk is there sooner than the CRM's answer, and costs the CRM nothing.
    private async ValueTask<CachedCopy?> LoadedAsync(OpenBook book, long started, CancellationToken cancellationToken)
    {
        if (!book.Configuration.IsCached || copies.LoadingAsync(book.Id) is not { IsCompleted: false } loading) return null;
        try
        {
            await loading.WaitAsync(Shorter(_options.BookDeadline, Remaining(started)), time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }

        return copies.Find(book.Id);
    }

    // What a copy holds is known to the last contact: it is asked for what is wanted, and one more to see whether there are.
    private BookAnswer AskCopy(OpenBook book, CachedCopy copy, Question question)
    {
        var started = time.GetTimestamp();
        var found = question.Query.Ask(copy.Index, question.Wanted + 1);
        return new BookAnswer
        {
            Book = book,
            Kind = BookOutcomeKind.FromCache,
            Age = time.GetUtcNow() - copy.AsOf,
            Candidates = _fresh.Complete(found, book, copy, question.Query),
            HasMore = found.Count > question.Wanted,
            Elapsed = time.GetElapsedTime(started),
        };
    }

    private async Task<BookAnswer> AskLiveAsync(OpenBook book, Question question, long started, CancellationToken cancellationToken)
    {
        var (query, _, limit) = question;
        if (query.Obstacle(book, copies) is { } obstacle)
            return new BookAnswer { Book = book, Kind = BookOutcomeKind.Refused, Message = obstacle, Elapsed = TimeSpan.Zero };

        // Verified inside the guarded call: a hostile list costs its book's time, not ours.
        var deadline = Shorter(_options.BookDeadline, Remaining(started));
        var call = await book.Guard.CallAsync(
            token => _fresh.AskAsync(book, query, limit, deadline, token), deadline, cancellationToken).ConfigureAwait(false);
        return new BookAnswer
        {
            Book = book,
            Kind = call.Kind,
            Message = call.Message,
            Elapsed = call.Elapsed,
            Candidates = call.Value.Candidates ?? [],
            HasMore = call.Value.HasMore,
        };
    }

    private async Task<Hit> HitAsync(SearchRequest request, BookAnswer answer, Candidate candidate, long started, CancellationToken cancellationToken)
    {
        var (book, contact) = (answer.Book, candidate.Contact);
        var deadline = Shorter(_options.BookDeadline, Remaining(started));
        var picture = request.IncludePictures ? Enrichment.PictureAsync(book, contact.Key, deadline, cancellationToken) : null;
        var activities = request.IncludeActivities ? Enrichment.ActivitiesAsync(book, contact.Key, deadline, cancellationToken) : null;
        return HitOf(answer, candidate) with
        {
            Picture = picture is null ? null : await picture.ConfigureAwait(false),
            Activities = activities is null ? null : await activities.ConfigureAwait(false),
        };
    }

    private Hit HitOf(BookAnswer answer, Candidate candidate)
    {
        if (answer.Age is null) _fresh.Shown(candidate.Contact);
        return new()
        {
            Book = answer.Book.Configuration,
            Contact = candidate.Contact,
            Match = candidate.Fit.Quality,
            Age = answer.Age,
            Actions = offers.For(answer.Book, candidate.Contact, answer.Age is not null),
        };
    }

    /// <param name="Query">What is looked for.</param>
    /// <param name="Wanted">How many of the merged records are to be known.</param>
    /// <param name="Limit">How many a live book is asked for.</param>
    private readonly record struct Question(SearchQuery Query, int Wanted, int Limit);

    private static int LimitFor(int end) => (int)Math.Min(MaxBookLimit, ((long)end + BookLimitStep - 1) / BookLimitStep * BookLimitStep);

    private TimeSpan Remaining(long started) => _options.OverallDeadline - time.GetElapsedTime(started);

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b > TimeSpan.Zero ? b : TimeSpan.Zero;
}
