using Engine.Core.Caching.Packing;
using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>Reads contacts a batch at a time: type, id and body.</summary>
internal sealed class ContactBatch(AddressBookId book, SqliteDataReader rows)
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);

    /// <returns>At most as many; none at the end.</returns>
    public List<PackedContact> Read(int size)
    {
        var contacts = new List<PackedContact>(size);
        while (contacts.Count < size && rows.Read())
        {
            contacts.Add(new(KeyOf(rows), rows.GetFieldValue<byte[]>(2)));
        }

        return contacts;
    }

    // One string for all records of a type.
    private RecordKey KeyOf(SqliteDataReader row)
    {
        var type = row.GetString(0);
        if (!_types.TryGetValue(type, out var shared))
        {
            _types.Add(type, shared = type);
        }

        return new(book, shared, row.GetString(1));
    }
}
