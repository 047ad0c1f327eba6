using System.Collections.Concurrent;
using Engine.Core.AddressBooks;
using Engine.Core.Events;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>The searchable copies of cached books: loaded on start, kept fresh by syncs, swapped whole.</summary>
public sealed partial class CachedBooks(
    IContactCache cache, IOpenBooks books, PhoneNumberReader reader, EngineEvents events, TimeProvider time, ILogger<CachedBooks> log)
    : ICachedCopies, IAsyncDisposable
{
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<AddressBookId, CachedCopy> _copies = new();
    private readonly ConcurrentDictionary<AddressBookId, BookSync> _syncs = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _wake = new(0, 1);
    private bool _isDisposed;

    /// <summary>The book's copy, or null when there is none (yet).</summary>
    public CachedCopy? Find(AddressBookId book) => _copies.GetValueOrDefault(book);

    public SyncStatus GetStatus(AddressBookId book)
    {
        if (!IsCached(book, out _, out _)) return new SyncStatus { State = SyncState.NotCached };
        var copy = Find(book);
        var sync = _syncs.GetValueOrDefault(book);
        var state = sync switch
        {
            { IsRunning: true } => SyncState.Syncing,
            { Error: not null } => SyncState.Failed,
            _ => copy is null ? SyncState.Waiting : SyncState.Ready,
        };
        return new SyncStatus
        {
            State = state,
            Contacts = copy?.Index.Count ?? 0,
            LastSync = copy?.AsOf,
            NextSync = sync?.NextAt,
            Error = sync?.Error,
        };
    }

    /// <summary>Serves from disk, then keeps syncing what is due until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        using var following = events.Subscribe(happened =>
        {
            if (happened is AddressBookChanged) Wake();
        });
        try
        {
            foreach (var book in books.Enabled.Where(book => book.Configuration.IsCached)) await LoadAsync(book.Id, either.Token).ConfigureAwait(false);
            while (true)
            {
                Forget();
                foreach (var book in books.Enabled.Where(IsDue)) TryBeginSync(book.Id);
                await Task.WhenAny(_wake.WaitAsync(either.Token), Task.Delay(LookAround, time, either.Token)).ConfigureAwait(false);
                either.Token.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            await Task.WhenAll(_syncs.Values.Select(sync => sync.Running)).ConfigureAwait(false);
        }
    }

    /// <summary>Begins a sync, or joins the one under way. False when the book is not cached or cannot be.</summary>
    public bool TryBeginSync(AddressBookId book)
    {
        if (!IsCached(book, out var open, out var feed)) return false;
        _syncs.GetOrAdd(book, _ => new BookSync(book, cache, time)).Begin(open, feed, SwapAsync, log, _stopping.Token);
        return true;
    }

    /// <summary>May be called more than once, as containers do for one object under two types.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_syncs.Values.Select(sync => sync.Running)).ConfigureAwait(false);
        _stopping.Dispose();
        _wake.Dispose();
    }

    private bool IsDue(OpenBook book) => book.Configuration.IsCached && !(_syncs.GetValueOrDefault(book.Id)?.NextAt > time.GetUtcNow());

    private bool IsCached(AddressBookId id, out OpenBook open, out IContactFeed feed)
    {
        open = books.Find(id)!; // null only together with a false result
        feed = (open?.Connection as IContactFeed)!; // likewise
        return feed is not null && open!.Configuration is { IsCached: true, IsEnabled: true };
    }

    private async Task LoadAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        if (await cache.GetStateAsync(book, cancellationToken).ConfigureAwait(false) is { } state)
            await SwapAsync(book, state.LastSync, cancellationToken).ConfigureAwait(false);
    }

    private async Task SwapAsync(AddressBookId book, DateTimeOffset asOf, CancellationToken cancellationToken)
    {
        var index = await ContactIndex.BuildAsync(cache.ReadAsync(book, cancellationToken), reader, Environment.ProcessorCount, cancellationToken).ConfigureAwait(false);
        _copies[book] = new CachedCopy(index, asOf);
        LogSwapped(log, book, index.Count);
    }

    private void Forget()
    {
        foreach (var book in _copies.Keys.Where(known => !IsCached(known, out _, out _)))
        {
            _copies.TryRemove(book, out _);
            _syncs.TryRemove(book, out _);
        }
    }

    private void Wake()
    {
        try
        {
            _wake.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already woken.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Address book {Book}: its copy holds {Contacts} contacts")]
    private static partial void LogSwapped(ILogger logger, AddressBookId book, int contacts);
}

/// <summary>One book's contacts in memory, as of a moment.</summary>
public sealed record CachedCopy(ContactIndex Index, DateTimeOffset AsOf);
