using Engine.Core.Caching.Building;
using Engine.Core.Caching.Images;
using Engine.Core.Caching.Packing;
using Engine.Core.Explain;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Caching;

/// <summary>
/// The contacts of one book in memory, found by number in less than a microsecond and by name in a few. Immutable: searched by any number of
/// threads, and replaced as a whole. Later changes lie over a base that stays as it is, so that a few cost little.
/// </summary>
public sealed class ContactIndex
{
    private readonly ContactSegment _base;
    private readonly ContactSegment? _changes;
    private readonly ContactSet? _hidden; // contacts of the base that were changed or removed

    private ContactIndex(ContactSegment baseSegment, ContactSegment? changes, ContactSet? hidden) =>
        (_base, _changes, _hidden) = (baseSegment, changes, hidden);

    public static ContactIndex Empty { get; } = new(SegmentBuilder.Build([], new PhoneNumberReader(null)), null, null);

    public int Count => _base.Records.Count - (_hidden?.Count ?? 0) + (_changes?.Records.Count ?? 0);

    /// <summary>Builds an index; searches of others go on meanwhile.</summary>
    /// <param name="contacts">The contacts of one book. Of two with one key the later counts; bytes that are no contact are left out.</param>
    /// <param name="reader">Reads their numbers.</param>
    /// <param name="workers">How many threads may work at it, 1 or more.</param>
    /// <param name="cancellationToken">Ends the building.</param>
    public static async Task<ContactIndex> BuildAsync(
        IAsyncEnumerable<PackedContact> contacts, PhoneNumberReader reader, int workers, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        return new(await SegmentBuilder.BuildAsync(contacts, reader, workers, cancellationToken).ConfigureAwait(false), null, null);
    }

    /// <summary>The same for contacts at hand.</summary>
    public static ContactIndex Build(IEnumerable<Contact> contacts, PhoneNumberReader reader) =>
        new(SegmentBuilder.Build(contacts.Select(PackedContact.Pack), reader), null, null);

    /// <summary>The base with changes laid over it; earlier ones are replaced.</summary>
    /// <param name="changed">The contacts that differ from the base or are new to it.</param>
    /// <param name="removed">The contacts that are gone; unknown ones do no harm.</param>
    /// <param name="reader">Reads the numbers.</param>
    public ContactIndex WithChanges(IReadOnlyCollection<PackedContact> changed, IReadOnlyCollection<RecordKey> removed, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(changed);
        ArgumentNullException.ThrowIfNull(removed);
        if (changed.Count == 0 && removed.Count == 0) return new(_base, null, null);
        var hidden = new ContactSet(_base.Records.Count);
        foreach (var key in changed.Select(contact => contact.Key).Concat(removed))
        {
            if (_base.Keys.Find(key) is var contact and >= 0) hidden.Add(contact);
        }

        return new(_base, SegmentBuilder.Build(changed, reader), hidden);
    }

    /// <summary>The contact of this key, or null.</summary>
    public Contact? Find(RecordKey key)
    {
        if (_changes?.Keys.Find(key) is { } changed and >= 0) return _changes.Records[changed].Unpack();
        return _base.Keys.Find(key) is var found and >= 0 && _hidden?.Contains((uint)found) is not true ? _base.Records[found].Unpack() : null;
    }

    /// <summary>Finds the contacts that carry a number. Allocates nothing for 64 hits and fewer.</summary>
    /// <param name="asked">The number.</param>
    /// <param name="found">Gets the best, best first.</param>
    /// <returns>How many were found, at most as many as there is room for.</returns>
    public int FindByNumber(in PhoneNumber asked, Span<FoundContact> found) => Find(new NumberLookup(asked), found);

