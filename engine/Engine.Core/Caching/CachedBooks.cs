using System.Collections.Concurrent;
using Engine.Core.Actions;
using Engine.Core.AddressBooks;
using Engine.Core.Events;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>The searchable copies of cached books: follows the configuration, and gives every cached book that is open a <see cref="BookSync"/>.</summary>
public sealed class CachedBooks(
    IContactCache cache, IOpenBooks books, PhoneNumberReader reader, IInstallationKey key, EngineEvents events, TimeProvider time, ILogger<CachedBooks> log)
    : ICachedCopies, IAsyncDisposable
{
    // Changes are told; this is for one that was not.
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<AddressBookId, BookSync> _syncs = new();
    private readonly Dictionary<AddressBookId, Task> _endings = [];
    private readonly SemaphoreSlim _building = new(1, 1);
    private readonly CancellationTokenSource _stopping = new();
    private readonly WakeUp _wake = new();
    private readonly Lock _looking = new();
    private bool _isDisposed;

    /// <summary>The book's copy, or null when there is none (yet). Never one of other settings than the book has now: they may be another account's.</summary>
    public CachedCopy? Find(AddressBookId book)
    {
        if (!_syncs.TryGetValue(book, out var sync)) return null;
        return books.Find(book) is { } open && CopyOrigin.Of(open.Configuration) != sync.Origin ? null : sync.Copy.Current;
    }

    public Task LoadingAsync(AddressBookId book)
    {
        if (!_syncs.ContainsKey(book)) Look();
        return _syncs.TryGetValue(book, out var sync) ? sync.Loading : Task.CompletedTask;
    }

    public SyncStatus GetStatus(AddressBookId book)
    {
        if (books.Get(book) is not { Book.IsCached: true }) return new SyncStatus { State = SyncState.NotCached };
        return _syncs.TryGetValue(book, out var sync) ? sync.GetStatus() : new SyncStatus { State = SyncState.Waiting };
    }

    /// <summary>Serves from disk and keeps every copy fresh until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        using var following = events.Subscribe(happened =>
        {
            if (happened is SignedIn { Id: var book } && _syncs.TryGetValue(book, out var sync)) sync.SignedIn();
            if (happened is AddressBookChanged or ConfigurationChanged) _wake.Call();
        });
        try
        {
            while (true)
            {
                Look();
                await _wake.WaitAsync(LookAround, time, either.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await StopAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Begins a sync, or joins the one under way. False when the book is not cached or cannot be.</summary>
    public bool TryBeginSync(AddressBookId book)
    {
        Look();
        if (books.Find(book) is not { } open || !IsKept(open) || !_syncs.TryGetValue(book, out var sync)) return false;
        sync.Join();
        return true;
    }

    /// <summary>Calls off the sync that is under way. False when there is none.</summary>
    public bool TryCallOffSync(AddressBookId book) => _syncs.TryGetValue(book, out var sync) && sync.CallOff();

    /// <summary>May be called more than once, as containers do for one object under two types.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await StopAsync().ConfigureAwait(false);
        _stopping.Dispose();
        _building.Dispose();
    }

    private static bool IsKept(OpenBook open) => open is { Configuration: { IsCached: true, IsEnabled: true }, Connection: IContactFeed };

    /// <summary>Brings what is kept in line with the books there are.</summary>
    private void Look()
    {
        lock (_looking)
        {
            if (_isDisposed || _stopping.IsCancellationRequested) return;
            foreach (var book in _endings.Where(ending => ending.Value.IsCompleted).Select(ending => ending.Key).ToList()) _endings.Remove(book);
            foreach (var (book, sync) in _syncs)
            {
                if (books.Find(book) is not { } open || !IsKept(open)) End(book, sync);
                else if (sync.IsFor(open)) sync.Reconfigure(open);
                else Begin(open, sync);
            }

            foreach (var open in books.Enabled.Where(IsKept))
            {
                if (!_syncs.ContainsKey(open.Id)) Begin(open, before: null);
            }
        }
    }

    /// <param name="open">The book.</param>
    /// <param name="before">What kept its copy until it was reopened: with the same settings the copy goes on answering.</param>
    private void Begin(OpenBook open, BookSync? before)
    {
        var origin = CopyOrigin.Of(open.Configuration);
        var copy = before is not null && before.Origin == origin ? before.Copy : new BookCopy(open.Id, cache, reader, _building, log);
        var after = Task.WhenAll(_endings.GetValueOrDefault(open.Id, Task.CompletedTask), before?.StopAsync() ?? Task.CompletedTask);
        _endings[open.Id] = after;
        _syncs[open.Id] = new BookSync(open, copy, origin.ToText(key), after, cache, (kind, message) => events.Publish(new BookFailed(open.Id, kind, message)), time, log);
    }

    /// <summary>A book that is closed or switched off keeps its copy on disk; one that is no longer cached, or gone, does not.</summary>
    private void End(AddressBookId book, BookSync sync)
    {
        _syncs.TryRemove(book, out _);
        _endings[book] = EndAsync(_endings.GetValueOrDefault(book, Task.CompletedTask));

        async Task EndAsync(Task before)
        {
            var isDropped = books.Get(book) is not { Book.IsCached: true };
            await Task.WhenAll(before, sync.StopAsync()).ConfigureAwait(false);
            if (isDropped) await DropAsync(book).ConfigureAwait(false);
        }
    }

    private async Task DropAsync(AddressBookId book)
    {
        try
        {
            await cache.RemoveAsync(book, CancellationToken.None).ConfigureAwait(false);
        }
        catch (CacheException)
        {
            // The next start deletes what is left.
        }
    }

    private async Task StopAsync()
    {
        Task[] endings;
        lock (_looking)
        {
            endings = [.. _endings.Values, .. _syncs.Values.Select(sync => sync.StopAsync())];
        }

        await Task.WhenAll(endings).ConfigureAwait(false);
    }
}

/// <summary>One book's contacts in memory, as of a moment.</summary>
public sealed record CachedCopy(ContactIndex Index, DateTimeOffset AsOf);
