using System.Collections.Concurrent;
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
/// The cached contacts of one profile. A sync writes a set of its own, in small transactions; completed, the book's row in <c>caches</c> points at it.
/// Sets that nothing points at and nobody writes are purged.
/// </summary>
internal sealed partial class ContactCache(Database database, Profile profile, ILogger<ContactCache> log) : IContactCache
{
    private const int BatchSize = 1000;

    private const string SelectContacts = """
        SELECT c.type, c.record_id, c.body FROM caches k JOIN contacts c ON c.set_id = k.set_id
        WHERE k.profile_id = @profile AND k.book_id = @book AND c.body IS NOT NULL
        """;

    // Sets of syncs under way; the lock on the data folder means that nobody else has any.
    private readonly ConcurrentDictionary<long, bool> _written = new();

    public Task<CacheState?> GetStateAsync(AddressBookId book, CancellationToken cancellationToken) =>
        database.ReadAsync(
            reader => reader.QueryFirstOrDefault<StateRow>(
                "SELECT contacts AS Contacts, last_sync AS LastSync, token AS Token FROM caches WHERE profile_id = @profile AND book_id = @book",
                Key(book))?.ToState(),
            cancellationToken);

    public async IAsyncEnumerable<PackedContact> ReadAsync(AddressBookId book, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var connection = database.OpenReader();
        using var command = new SqliteCommand(SelectContacts, connection);
        command.Parameters.AddWithValue("@profile", profile.Id);
        command.Parameters.AddWithValue("@book", book.ToString());
        using var rows = await database.RunAsync(command.ExecuteReader, cancellationToken).ConfigureAwait(false);
        var batch = new ContactBatch(book, rows);
        do
        {
            await database.RunAsync(() => batch.Fill(BatchSize), cancellationToken).ConfigureAwait(false);
            foreach (var contact in batch.Contacts)
            {
                yield return contact;
            }
        }
        while (batch.HasMore);
    }

    public Task<ICacheWrite> BeginWriteAsync(AddressBookId book, bool isFull, CancellationToken cancellationToken) =>
        database.WriteAsync<ICacheWrite>(
            (connection, transaction) =>
            {
                const string Insert = "INSERT INTO contact_sets (profile_id, book_id) VALUES (@profile, @book) RETURNING id";
                var set = connection.ExecuteScalar<long>(Insert, Key(book), transaction);
                _written.TryAdd(set, true);
                return new CacheWrite(database, this, new(profile.Id, book, set, isFull));
            },
            cancellationToken);

    public async Task RemoveAsync(AddressBookId book, CancellationToken cancellationToken)
    {
        await database.WriteAsync("DELETE FROM caches WHERE profile_id = @profile AND book_id = @book", Key(book), cancellationToken).ConfigureAwait(false);
        await PurgeAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>Deletes the sets nobody needs, a portion at a time so that other writes get their turns.</summary>
    public async Task PurgeAsync(CancellationToken cancellationToken)
    {
        while (await database.WriteAsync(PurgePortion, cancellationToken).ConfigureAwait(false))
        {
        }
    }

    /// <summary>The sync that wrote the set has ended, with or without completion.</summary>
    public async Task ReleaseAsync(long set)
    {
        _written.TryRemove(set, out _);
        await PurgeAsync(CancellationToken.None).ConfigureAwait(false);
    }

    public void TellDiscarded(AddressBookId book) => LogDiscarded(book);

    /// <returns>Whether there may be more.</returns>
    private bool PurgePortion(SqliteConnection connection, SqliteTransaction transaction)
    {
        const string Unneeded = "SELECT id FROM contact_sets s WHERE profile_id = @Id AND NOT EXISTS (SELECT 1 FROM caches k WHERE k.set_id = s.id)";
        const string DeleteSome = """
            DELETE FROM contacts WHERE set_id = @set AND (type, record_id) IN
                (SELECT type, record_id FROM contacts WHERE set_id = @set ORDER BY type, record_id LIMIT @portion)
            """;
        const int Portion = 5000;

        var sets = connection.Query<long>(Unneeded, profile, transaction).Where(set => !_written.ContainsKey(set)).ToList();
        if (sets is [var set, ..] && connection.Execute(DeleteSome, new { set, portion = Portion }, transaction) < Portion)
        {
            connection.Execute("DELETE FROM contact_sets WHERE id = @set", new { set }, transaction);
        }

        return sets.Count > 0;
    }

    private object Key(AddressBookId book) => new { profile = profile.Id, book = book.ToString() };

    [LoggerMessage(LogLevel.Information, "The contacts just synced for book {Book} are not kept: the book was removed meanwhile")]
    private partial void LogDiscarded(AddressBookId book);

    private sealed class StateRow
    {
        public int Contacts { get; init; }

        public long LastSync { get; init; }

        public string? Token { get; init; }

        public CacheState ToState() => new() { Contacts = Contacts, LastSync = new(LastSync, TimeSpan.Zero), Token = Token };
    }
}
