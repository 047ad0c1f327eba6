using Engine.Sdk;
using Microsoft.Data.Sqlite;

namespace Engine.Storage.Caching;

/// <summary>Reads contacts a batch at a time, so that the waiting is done on a pool thread.</summary>
internal sealed class ContactBatch(AddressBookId book, SqliteDataReader rows)
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly List<Contact> _contacts = [];

    public IReadOnlyList<Contact> Contacts => _contacts;

    public bool HasMore { get; private set; } = true;

    /// <summary>Rows whose bytes were no contact.</summary>
    public int Unreadable { get; private set; }

    public bool Fill(int size)
    {
        _contacts.Clear();
        while (_contacts.Count < size && (HasMore = rows.Read()))
        {
            if (ContactCodec.Decode(KeyOf(rows), rows.GetFieldValue<byte[]>(2), _labels) is { } contact)
            {
                _contacts.Add(contact);
            }
            else
            {
                Unreadable++;
            }
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
