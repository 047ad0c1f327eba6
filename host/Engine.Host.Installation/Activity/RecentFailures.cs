using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Events;
using Engine.Sdk;
using Microsoft.Extensions.Options;

namespace Engine.Host.Installation.Activity;

/// <summary>What went wrong with each book of late, and how its state changed; in memory alone.</summary>
internal sealed class RecentFailures(
    AddressBookRegistry books, EngineEvents events, IOptions<ActivityOptions> options, TimeProvider time) : IHostedService, IDisposable
{
    private readonly ConcurrentDictionary<AddressBookId, OfBook> _books = [];
    private readonly Followers<BookIncident> _followers = new();
    private long _number;
    private IDisposable? _subscription;

    /// <summary>After something was added, on the thread of who did; returns at once and does not throw.</summary>
    public event Action? Changed;

    /// <summary>Failures and changes of state together, the newest first.</summary>
    /// <param name="book">Of this book alone; null for all.</param>
    /// <param name="most">How many are wanted.</param>
    public IReadOnlyList<BookIncident> Read(AddressBookId? book = null, int most = int.MaxValue)
    {
        var asked = book is { } one ? _books.TryGetValue(one, out var found) ? [found] : [] : _books.Values.AsEnumerable();
        return [.. asked.SelectMany(known => known.Read(most)).OrderByDescending(incident => incident.Number).Take(most)];
    }

    /// <summary>Each as it happens, until cancelled; of more than a few dozen that wait to be read, the oldest are missed.</summary>
    public IAsyncEnumerable<BookIncident> FollowAsync(CancellationToken cancellationToken) => _followers.FollowAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.RecentFailures == 0) return Task.CompletedTask;
        _subscription = events.Subscribe(Follow);
        LookAtAll();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _subscription?.Dispose();

    private void Follow(EngineEvent happened)
    {
        switch (happened)
        {
            case BookFailed failed when books.Get(failed.Id) is { } status:
                Add(Of(failed.Id).Failures, New(status) with { Failure = failed.Kind, Message = failed.Message });
                Compare(status);
                break;
            case AddressBookChanged { Change: AddressBookChange.Removed } removed:
                _books.TryRemove(removed.Id, out _);
                break;
            case AddressBookChanged changed:
                Look(changed.Id);
                break;
            case BookRecovered recovered:
                Look(recovered.Id);
                break;
            case SignedIn signedIn:
                Look(signedIn.Id);
                break;
            case ConfigurationChanged:
                LookAtAll();
                break;
        }
    }

    private void LookAtAll()
    {
        var all = books.All;
        foreach (var status in all) Compare(status);
        foreach (var gone in _books.Keys.Except(all.Select(status => status.Book.Id)).ToList()) _books.TryRemove(gone, out _);
    }

    private void Look(AddressBookId id)
    {
        if (books.Get(id) is { } status) Compare(status);
    }

    // What a book is when it is first seen is news only when something is wrong with it.
    private void Compare(BookStatus status)
    {
        var known = Of(status.Book.Id);
        BookState? before;
        lock (known)
        {
            before = known.State;
            known.State = status.State;
        }

        if (before == status.State || (before is null && status.State is (BookState.Working or BookState.Disabled))) return;
        Add(known.Changes, New(status) with { State = status.State, Before = before, Message = status.Error });
    }

    private OfBook Of(AddressBookId id) => _books.GetOrAdd(id, _ => new OfBook(options.Value.RecentFailures));

    private BookIncident New(BookStatus status) =>
        new() { Number = Interlocked.Increment(ref _number), At = time.GetUtcNow(), Book = status.Book.Id, Name = status.Book.Name };

    private void Add(RecentList<BookIncident> list, BookIncident added)
    {
        list.Add(added);
        _followers.Tell(added);
        Changed?.Invoke();
    }

    // Apart, for a book that fails all the time would push its rare changes of state out.
    private sealed class OfBook(int capacity)
    {
        public RecentList<BookIncident> Failures { get; } = new(capacity);

        public RecentList<BookIncident> Changes { get; } = new(capacity);

        public BookState? State { get; set; }

        public IEnumerable<BookIncident> Read(int most) => Failures.Read(most).Concat(Changes.Read(most));
    }
}
