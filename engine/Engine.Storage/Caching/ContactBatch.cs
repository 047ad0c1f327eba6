using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>Reads contacts a batch at a time, so that the waiting is done on a pool thread.</summary>
internal sealed class ContactBatch(AddressBookId book, SqliteDataReader rows)
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly List<PackedContact> _contacts = [];

    public IReadOnlyList<PackedContact> Contacts => _contacts;

    public bool HasMore { get; private set; } = true;

    public bool Fill(int size)
    {
        _contacts.Clear();
        while (_contacts.Count < size && (HasMore = rows.Read()))
        {
            _contacts.Add(new(KeyOf(rows), rows.GetFieldValue<byte[]>(2)));
        }

        return HasMore;
    }

    // One string for all records of a type.
    private RecordKey KeyOf(SqliteDataReader row)
    {
        var type = row.GetString(0);
        _types.TryAdd(type, type);
        return new(book, _types[type], row.GetString(1));
    }
}
