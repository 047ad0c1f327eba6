using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Dapper;
using Engine.Core.Caching;
using Engine.Sdk;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Engine.Storage.Caching;

/// <summary>
/// Which sets there are: the newest whose full sync has ended is the copy that is seen, a newer one is being written, older ones go. What cannot be
/// read is given up.
/// </summary>
internal sealed partial class CacheSets(CacheFolder folder, TimeProvider time, ILogger<CacheSets> log)
{
    // Those a sync has open; the lock on the data folder means that nobody else has any.
    private readonly ConcurrentDictionary<(AddressBookId Book, long Set), bool> _written = new();

    public CacheState? StateOf(AddressBookId book)
    {
        foreach (var number in folder.SetsOf(book))
        {
            if (!TryOpen(book, number, out var set))
            {
                continue;
            }

            using (set)
            {
                if (set.ReadCopy() is { LastSync: not null } copy)
                {
                    return ToState(number, copy);
                }
            }
        }

        return null;
    }

    public static CacheState ToState(long set, CopyRow copy) => new()
    {
        Version = new(set, copy.Revision),
        Contacts = copy.Contacts,
        LastSync = new(copy.LastSync ?? 0, TimeSpan.Zero),
        Origin = copy.Origin,
        Token = copy.Token,
    };

    /// <returns>Null when the set is gone.</returns>
    public ContactSet? Open(AddressBookId book, long number) => TryOpen(book, number, out var set) ? set : null;

    /// <summary>Begins a sync of the book, for which nothing else is unfinished.</summary>
    public SetWriting Begin(AddressBookId book, bool isFull, string origin)
    {
        var state = StateOf(book);
        folder.Delete(book, file => file.Kind != CacheFileKind.Image && file.Set != state?.Version.Set);
        return Begin(book, isFull ? null : state, origin, new SyncRow { StartedAt = time.GetUtcNow().UtcTicks, Token = isFull ? null : state?.Token });
    }

    /// <returns>Null when no sync of this origin was interrupted where it can go on.</returns>
    public SetWriting? Resume(AddressBookId book, string origin)
    {
        if (folder.SetsOf(book) is not [var newest, ..] || !TryOpen(book, newest, out var set))
        {
            return null;
        }

        if (set.ReadSync() is { Token: not null } sync && set.ReadCopy() is var copy && copy.Origin == origin)
        {
            _written[(book, newest)] = true;
            return new(book, newest, set, copy.LastSync is null, sync);
        }

        set.Dispose();
        return null;
    }

    public void Release(SetWriting writing) => _written.TryRemove((writing.Book, writing.Number), out _);

    /// <summary>Gives the set up.</summary>
    public void Delete(AddressBookId book, long number) => folder.Delete(book, file => file.Set == number);

    public void GiveUp(AddressBookId book, long number)
    {
        LogDamaged(book);
        Delete(book, number);
    }

    /// <summary>Deletes what nobody needs.</summary>
    /// <param name="isCached">Whether a book has a copy at all.</param>
    public void Purge(Func<AddressBookId, bool> isCached)
    {
        CacheFolder.Delete(folder.List().Where(file => !IsWritten(file) && !isCached(file.Book)));
        foreach (var book in folder.List().Select(file => file.Book).ToHashSet())
        {
            // A sync may end meanwhile: what is newer than what was seen here stays, unless it is of no use to anybody.
            var live = StateOf(book)?.Version.Set ?? 0;
            var image = folder.ImageOf(book, live)?.Revision ?? 0;
            folder.Delete(book, file => !IsWritten(file) && !(file.Kind switch
            {
                CacheFileKind.Set => file.Set == live || (file.Set > live && IsOfUse(file)),
                CacheFileKind.Image => file.Set > live || (file.Set == live && file.Revision >= image),
                _ => file.Set >= live && File.Exists(folder.SetFile(book, file.Set)) && !file.Path.EndsWith(UserOnlyFile.Unfinished, StringComparison.Ordinal),
            }));
        }
    }

    private bool IsWritten(CacheFile file) => _written.ContainsKey((file.Book, file.Set));

    private bool IsOfUse(CacheFile file)
    {
        if (!TryOpen(file.Book, file.Set, out var set))
        {
            return false;
        }

        using (set)
        {
            return set.ReadCopy().LastSync is not null || set.ReadSync() is { Token: not null };
        }
    }

    private SetWriting Begin(AddressBookId book, CacheState? live, string origin, SyncRow sync)
    {
        var number = live?.Version.Set ?? NewNumber(book);
        _written[(book, number)] = true;
        ContactSet? set = null;
        try
        {
            set = live is null ? ContactSet.Create(folder.SetFile(book, number), origin) : ContactSet.Open(folder.SetFile(book, number))!; // StateOf has just read it
            set.Write(transaction =>
            {
                SetCompletion.Drop(set.Connection, transaction);
                set.Connection.Execute("INSERT INTO sync (started_at, written, has_removals, token) VALUES (@StartedAt, 0, 0, @Token)", sync, transaction);
            });
            return new(book, number, set, live is null, sync);
        }
        catch
        {
            set?.Dispose();
            _written.TryRemove((book, number), out _);
            throw;
        }
    }

    // The time, so that no number comes back even when all sets are gone; beyond the newest, for clocks are set back.
    private long NewNumber(AddressBookId book)
    {
        var now = time.GetUtcNow().UtcTicks;
        return folder.SetsOf(book) is [var newest, ..] && newest >= now ? newest + 1 : now;
    }

    private bool TryOpen(AddressBookId book, long number, [NotNullWhen(true)] out ContactSet? set)
    {
        set = null;
        var file = folder.SetFile(book, number);
        if (!File.Exists(file))
        {
            return false;
        }

        try
        {
            set = ContactSet.Open(file);
        }
        catch (SqliteException e) when (SqliteFault.IsDamage(e))
        {
            // Given up below.
        }

        if (set is null && !_written.ContainsKey((book, number)))
        {
            GiveUp(book, number);
        }

        return set is not null;
    }

    [LoggerMessage(LogLevel.Warning, "The copy of book {Book} cannot be read and is given up; the next sync makes it anew")]
    private partial void LogDamaged(AddressBookId book);
}

/// <summary>A set open for a sync.</summary>
/// <param name="Book">The book.</param>
/// <param name="Number">The set's number.</param>
/// <param name="Set">The open database.</param>
/// <param name="IsFull">Whether the set is this sync's own.</param>
/// <param name="Sync">How far it was.</param>
internal sealed record SetWriting(AddressBookId Book, long Number, ContactSet Set, bool IsFull, SyncRow Sync);
