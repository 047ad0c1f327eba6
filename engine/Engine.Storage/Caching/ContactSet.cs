using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>
/// The database of one set, open. Contacts are rows in the order they came, found by a hash of their key: a table kept in the order of text keys
/// takes in random ones twenty times as slowly. The index over the hash is built when the first sync ends, for all rows at once.
/// </summary>
internal sealed class ContactSet : IDisposable
{
    /// <summary>Another version is given up, not migrated: the CRM has it all.</summary>
    public const int Version = 1;

    private const int BusySeconds = 5;

    private const string Tables = """
        CREATE TABLE contacts (
            hash      INTEGER NOT NULL,
            type      TEXT    NOT NULL,
            record_id TEXT    NOT NULL,
            body      BLOB,              -- null: removed; only before the first sync has ended
            revision  INTEGER NOT NULL   -- at which it last changed; 0: written by the full sync
        ) STRICT;

        CREATE TABLE removals (
            type      TEXT    NOT NULL,
            record_id TEXT    NOT NULL,
            revision  INTEGER NOT NULL,
            PRIMARY KEY (type, record_id)
        ) STRICT, WITHOUT ROWID;

        -- One row: the set as it is seen. Without last_sync the full sync has not ended, and nothing is.
        CREATE TABLE copy (
            origin    TEXT    NOT NULL,
            revision  INTEGER NOT NULL,
            contacts  INTEGER NOT NULL,
            last_sync INTEGER,
            token     TEXT
        ) STRICT;

        -- One row as long as a sync is under way.
        CREATE TABLE sync (
            started_at   INTEGER NOT NULL,
            written      INTEGER NOT NULL,
            has_removals INTEGER NOT NULL,
            token        TEXT
        ) STRICT;

        -- What a sync that is not full has read so far.
        CREATE TABLE pending (
            hash      INTEGER NOT NULL,
            type      TEXT    NOT NULL,
            record_id TEXT    NOT NULL,
            body      BLOB
        ) STRICT;
        """;

    private readonly string _file;

    private ContactSet(string file, SqliteConnection connection) => (_file, Connection) = (file, connection);

    public SqliteConnection Connection { get; }

    public static ContactSet Create(string file, string origin)
    {
        // Made before SQLite would, which asks the umask.
        UserOnlyFile.Ensure(file);
        var set = new ContactSet(file, Connect(file));
        try
        {
            set.Write(tx =>
            {
                set.Connection.Execute(Tables, transaction: tx);
                set.Connection.Execute("INSERT INTO copy (origin, revision, contacts) VALUES (@origin, 0, 0)", new { origin }, tx);
                set.Connection.Execute($"PRAGMA user_version = {Version}", transaction: tx);
            });
            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <returns>Null when it is of another version.</returns>
    public static ContactSet? Open(string file)
    {
        var set = new ContactSet(file, Connect(file));
        if (set.Connection.ExecuteScalar<int>("PRAGMA user_version") == Version)
        {
            return set;
        }

        set.Dispose();
        return null;
    }

    public CopyRow ReadCopy(SqliteTransaction? transaction = null) => Connection.QuerySingle<CopyRow>(
        "SELECT origin AS Origin, revision AS Revision, contacts AS Contacts, last_sync AS LastSync, token AS Token FROM copy", transaction: transaction);

    public SyncRow? ReadSync(SqliteTransaction? transaction = null) => Connection.QuerySingleOrDefault<SyncRow>(
        "SELECT started_at AS StartedAt, written AS Written, has_removals AS HasRemovals, token AS Token FROM sync", transaction: transaction);

    public void Write(Action<SqliteTransaction> write)
    {
        using var transaction = Connection.BeginTransaction(deferred: false);
        write(transaction);
        transaction.Commit();
    }

    /// <summary>The same, on disk when it returns; and with it all that was written before.</summary>
    public void WriteDurably(Action<SqliteTransaction> write)
    {
        Connection.Execute("PRAGMA synchronous = FULL");
        try
        {
            Write(write);
            DiskSync.Folder(Path.GetDirectoryName(_file));
        }
        finally
        {
            Connection.Execute("PRAGMA synchronous = NORMAL");
        }
    }

    public void Dispose() => Connection.Dispose();

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ConnectionString);
        try
        {
            connection.Open();

            // NORMAL: a power cut may take the last batches, with the token of each, and never one of them alone.
            connection.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -8000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}

/// <summary>The set as it is seen.</summary>
internal sealed class CopyRow
{
    public required string Origin { get; init; }

    public long Revision { get; init; }

    public int Contacts { get; init; }

    public long? LastSync { get; init; }

    public string? Token { get; init; }
}

/// <summary>The sync under way.</summary>
internal sealed class SyncRow
{
    public long StartedAt { get; init; }

    public long Written { get; init; }

    public bool HasRemovals { get; init; }

    public string? Token { get; init; }
}
