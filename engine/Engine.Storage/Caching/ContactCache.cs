using System.Runtime.CompilerServices;
using Dapper;
using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Caching;

/// <summary>
/// The copies of one profile's books, each set a database of its own: no write of the configuration ever waits for a sync, what is damaged harms nothing
/// else, and an old set goes by deleting a file. SQLite works synchronously, so that everything runs on pool threads.
/// </summary>
internal sealed partial class ContactCache(CacheSets sets, CacheFolder folder, Database database, Profile profile, ILogger<ContactCache> log) : IContactCache
{
    private const int BatchSize = 2000;

    public Task<CacheState?> GetStateAsync(AddressBookId book, CancellationToken cancellationToken) => RunAsync(() => sets.StateOf(book), cancellationToken);

    public async IAsyncEnumerable<PackedContact> ReadAsync(AddressBookId book, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var number = (await GetStateAsync(book, cancellationToken).ConfigureAwait(false))?.Version.Set ?? 0;
        using var set = await RunAsync(() => sets.Open(book, number), cancellationToken).ConfigureAwait(false);
        if (set is null)
        {
            yield break;
        }

        using var command = new SqliteCommand("SELECT type, record_id, body FROM contacts", set.Connection);
        using var rows = await RunAsync(book, number, command.ExecuteReader, cancellationToken).ConfigureAwait(false);
        var batches = new ContactBatch(book, rows);

        // The next batch is read while the one before is worked on.
        var reading = ReadNextAsync();
        try
        {
            while (await reading.ConfigureAwait(false) is { Count: > 0 } batch)
            {
                reading = ReadNextAsync();
                foreach (var contact in batch)
                {
                    yield return contact;
                }
            }
        }
        finally
        {
            // The database is not closed under a read.
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<List<PackedContact>> ReadNextAsync() => RunAsync(book, number, () => batches.Read(BatchSize), cancellationToken);
    }

    public Task<CacheChanges?> ReadChangesAsync(AddressBookId book, CopyVersion since, int limit, CancellationToken cancellationToken) =>
        RunAsync(
            book,
            since.Set,
            () =>
            {
                using var set = sets.StateOf(book)?.Version.Set == since.Set ? sets.Open(book, since.Set) : null;
                return set is null ? null : ChangeReading.Read(set, book, since.Revision, limit);
            },
            cancellationToken);

    public Task<ICacheWrite> BeginWriteAsync(AddressBookId book, bool isFull, string origin, CancellationToken cancellationToken) =>
        RunAsync<ICacheWrite>(() => new CacheWrite(this, sets.Begin(book, isFull, origin)), cancellationToken);

    public Task<ICacheWrite?> ResumeWriteAsync(AddressBookId book, string origin, CancellationToken cancellationToken) =>
        RunAsync<ICacheWrite?>(() => sets.Resume(book, origin) is { } unfinished ? new CacheWrite(this, unfinished) : null, cancellationToken);

    public Task<CopyImage?> OpenImageAsync(AddressBookId book, CancellationToken cancellationToken) =>
        RunAsync(
            () => sets.StateOf(book)?.Version is { } live && folder.ImageOf(book, live.Set) is { } image && image.Revision <= live.Revision
                ? new CopyImage(new(image.Set, image.Revision), UserOnlyFile.OpenRead(image.Path))
                : null,
            cancellationToken);

    public Task SaveImageAsync(AddressBookId book, CopyVersion version, Action<Stream> write, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                var path = folder.ImageFile(book, version.Set, version.Revision);
                UserOnlyFile.Write(path, write);
                folder.Delete(book, file => file.Kind == CacheFileKind.Image && file.Path != path);
                return true;
            },
            cancellationToken);

    public Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                folder.Delete(book, _ => true);
                return true;
            },
            cancellationToken);

    /// <summary>Deletes what nobody needs: of books that are gone or not cached, of earlier sets, and what a crash left.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        var cached = await database.ReadAsync(
            reader => reader.Query<string>("SELECT id FROM books WHERE profile_id = @Id AND is_cached = 1", profile).ToHashSet(StringComparer.Ordinal),
            cancellationToken).ConfigureAwait(false);
        await RunAsync(
            () =>
            {
                sets.Purge(book => cached.Contains(book.ToString()));
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    public Task WriteAsync(SetWriting writing, Action write, CancellationToken cancellationToken) =>
        RunAsync(
            writing.Book,
            writing.Number,
            () =>
            {
                write();
                return true;
            },
            cancellationToken);

    /// <summary>Makes the sync what is seen, unless the book was removed meanwhile.</summary>
    public async Task<CacheState?> CompleteAsync(SetWriting writing, Action complete, CancellationToken cancellationToken)
    {
        var isThere = await database.ReadAsync(
            reader => reader.ExecuteScalar<bool>(
                "SELECT EXISTS (SELECT 1 FROM books WHERE profile_id = @profile AND id = @book)",
                new { profile = profile.Id, book = writing.Book.ToString() }),
            cancellationToken).ConfigureAwait(false);
        if (!isThere)
        {
            LogDiscarded(writing.Book);
            return null;
        }

        await WriteAsync(writing, complete, cancellationToken).ConfigureAwait(false);
        return CacheSets.ToState(writing.Number, writing.Set.ReadCopy());
    }

    /// <summary>The sync has ended. What is kept without completion can be resumed.</summary>
    public Task EndAsync(SetWriting writing, bool isCompleted, bool isKept) =>
        RunAsync(
            () =>
            {
                if (!isKept && !writing.IsFull)
                {
                    writing.Set.Write(transaction => SetCompletion.Drop(writing.Set.Connection, transaction));
                }

                writing.Set.Dispose();
                sets.Release(writing);
                if (!isKept && writing.IsFull)
                {
                    sets.Delete(writing.Book, writing.Number);
                }
                else if (isCompleted && writing.IsFull)
                {
                    folder.Delete(writing.Book, file => file.Set != writing.Number);
                }

                return true;
            },
            CancellationToken.None);

    /// <summary>Runs work on a set; one that is found damaged is given up.</summary>
    private Task<T> RunAsync<T>(AddressBookId book, long set, Func<T> work, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                try
                {
                    return work();
                }
                catch (SqliteException e) when (SqliteFault.IsDamage(e))
                {
                    sets.GiveUp(book, set);
                    throw new CacheException("The copy of the contacts was damaged. The next sync makes it anew.", e);
                }
            },
            cancellationToken);

    private static async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => SqliteFault.Translate("of the copied contacts", work), cancellationToken).ConfigureAwait(false);
        }
        catch (StorageException e)
        {
            throw new CacheException(e.Message, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CacheException($"The copy of the contacts cannot be kept: {e.Message}", e);
        }
    }

    [LoggerMessage(LogLevel.Information, "The contacts just synced for book {Book} are not kept: the book was removed meanwhile")]
    private partial void LogDiscarded(AddressBookId book);
}
