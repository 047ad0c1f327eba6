using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>Keeps copies of contacts on disk, one set per book.</summary>
public interface IContactCache
{
    /// <summary>Where the book's copy stands; null when there is none.</summary>
    Task<CacheState?> GetStateAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>All contacts kept for the book, in no particular order.</summary>
    IAsyncEnumerable<PackedContact> ReadAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>Begins a sync. Nothing is seen by readers before <see cref="ICacheWrite.CompleteAsync"/>.</summary>
    /// <param name="book">The book.</param>
    /// <param name="isFull">Whether contacts not written by this sync are to go.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    Task<ICacheWrite> BeginWriteAsync(AddressBookId book, bool isFull, CancellationToken cancellationToken);

    /// <summary>Forgets the book's copy; no error when there is none.</summary>
    Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken);
}

/// <summary>One sync being written. Disposed without completion, it leaves the earlier copy as it was.</summary>
public interface ICacheWrite : IAsyncDisposable
{
    /// <summary>Adds contacts to the sync and takes records out; what comes later counts.</summary>
    Task WriteAsync(IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed, CancellationToken cancellationToken);

    /// <summary>Makes all that was written the book's copy, at once and durably.</summary>
    Task CompleteAsync(string? token, DateTimeOffset syncedAt, CancellationToken cancellationToken);
}

/// <summary>Where the copy of one book stands.</summary>
public sealed record CacheState
{
    public required int Contacts { get; init; }

    public required DateTimeOffset LastSync { get; init; }

    /// <summary>Where the feed goes on; null when the next sync reads everything.</summary>
    public string? Token { get; init; }
}
