using Dapper;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Sqlite;

/// <summary>
/// The one database of the data folder. Writes take turns on one connection, so that none ever finds the database busy; reads have connections of their
/// own and never wait for a write. SQLite works synchronously: everything runs on a pool thread, and big work in small transactions.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int BusySeconds = 5;

    // A migration may leave more than this unused; then the file is made smaller.
    private const int SparePages = 4096;

    // Checked whole on every start, for they are small.
    private static readonly string[] Configuration = ["profiles", "books", "applications", "logged_calls", "outbox"];

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnection _writer;
    private readonly string _file;
    private readonly string _reading;
    private bool _isClosed;

    /// <exception cref="StorageException">The database is damaged, of a later engine, or cannot be written.</exception>
    public Database(DataFolderLock held, TimeProvider time)
        : this(held, Schema.Current, time)
    {
    }

    internal Database(DataFolderLock held, Schema schema, TimeProvider time)
    {
        _file = held.Folder.DatabaseFile;
        _reading = ConnectionString(SqliteOpenMode.ReadOnly, pooling: true);
        _writer = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWrite, pooling: false));
        try
        {
            SqliteFault.Translate(_file, () => Open(schema, time));
        }
        catch (StorageException)
        {
            _writer.Dispose();
            throw;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _writer.Dispose();
            throw new StorageException($"The database {_file} cannot be opened: {e.Message}", e);
        }
    }

    /// <summary>Reads from the state after the last write answered. One statement sees one state; two may see two.</summary>
    public Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken) =>
        RunAsync(
            () =>
            {
                using var connection = OpenReader();
                return read(connection);
            },
            cancellationToken);

    /// <summary>Runs a piece of longer reading, and tells what is wrong with the database as a <see cref="StorageException"/>.</summary>
    public Task<T> RunAsync<T>(Func<T> read, CancellationToken cancellationToken) =>
        Task.Run(() => SqliteFault.Translate(_file, read), cancellationToken);

    public SqliteConnection OpenReader()
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isClosed), this);
        var connection = new SqliteConnection(_reading);
        connection.Open();
        return connection;
    }

    /// <summary>Writes all or nothing; on disk when the task returns. Cancelled before that, nothing is written.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return await Task.Run(() => SqliteFault.Translate(_file, () => Write(write, cancellationToken)), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task WriteAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        WriteAsync((database, transaction) => database.Execute(sql, parameters, transaction), cancellationToken);

    /// <summary>Waits for the write under way; those still waiting for their turn are refused.</summary>
    public void Dispose()
    {
        _turn.Wait();
        try
        {
            if (_isClosed)
            {
                return;
            }

            Volatile.Write(ref _isClosed, true);

            // Readers first: the last connection to close empties the write-ahead log, which a read-only one could not.
            using (var pool = new SqliteConnection(_reading))
            {
                SqliteConnection.ClearPool(pool);
            }

            _writer.Dispose();
        }
        finally
        {
            _turn.Release();
        }
    }

    private T Write<T>(Func<SqliteConnection, SqliteTransaction, T> write, CancellationToken cancellationToken)
    {
        using var transaction = _writer.BeginTransaction(deferred: false);
        var result = write(_writer, transaction);
        cancellationToken.ThrowIfCancellationRequested();
        transaction.Commit();
        return result;
    }

    private bool Open(Schema schema, TimeProvider time)
    {
        // Made before SQLite would, which asks the umask; the files it puts beside take their mode from this one.
        UserOnlyFile.Ensure(_file);
        UserOnlyFile.Tighten(_file + "-wal");
        UserOnlyFile.Tighten(_file + "-shm");
        _writer.Open();
        schema.RefuseNewer(_writer);
        if (_writer.ExecuteScalar<string>("PRAGMA journal_mode = WAL") != "wal")
        {
            throw new StorageException($"The disk of {_file} cannot hold a database that is read while it is written. Choose a folder on a local disk (--data DIR).");
        }

        // FULL: what was answered is on the disk, not in its queue. The limit gives disk space back after a big sync.
        _writer.Execute("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216; PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 8000");
        schema.Apply(_writer, time);
        if (_writer.ExecuteScalar<int>("PRAGMA freelist_count") > SparePages)
        {
            _writer.Execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
        }

        foreach (var table in Configuration)
        {
            Check(table);
        }

        return true;
    }

    private void Check(string table)
    {
        if (_writer.ExecuteScalar<string>($"PRAGMA quick_check('{table}')") is { } fault and not "ok")
        {
            throw new DamagedDatabaseException(_file, fault.ReplaceLineEndings(" "));
        }
    }

    private string ConnectionString(SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = _file,
        Mode = mode,
        Pooling = pooling,
        ForeignKeys = true,
        DefaultTimeout = BusySeconds,
    }.ConnectionString;
}
