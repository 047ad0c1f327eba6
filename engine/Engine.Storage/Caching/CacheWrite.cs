using Engine.Core.Caching;
using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Engine.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>Which contacts are being written.</summary>
internal sealed record ContactSet(long Profile, AddressBookId Book, long Id, bool IsFull);

/// <summary>One sync being written. Pages gather in memory up to a batch, whatever their size.</summary>
internal sealed class CacheWrite(Database database, ContactCache cache, ContactSet set) : ICacheWrite
{
    private const int BatchRows = 2000;
    private const int BatchBytes = 4 * 1024 * 1024;

    private readonly List<(RecordKey Key, byte[]? Body)> _batch = [];
    private int _batchBytes;
    private bool _hasRemovals;
    private bool _isEnded;

    public async Task WriteAsync(IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(removed);
        ObjectDisposedException.ThrowIf(_isEnded, this);
        foreach (var contact in contacts)
        {
            await AddAsync(contact.Key, contact.Body.ToArray(), cancellationToken).ConfigureAwait(false);
        }

        foreach (var key in removed)
        {
            await AddAsync(key, null, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task CompleteAsync(string? token, DateTimeOffset syncedAt, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        await FlushAsync(cancellationToken).ConfigureAwait(false);
        var publication = new CachePublication(set, _hasRemovals);
        if (!await database.WriteAsync((db, tx) => publication.Publish(db, tx, token, syncedAt), cancellationToken).ConfigureAwait(false))
        {
            cache.TellDiscarded(set.Book);
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        _batch.Clear();
        try
        {
            await cache.ReleaseAsync(set.Id).ConfigureAwait(false);
        }
        catch (ObjectDisposedException)
        {
            // The engine has stopped; the next one purges what is left.
        }
    }

    private async Task AddAsync(RecordKey key, byte[]? body, CancellationToken cancellationToken)
    {
        if (key.Book != set.Book || key.Id is null)
        {
            // Another book's record: kept here, it would come back as this one's.
            return;
        }

        _hasRemovals |= body is null;
        _batch.Add((key, body));
        _batchBytes += body?.Length ?? 0;
        if (_batch.Count >= BatchRows || _batchBytes >= BatchBytes)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count > 0)
        {
            await database.WriteAsync(Insert, cancellationToken).ConfigureAwait(false);
            _batch.Clear();
            _batchBytes = 0;
        }
    }

    private int Insert(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var command = new SqliteCommand(
            "INSERT INTO contacts (set_id, type, record_id, body) VALUES (@set, @type, @id, @body) "
            + "ON CONFLICT DO UPDATE SET body = excluded.body",
            connection,
            transaction);
        command.Parameters.AddWithValue("@set", set.Id);
        var type = command.Parameters.Add("@type", SqliteType.Text);
        var id = command.Parameters.Add("@id", SqliteType.Text);
        var body = command.Parameters.Add("@body", SqliteType.Blob);
        command.Prepare();
        foreach (var row in _batch)
        {
            type.Value = row.Key.Type;
            id.Value = row.Key.Id;
            body.Value = (object?)row.Body ?? DBNull.Value;
            command.ExecuteNonQuery();
        }

        return _batch.Count;
    }
}
