using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>The searchable copies there are at this moment.</summary>
public interface ICachedCopies
{
    /// <summary>The book's copy, or null when there is none (yet).</summary>
    CachedCopy? Find(AddressBookId book);

    /// <summary>How the book's copy stands.</summary>
    SyncStatus GetStatus(AddressBookId book) => Find(book) is { } copy
        ? new() { State = SyncState.Ready, Contacts = copy.Index.Count, LastSync = copy.AsOf }
        : new() { State = SyncState.NotCached };

    /// <summary>Completes when what is kept of the book's copy is loaded, or cannot be; at once when there is nothing to wait for.</summary>
    Task LoadingAsync(AddressBookId book) => Task.CompletedTask;
}
