using Dapper;
using Engine.Core.Caching;
using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>What changed in a set since a revision.</summary>
internal static class ChangeReading
{
    // The first condition is that of the index, which SQLite uses only for a query that says so too.
    private const string Changed = "FROM contacts WHERE revision > 0 AND revision > @since";
    private const string Removed = "FROM removals WHERE revision > @since";

    /// <returns>Null when there is more than the limit.</returns>
    public static CacheChanges? Read(ContactSet set, AddressBookId book, long since, int limit)
    {
        using var transaction = set.Connection.BeginTransaction(deferred: true);
        var count = set.Connection.ExecuteScalar<long>($"SELECT (SELECT COUNT(*) {Changed}) + (SELECT COUNT(*) {Removed})", new { since }, transaction);
        if (count > limit)
        {
            return null;
        }

        using var command = new SqliteCommand($"SELECT type, record_id, body {Changed}", set.Connection, transaction);
        command.Parameters.AddWithValue("@since", since);
        using var rows = command.ExecuteReader();
        var changed = new ContactBatch(book, rows).Read((int)count);
        var removed = set.Connection.Query<(string Type, string Id)>($"SELECT type, record_id {Removed}", new { since }, transaction);
        return new(set.ReadCopy(transaction).Revision, changed, [.. removed.Select(key => new RecordKey(book, key.Type, key.Id))]);
    }
}
