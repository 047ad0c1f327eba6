using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>
/// Keeps copies of contacts on disk, one per book. A full sync makes a new set; later syncs change it, each under the next revision. What a copy
/// answers while it is being read or written is of one moment.
/// </summary>
/// <exception cref="CacheException">Thrown by every member when the disk fails. What is damaged is given up: the next sync reads everything.</exception>
public interface IContactCache
{
    /// <summary>Where the book's copy stands; null when there is none.</summary>
    Task<CacheState?> GetStateAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>All contacts kept for the book, in no particular order.</summary>
    IAsyncEnumerable<PackedContact> ReadAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>What differs from an earlier state of the copy.</summary>
    /// <returns>Null when there is more than <paramref name="limit"/>, or the copy is of another set: read everything.</returns>
    Task<CacheChanges?> ReadChangesAsync(AddressBookId book, CopyVersion since, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a sync, in place of an unfinished one. Nothing of it is seen by readers before <see cref="ICacheWrite.CompleteAsync"/>. One at a time per
    /// book.
    /// </summary>
    /// <param name="book">The book.</param>
    /// <param name="isFull">Whether contacts not written by this sync are to go; without a copy every sync is full.</param>
    /// <param name="origin">What the contacts are copied from; kept with the set.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    Task<ICacheWrite> BeginWriteAsync(AddressBookId book, bool isFull, string origin, CancellationToken cancellationToken);

    /// <summary>Goes on with the sync that was interrupted, by a failure or the end of the process.</summary>
    /// <returns>Null when there is none of this origin that can go on.</returns>
    Task<ICacheWrite?> ResumeWriteAsync(AddressBookId book, string origin, CancellationToken cancellationToken);

    /// <summary>Opens the newest image saved of the book's present set; the caller disposes it. Null when there is none.</summary>
    Task<CopyImage?> OpenImageAsync(AddressBookId book, CancellationToken cancellationToken);

    /// <summary>Saves an image of the copy as it was at this version, all or nothing, in place of earlier ones.</summary>
    Task SaveImageAsync(AddressBookId book, CopyVersion version, Action<Stream> write, CancellationToken cancellationToken);

    /// <summary>Forgets the book's copy, images and unfinished sync; no error when there is none.</summary>
    Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken);
}

/// <summary>
/// One sync being written. Disposed without completion it leaves the earlier copy as it was, and itself to be resumed when the last page had a token.
/// </summary>
public interface ICacheWrite : IAsyncDisposable
{
    /// <summary>Whether contacts not written by this sync are to go.</summary>
    bool IsFull { get; }

    /// <summary>Where the feed goes on; null: from the beginning.</summary>
    string? Token { get; }

    /// <summary>When the sync began, before any interruption: its contacts are no older.</summary>
    DateTimeOffset StartedAt { get; }

    /// <summary>Contacts and removals written so far, before any interruption too.</summary>
    long Written { get; }

    /// <summary>Adds contacts to the sync and takes records out, and notes where the feed goes on, all or nothing; what comes later counts.</summary>
    Task WriteAsync(IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed, string? token, CancellationToken cancellationToken);

    /// <summary>Makes all that was written the book's copy, at once and durably.</summary>
    /// <returns>Null when the book was removed meanwhile: nothing is kept.</returns>
    Task<CacheState?> CompleteAsync(CancellationToken cancellationToken);

    /// <summary>Gives up what was written.</summary>
    Task DropAsync();
}
