using System.Runtime.InteropServices;
using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>The one statement by which a sync adds rows, prepared once.</summary>
internal sealed class ContactInsert : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter _hash;
    private readonly SqliteParameter _type;
    private readonly SqliteParameter _id;
    private readonly SqliteParameter _body;

    public ContactInsert(SqliteConnection connection, bool isFull)
    {
        var sql = isFull
            ? "INSERT INTO contacts (hash, type, record_id, body, revision) VALUES (@hash, @type, @id, @body, 0)"
            : "INSERT INTO pending (hash, type, record_id, body) VALUES (@hash, @type, @id, @body)";
        _command = new SqliteCommand(sql, connection);
        _hash = _command.Parameters.Add("@hash", SqliteType.Integer);
        _type = _command.Parameters.Add("@type", SqliteType.Text);
        _id = _command.Parameters.Add("@id", SqliteType.Text);
        _body = _command.Parameters.Add("@body", SqliteType.Blob);
    }

    public void Run(SqliteTransaction transaction, IReadOnlyList<PackedContact> contacts, IReadOnlyList<RecordKey> removed)
    {
        _command.Transaction = transaction;
        foreach (var contact in contacts)
        {
            // An array of the right size is written as it is.
            var isWhole = MemoryMarshal.TryGetArray(contact.Body, out var segment) && segment.Count == segment.Array?.Length;
            Run(contact.Key, isWhole ? segment.Array : contact.Body.ToArray());
        }

        foreach (var key in removed)
        {
            Run(key, null);
        }
    }

    public void Dispose() => _command.Dispose();

    private void Run(RecordKey key, byte[]? body)
    {
        _hash.Value = KeyHash.Of(key.Type, key.Id);
        _type.Value = key.Type;
        _id.Value = key.Id;
        _body.Value = (object?)body ?? DBNull.Value;
        _command.ExecuteNonQuery();
    }
}