    /// <summary>Finds the contacts that hold all words of a name, or beginnings or, from three letters on, inner parts of words.</summary>
    /// <param name="asked">The name.</param>
    /// <param name="found">Gets the best, best first; equally good ones in the order of what is shown of them.</param>
    /// <returns>How many were found, at most as many as there is room for.</returns>
    public int FindByName(NameMatcher asked, Span<FoundContact> found)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return Find(new NameLookup(asked), found);
    }

    /// <summary>The contact that was found; null when its bytes are damaged.</summary>
    public Contact? Read(FoundContact found) => SegmentOf(found).Records[found.Number].Unpack();

    /// <summary>What names the contact that was found and tells it apart, without the rest of it.</summary>
    /// <exception cref="FormatException">Its bytes are damaged.</exception>
    public (RecordKey Key, string DisplayText) ReadLine(FoundContact found)
    {
        var packed = SegmentOf(found).Records[found.Number];
        return (packed.Key, new PackedNames(packed.Body.Span).Text(packed.Key.Type));
    }

    /// <summary>The contacts whose numbers nearly are the one asked for, and those in whose texts its digits may stand; goes through all of them.</summary>
    /// <param name="asked">The number.</param>
    /// <param name="digits">Its digits; null to leave the texts alone.</param>
    /// <param name="most">Most contacts wanted of each kind and segment.</param>
    /// <param name="limit">When to stop.</param>
    /// <returns>The contacts, some of them twice, and whether all were looked at.</returns>
    internal (IReadOnlyList<Contact> Contacts, bool IsComplete) FindNear(in NearNumber asked, WrittenDigits? digits, int most, ScanLimit limit)
    {
        var contacts = new List<Contact>();
        var isComplete = AddNear(_base, _hidden, asked, digits, most, limit, contacts);
        return (contacts, (_changes is null || AddNear(_changes, null, asked, digits, most, limit, contacts)) && isComplete);
    }

    /// <summary>Writes an image of the base, changes aside.</summary>
    public void Save(Stream stream, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var image = new ImageWriter(stream);
        image.WriteText(ImageFormat.Of(reader));
        _base.Save(image);
        image.Seal();
    }

    /// <summary>Reads an image from a stream that can seek.</summary>
    /// <returns>Null when it is damaged, of another version, or made for a user whose numbers are read in another way.</returns>
    /// <exception cref="IOException">The disk failed.</exception>
    public static ContactIndex? Load(Stream stream, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return ImageReader.Open(stream) is { } image && image.ReadText() == ImageFormat.Of(reader) ? new(ContactSegment.Load(image), null, null) : null;
    }

    private static bool AddNear(
        ContactSegment segment, ContactSet? hidden, in NearNumber asked, WrittenDigits? digits, int most, ScanLimit limit, List<Contact> contacts)
    {
        var top = new TopHits(new ulong[most], new uint[most]);
        var isComplete = segment.Numbers.FindNear(asked, hidden, limit, ref top);
        foreach (var hit in top.Hits)
            if (segment.Records[TopHits.ContactOf(hit)].Unpack() is { } contact) contacts.Add(contact);
        return (digits is null || segment.FindDigits(digits, hidden, limit, contacts, contacts.Count + most)) && isComplete;
    }

    private int Find<TLookup>(TLookup lookup, Span<FoundContact> found)
        where TLookup : ISegmentLookup
    {
        const int Few = 64;
        var room = found.Length;
        var top = new TopHits(room <= Few ? stackalloc ulong[room] : new ulong[room], room <= Few ? stackalloc uint[room] : new uint[room]);
        lookup.Find(_base, _hidden, ref top);
        if (_changes is null) return Copy(top.Hits, found, isChanged: false);

        var others = new TopHits(room <= Few ? stackalloc ulong[room] : new ulong[room], room <= Few ? stackalloc uint[room] : new uint[room]);
        lookup.Find(_changes, null, ref others);
        var both = new FoundContact[top.Hits.Length + others.Hits.Length];
        var count = Copy(top.Hits, both, isChanged: false);
        Copy(others.Hits, both.AsSpan(count), isChanged: true);
        if (others.Hits.Length > 0) both.AsSpan().Sort(new HitOrder(this));
        both.AsSpan(0, Math.Min(room, both.Length)).CopyTo(found);
        return Math.Min(room, both.Length);
    }

    private static int Copy(ReadOnlySpan<ulong> hits, Span<FoundContact> found, bool isChanged)
    {
        for (var i = 0; i < hits.Length; i++) found[i] = new FoundContact(TopHits.ContactOf(hits[i]), TopHits.CostOf(hits[i]), isChanged);
        return hits.Length;
    }

    private ContactSegment SegmentOf(FoundContact found) => found.IsChanged ? _changes ?? _base : _base;

    /// <summary>Orders hits of both segments as one segment would.</summary>
    private sealed class HitOrder(ContactIndex index) : IComparer<FoundContact>
    {
        private readonly SortKey _sortKey = new();

        public int Compare(FoundContact x, FoundContact y)
        {
            if (x.Cost != y.Cost) return x.Cost.CompareTo(y.Cost);
            if (x.IsChanged == y.IsChanged) return x.Number.CompareTo(y.Number);
            var (one, other) = (index.SegmentOf(x).Records[x.Number], index.SegmentOf(y).Records[y.Number]);
            var order = _sortKey.Of(one.Body.Span).CompareTo(_sortKey.Of(other.Body.Span));
            return order != 0 ? order : string.CompareOrdinal(one.Key.Id, other.Key.Id);
        }
    }
}
