using System.Collections.Concurrent;
using Engine.Core.Tests.Search;
using Engine.Sdk;

namespace Engine.Core.Tests.Caching;

/// <summary>A book whose feed hands over what the test says, and remembers what it was asked.</summary>
internal class FakeFeed(Func<string?, CancellationToken, IAsyncEnumerable<FeedPage>> read) : FakeBook, IContactFeed
{
    public Func<string?, CancellationToken, IAsyncEnumerable<FeedPage>> Read { get; set; } = read;

    /// <summary>The token of each reading.</summary>
    public ConcurrentQueue<string?> Asked { get; } = [];

    public FakeFeed(params FeedPage[] pages)
        : this((_, _) => Pages(pages))
    {
    }

    public IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken)
    {
        Asked.Enqueue(since);
        return Read(since, cancellationToken);
    }

    public static async IAsyncEnumerable<FeedPage> Pages(params FeedPage[] pages)
    {
        await Task.Yield();
        foreach (var page in pages) yield return page;
    }

    public static async IAsyncEnumerable<FeedPage> ThenFails(Exception failure, params FeedPage[] pages)
    {
        await Task.Yield();
        foreach (var page in pages) yield return page;
        throw failure;
    }

    /// <summary>Hands over the pages and then nothing more until the gate opens, whatever its token says.</summary>
    public static async IAsyncEnumerable<FeedPage> ThenHangs(Task gate, params FeedPage[] pages)
    {
        foreach (var page in pages) yield return page;
        await gate;
    }

    public static FeedPage Page(AddressBookId book, string? token, params string[] ids) =>
        new() { Contacts = [.. ids.Select(id => Person(book, id))], Token = token };

    public static FeedPage Gone(AddressBookId book, string? token, params string[] ids) =>
        new() { Contacts = [], Removed = [.. ids.Select(id => new RecordKey(book, "Contact", id))], Token = token };
}

/// <summary>One that tells of changes.</summary>
internal sealed class TellingFeed(params FeedPage[] pages) : FakeFeed(pages), IChangeSignal
{
    private readonly Lock _lock = new();
    private readonly List<TaskCompletionSource> _waiting = [];
    private Exception? _failure;
    private int _waits;

    public int Waits => Volatile.Read(ref _waits);

    public void FailAlways(Exception failure) => _failure = failure;

    public void Tell()
    {
        lock (_lock)
        {
            foreach (var waiting in _waiting) waiting.TrySetResult();
            _waiting.Clear();
        }
    }

    public Task WaitForChangeAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _waits);
        if (_failure is { } failure) throw failure;
        lock (_lock)
        {
            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(waiting);
            return waiting.Task.WaitAsync(cancellationToken);
        }
    }
}
