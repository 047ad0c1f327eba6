using System.Security.Cryptography;

namespace Engine.Connectors.LocalFiles.Files;

/// <summary>Where the records of one file begin, by a hash of their ids: sixteen bytes each, so that a million of them fit.</summary>
internal sealed class RecordPlaces
{
    // Nobody can write ids that fall together on purpose.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private (ulong Hash, long Offset)[] _slots = new (ulong, long)[4];

    public int Count { get; private set; }

    /// <returns>False when the id is taken (or, once in a hundred million books, seems to be).</returns>
    public bool TryAdd(string id, long offset)
    {
        if (Count * 4L >= _slots.Length * 3L)
            Grow();
        var hash = Hash(id);
        var at = Slot(_slots, hash);
        if (_slots[at].Hash == hash)
            return false;
        _slots[at] = (hash, offset);
        Count++;
        return true;
    }

    /// <returns>Null for an id that is not there; an unknown one may seem to be, so look at the record itself.</returns>
    public long? Find(string id)
    {
        var hash = Hash(id);
        var slot = _slots[Slot(_slots, hash)];
        return slot.Hash == hash ? slot.Offset : null;
    }

    private void Grow()
    {
        var larger = new (ulong, long)[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Hash != 0)
                larger[Slot(larger, slot.Hash)] = slot;
        }
        _slots = larger;
    }

    // The hash's own slot, or the free one after it: linear probing in a table that is never full.
    private static int Slot((ulong Hash, long Offset)[] slots, ulong hash)
    {
        var at = (int)(hash & (ulong)(slots.Length - 1));
        while (slots[at].Hash != 0 && slots[at].Hash != hash)
            at = at + 1 & slots.Length - 1;
        return at;
    }

    // FNV-1a with a seed, its bits mixed at the end (as SplitMix64 does); zero marks a free slot.
    private static ulong Hash(string id)
    {
        var hash = Seed;
        foreach (var c in id)
            hash = (hash ^ c) * 0x100000001B3;
        hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ hash >> 27) * 0x94D049BB133111EB;
        hash ^= hash >> 31;
        return hash == 0 ? 1 : hash;
    }
}
