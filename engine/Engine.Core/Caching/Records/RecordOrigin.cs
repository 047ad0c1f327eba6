using Engine.Sdk;

namespace Engine.Core.Caching.Records;

/// <summary>What the keys of a segment's contacts share: their book, and the record types by number. Grows while contacts are read, from several threads.</summary>
internal sealed class RecordOrigin
{
    private readonly Dictionary<string, int> _numbers = [];

    /// <summary>The book of the contacts; known once the first is.</summary>
    public AddressBookId Book { get; private set; }

    public IReadOnlyList<string> Types { get; private set; } = [];

    public static RecordOrigin Of(AddressBookId book, IEnumerable<string> types)
    {
        var origin = new RecordOrigin();
        foreach (var type in types) origin.NumberOf(new RecordKey(book, type, "-"));
        origin.Book = book;
        return origin;
    }

    public int NumberOf(RecordKey key)
    {
        lock (_numbers)
        {
            Book = key.Book;
            if (_numbers.TryGetValue(key.Type, out var known)) return known;
            Types = [.. Types, key.Type];
            return _numbers[key.Type] = _numbers.Count;
        }
    }
}
