using Engine.Core.AddressBooks;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>The searchable copies of cached books: loaded on start, kept fresh by syncs, swapped whole.</summary>
public sealed partial class CachedBooks(IContactCache cache, AddressBookRegistry books, TimeProvider time, ILogger<CachedBooks> log) : IAsyncDisposable
{
    /// <summary>The book's copy, or null when there is none (yet).</summary>
    public CachedCopy? Find(AddressBookId book) => throw new NotImplementedException();

    public SyncStatus GetStatus(AddressBookId book) => throw new NotImplementedException();

    /// <summary>Serves from disk, then keeps syncing what is due until cancelled.</summary>
    public Task RunAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Begins a sync, or joins the one under way. False when the book is not cached or cannot be.</summary>
    public bool TryBeginSync(AddressBookId book) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <summary>One book's contacts in memory, as of a moment.</summary>
public sealed record CachedCopy(ContactIndex Index, DateTimeOffset AsOf);

public enum SyncState
{
    /// <summary>The book is not cached.</summary>
    NotCached,

    /// <summary>Waiting for its first sync.</summary>
    Waiting,

    Syncing,

    Ready,

    /// <summary>The last sync failed; the earlier copy still answers.</summary>
    Failed,
}

/// <summary>How the copy of one book stands.</summary>
public sealed record SyncStatus
{
    public required SyncState State { get; init; }

    public int Contacts { get; init; }

    public DateTimeOffset? LastSync { get; init; }

    public DateTimeOffset? NextSync { get; init; }

    public string? Error { get; init; }
}
