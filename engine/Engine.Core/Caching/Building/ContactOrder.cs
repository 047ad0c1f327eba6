using Engine.Core.Caching.Records;

namespace Engine.Core.Caching.Building;

/// <summary>
/// Puts a segment's contacts in order: by what is shown of them, then by key, so that equally good hits stand in it by nature. Of two with one key
/// the later counts.
/// </summary>
internal sealed class ContactOrder
{
    /// <summary>In place of a contact that is left out.</summary>
    public const uint Dropped = uint.MaxValue;

    private readonly IReadOnlyList<SegmentPart> _parts;
    private readonly long[] _firstPositions;
    private readonly (int Part, int Contact)[] _order;

    public ContactOrder(IReadOnlyList<SegmentPart> parts, RecordOrigin origin)
    {
        _parts = parts;
        _firstPositions = new long[parts.Count];
        for (var p = 1; p < parts.Count; p++) _firstPositions[p] = _firstPositions[p - 1] + (parts[p - 1].Records.Blocks.Count * (long)RecordBlocks.BlockSize);
        _order = Sorted();

        Records = TableOf(origin);
        var dropped = new HashSet<int>();
        Keys = new KeyTable(Records, IsLater, dropped);
        if (dropped.Count > 0)
        {
            _order = [.. _order.Where((_, at) => !dropped.Contains(at))];
            Records = TableOf(origin);
            Keys = new KeyTable(Records, IsLater, dropped);
        }

        ContactOf = [.. parts.Select(part => new uint[part.Contacts.Count])];
        foreach (var numbers in ContactOf) Array.Fill(numbers, Dropped);
        for (var at = 0; at < _order.Length; at++) ContactOf[_order[at].Part][_order[at].Contact] = (uint)at;
    }

    public RecordTable Records { get; }

    public KeyTable Keys { get; }

    /// <summary>Per part, the contact that each of its contacts became.</summary>
    public IReadOnlyList<uint[]> ContactOf { get; }

    public int Count => _order.Length;

    /// <summary>Where a contact comes from.</summary>
    public (SegmentPart Part, int PartNumber, PartContact Contact) this[int contact]
    {
        get
        {
            var (part, at) = _order[contact];
            return (_parts[part], part, _parts[part].Contacts[at]);
        }
    }

    private (int Part, int Contact)[] Sorted()
    {
        var order = new (int Part, int Contact)[_parts.Sum(part => part.Contacts.Count)];
        var keys = new UInt128[order.Length];
        var at = 0;
        for (var p = 0; p < _parts.Count; p++)
        {
            for (var c = 0; c < _parts[p].Contacts.Count; c++, at++) (keys[at], order[at]) = (_parts[p].Contacts[c].SortKey, (p, c));
        }

        Array.Sort(keys, order);
        SortTies(order, keys);
        return order;
    }

    private void SortTies((int Part, int Contact)[] order, UInt128[] keys)
    {
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start];) end++;
            if (end > start + 1) order.AsSpan(start, end - start).Sort(CompareKeys);
        }
    }

    private int CompareKeys((int Part, int Contact) one, (int Part, int Contact) other)
    {
        var (a, b) = (_parts[one.Part], _parts[other.Part]);
        var order = a.Records.IdAt(a.Contacts[one.Contact].Position, out var type).SequenceCompareTo(b.Records.IdAt(b.Contacts[other.Contact].Position, out var otherType));
        return order != 0 ? order : string.CompareOrdinal(type, otherType);
    }

    private bool IsLater(int one, int other) => this[one].Contact.Arrival > this[other].Contact.Arrival;

    private RecordTable TableOf(RecordOrigin origin) => new(
        origin,
        [.. _parts.SelectMany(part => part.Records.Blocks)],
        Array.ConvertAll(_order, item => _firstPositions[item.Part] + _parts[item.Part].Contacts[item.Contact].Position));
}
