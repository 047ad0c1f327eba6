using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>The end of a sync: what it wrote is put in order and becomes what is seen.</summary>
internal static class SetCompletion
{
    private const string BuildIndex = "CREATE INDEX IF NOT EXISTS contacts_by_hash ON contacts (hash)";

    // Of records that came several times, the last word counts.
    private const string DropRepeated = """
        CREATE TEMP TABLE repeated AS SELECT hash FROM contacts GROUP BY hash HAVING COUNT(*) > 1;
        DELETE FROM contacts WHERE hash IN (SELECT hash FROM repeated) AND rowid NOT IN
            (SELECT MAX(rowid) FROM contacts WHERE hash IN (SELECT hash FROM repeated) GROUP BY hash, type, record_id);
        DROP TABLE repeated
        """;

    private const string DropRemoved = "DELETE FROM contacts WHERE body IS NULL";

    private const string PublishFull = """
        CREATE INDEX IF NOT EXISTS contacts_by_revision ON contacts (revision) WHERE revision > 0;
        UPDATE copy SET revision = 0, contacts = (SELECT COUNT(*) FROM contacts), last_sync = @StartedAt, token = @Token;
        DELETE FROM sync
        """;

    private const string Tidy = """
        DELETE FROM pending WHERE rowid NOT IN (SELECT MAX(rowid) FROM pending GROUP BY hash, type, record_id);
        DELETE FROM pending AS p WHERE body IS NOT NULL AND EXISTS
            (SELECT 1 FROM contacts AS c WHERE c.hash = p.hash AND c.record_id = p.record_id AND c.type = p.type AND c.body = p.body);
        DELETE FROM pending AS p WHERE body IS NULL AND NOT EXISTS
            (SELECT 1 FROM contacts AS c WHERE c.hash = p.hash AND c.record_id = p.record_id AND c.type = p.type)
        """;

    private const string Merge = """
        DELETE FROM contacts WHERE rowid IN
            (SELECT c.rowid FROM pending AS p JOIN contacts AS c ON c.hash = p.hash AND c.record_id = p.record_id AND c.type = p.type);
        INSERT INTO contacts (hash, type, record_id, body, revision) SELECT hash, type, record_id, body, @next FROM pending WHERE body IS NOT NULL;
        DELETE FROM removals WHERE (type, record_id) IN (SELECT type, record_id FROM pending WHERE body IS NOT NULL);
        INSERT OR REPLACE INTO removals (type, record_id, revision) SELECT type, record_id, @next FROM pending WHERE body IS NULL
        """;

    private const string Forget = "DELETE FROM pending; DELETE FROM sync";

    public static void Full(SqliteConnection database, SqliteTransaction transaction, SyncRow sync)
    {
        database.Execute(BuildIndex, transaction: transaction);
        database.Execute(DropRepeated, transaction: transaction);
        if (sync.HasRemovals)
        {
            database.Execute(DropRemoved, transaction: transaction);
        }

        database.Execute(PublishFull, sync, transaction);
    }

    /// <summary>The copy's revision grows only when there was a change.</summary>
    public static void Changes(SqliteConnection database, SqliteTransaction transaction, SyncRow sync, CopyRow copy)
    {
        database.Execute(Tidy, transaction: transaction);
        var next = copy.Revision + 1;
        var hasChanges = database.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM pending)", transaction: transaction);
        if (hasChanges)
        {
            database.Execute(Merge, new { next }, transaction);
            database.Execute("UPDATE copy SET revision = @next, contacts = (SELECT COUNT(*) FROM contacts)", new { next }, transaction);
        }

        database.Execute("UPDATE copy SET last_sync = @StartedAt, token = @Token", sync, transaction);
        database.Execute(Forget, transaction: transaction);
    }

    public static void Drop(SqliteConnection database, SqliteTransaction transaction) => database.Execute(Forget, transaction: transaction);
}
