using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>The end of a sync: what it wrote becomes the book's copy.</summary>
internal sealed class CachePublication(ContactSet set, bool hasRemovals)
{
    private const string SelectLive = "SELECT set_id FROM caches WHERE profile_id = @profile AND book_id = @book";

    private const string BookExists = "SELECT COUNT(*) FROM books WHERE profile_id = @profile AND id = @book";

    private const string DropRemovals = "DELETE FROM contacts WHERE set_id = @set AND body IS NULL";

    private const string MergeRemovals = """
        DELETE FROM contacts WHERE set_id = @live AND (type, record_id) IN
            (SELECT type, record_id FROM contacts WHERE set_id = @set AND body IS NULL)
        """;

    private const string MergeContacts = """
        INSERT INTO contacts (set_id, type, record_id, body)
        SELECT @live, type, record_id, body FROM contacts WHERE set_id = @set AND body IS NOT NULL
        ON CONFLICT DO UPDATE SET body = excluded.body
        """;

    private const string Point = """
        INSERT INTO caches (profile_id, book_id, set_id, contacts, last_sync, token)
        VALUES (@profile, @book, @live, (SELECT COUNT(*) FROM contacts WHERE set_id = @live), @syncedAt, @token)
        ON CONFLICT DO UPDATE SET set_id = excluded.set_id, contacts = excluded.contacts, last_sync = excluded.last_sync, token = excluded.token
        """;

    /// <returns>False when the book was removed meanwhile: nothing of it is kept.</returns>
    public bool Publish(SqliteConnection connection, SqliteTransaction transaction, string? token, DateTimeOffset syncedAt)
    {
        var of = new { profile = set.Profile, book = set.Book.ToString() };
        if (connection.ExecuteScalar<int>(BookExists, of, transaction) == 0)
        {
            return false;
        }

        var live = set.IsFull ? null : connection.ExecuteScalar<long?>(SelectLive, of, transaction);
        var sets = new { set = set.Id, live };
        if (live is null)
        {
            if (hasRemovals)
            {
                connection.Execute(DropRemovals, sets, transaction);
            }
        }
        else
        {
            connection.Execute(MergeRemovals, sets, transaction);
            connection.Execute(MergeContacts, sets, transaction);
        }

        var row = new { of.profile, of.book, live = live ?? set.Id, syncedAt = syncedAt.UtcTicks, token };
        connection.Execute(Point, row, transaction);
        return true;
    }
}
