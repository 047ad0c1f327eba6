using Engine.Core.PhoneNumbers;
using Engine.Sdk;
using Microsoft.Extensions.Logging;

namespace Engine.Core.Caching;

/// <summary>
/// One book's copy in memory: an index of a whole copy, the base, and over it what has changed since. Loaded from an image on start, built anew when too
/// much has changed. Changed by one caller at a time, read by any.
/// </summary>
internal sealed partial class BookCopy(AddressBookId book, IContactCache cache, PhoneNumberReader reader, SemaphoreSlim building, ILogger log)
{
    private const int FewestChanges = 10_000;
    private const int ShareOfChanges = 10;
    private const int LargeCopy = 100_000;

    private CachedCopy? _current;
    private int _changes;
    private CopyVersion _base;
    private int _baseCount;
    private long _revision;

    /// <summary>What is searched; null when there is none (yet).</summary>
    public CachedCopy? Current => Volatile.Read(ref _current);

    /// <summary>How often what is searched has been replaced.</summary>
    public int Changes => Volatile.Read(ref _changes);

    /// <summary>Brings the copy to the state on disk.</summary>
    public async Task UpdateAsync(CacheState state, SyncMeter meter, CancellationToken cancellationToken)
    {
        meter.BeginBuilding();
        var index = Current is { } current && _base.Set == state.Version.Set
            ? current.Index
            : Current is null ? await LoadAsync(cancellationToken).ConfigureAwait(false) : null;
        if (index is not null && _base.Set == state.Version.Set) index = await LayAsync(index, state, cancellationToken).ConfigureAwait(false);
        else index = null;
        if (index is null) await BuildAsync(state, cancellationToken).ConfigureAwait(false);
        else Replace(index, state);
    }

    public void Clear()
    {
        Interlocked.Increment(ref _changes);
        Volatile.Write(ref _current, null);
    }

    private async Task<ContactIndex?> LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var image = await cache.OpenImageAsync(book, cancellationToken).ConfigureAwait(false);
            if (image is null) return null;
            if (await Task.Run(() => ContactIndex.Load(image.Content, reader), cancellationToken).ConfigureAwait(false) is not { } index) return null;
            SetBase(image.Version, index);
            return index;
        }
        catch (Exception unreadable) when (unreadable is IOException or CacheException)
        {
            LogNoImage(log, book, unreadable.GetType().Name);
            return null;
        }
    }

    /// <returns>Null when too much has changed.</returns>
    private async Task<ContactIndex?> LayAsync(ContactIndex index, CacheState state, CancellationToken cancellationToken)
    {
        if (_revision == state.Version.Revision) return index;
        var limit = Math.Max(FewestChanges, _baseCount / ShareOfChanges);
        var changes = await cache.ReadChangesAsync(book, _base, limit, cancellationToken).ConfigureAwait(false);
        if (changes is null) return null;
        var laid = await Task.Run(() => index.WithChanges(changes.Changed, changes.Removed, reader), cancellationToken).ConfigureAwait(false);
        _revision = changes.Revision;
        return laid;
    }

    // One at a time of all books, for it takes much memory for some seconds: with every core while there is nothing to answer from, otherwise with half.
    private async Task BuildAsync(CacheState state, CancellationToken cancellationToken)
    {
        await building.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var contacts = cache.ReadAsync(book, cancellationToken);
            var workers = Current is null ? Environment.ProcessorCount : Math.Max(1, Environment.ProcessorCount / 2);
            var index = await Task.Run(() => ContactIndex.BuildAsync(contacts, reader, workers, cancellationToken), cancellationToken).ConfigureAwait(false);
            SetBase(state.Version, index);
            Replace(index, state);
            LogBuilt(log, book, index.Count);
            await cache.SaveImageAsync(book, state.Version, image => index.Save(image, reader), cancellationToken).ConfigureAwait(false);
        }
        catch (CacheException unsaved) when (_base == state.Version && Current is not null)
        {
            LogNoImage(log, book, unsaved.GetType().Name);
        }
        finally
        {
            building.Release();

            // What the building needed, and the index before, is as much again as the index: given back once, rather than kept for a next time.
            if (_baseCount > LargeCopy) GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private void Replace(ContactIndex index, CacheState state)
    {
        if (!ReferenceEquals(index, Current?.Index)) Interlocked.Increment(ref _changes);
        Volatile.Write(ref _current, new CachedCopy(index, state.LastSync));
    }

    private void SetBase(CopyVersion version, ContactIndex index) => (_base, _baseCount, _revision) = (version, index.Count, version.Revision);

    [LoggerMessage(Level = LogLevel.Information, Message = "Address book {Book}: its copy holds {Contacts} contacts")]
    private static partial void LogBuilt(ILogger logger, AddressBookId book, int contacts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Address book {Book}: the image of its copy could not be kept or read, so that the next start takes longer ({Exception})")]
    private static partial void LogNoImage(ILogger logger, AddressBookId book, string exception);
}
