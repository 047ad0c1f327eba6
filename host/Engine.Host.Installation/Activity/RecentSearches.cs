using Engine.Core.Search;
using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Activity;

/// <summary>The latest searches, in memory alone.</summary>
internal sealed class RecentSearches(FanOutSearch search, IOptions<ActivityOptions> options, TimeProvider time) : IHostedService
{
    private readonly RecentList<RecentSearch> _latest = new(options.Value.RecentSearches);
    private readonly Followers<RecentSearch> _followers = new();
    private long _number;

    /// <summary>Whether any are kept: the setting <c>RecentSearches</c> is not 0.</summary>
    public bool IsOn { get; } = options.Value.RecentSearches > 0;

    /// <summary>After a search was added or all were forgotten, on the thread of who did; returns at once and does not throw.</summary>
    public event Action? Changed;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<RecentSearch> Read(int most = int.MaxValue) => _latest.Read(most);

    /// <summary>Each search as it ends, until cancelled; of more than a few dozen that wait to be read, the oldest are missed.</summary>
    public IAsyncEnumerable<RecentSearch> FollowAsync(CancellationToken cancellationToken) => _followers.FollowAsync(cancellationToken);

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        _latest.Clear();
        Changed?.Invoke();
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsOn) search.Ended += Add;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        search.Ended -= Add;
        return Task.CompletedTask;
    }

    private void Add(EndedSearch ended)
    {
        var (request, result, elapsed) = ended;
        if (request.Text is not { } text) return;
        var outcomes = result.Outcomes;
        // Not the outcomes themselves: they hold the books' settings, which a book that is removed takes along.
        var books = new RecentBook[outcomes.Count];
        for (var i = 0; i < books.Length; i++)
        {
            var outcome = outcomes[i];
            books[i] = new(outcome.Book.Id, outcome.Book.Name, outcome.Kind, outcome.Count, outcome.Elapsed, outcome.Age, outcome.Message);
        }

        var added = new RecentSearch
        {
            Number = Interlocked.Increment(ref _number),
            At = time.GetUtcNow() - elapsed,
            Text = text,
            IsNumber = ended.IsNumber,
            AskedBy = request.AskedBy,
            Elapsed = elapsed,
            Offset = request.Offset,
            Shown = result.Hits.Count,
            Books = books,
        };
        _latest.Add(added);
        _followers.Tell(added);
        Changed?.Invoke();
    }
}
