using System.IO.Hashing;
using System.Numerics;
using System.Text;
using Engine.Core.Caching.Images;
using Engine.Sdk;

namespace Engine.Core.Caching.Records;

/// <summary>Finds contacts by their keys: a hash table of their places alone.</summary>
internal sealed class KeyTable
{
    private readonly uint[] _slots; // the contact's number plus one, or 0
    private readonly RecordTable _records;

    /// <param name="records">The contacts.</param>
    /// <param name="isLater">Of two contacts with one key, whether the first is the one that counts.</param>
    /// <param name="dropped">Gets the contacts that do not count.</param>
    public KeyTable(RecordTable records, Func<int, int, bool> isLater, ICollection<int> dropped)
    {
        _records = records;
        _slots = new uint[BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, records.Count * 3L / 2))];
        for (var contact = 0; contact < records.Count; contact++)
        {
            var id = records.IdOf(contact, out var type);
            var slot = Find(type, id);
            var twin = (int)_slots[slot] - 1;
            if (twin >= 0) dropped.Add(isLater(contact, twin) ? twin : contact);
            if (twin < 0 || isLater(contact, twin)) _slots[slot] = (uint)contact + 1;
        }
    }

    public KeyTable(RecordTable records, ImageReader image) => (_records, _slots) = (records, image.Read<uint>());

    /// <summary>The contact's number, or -1.</summary>
    public int Find(RecordKey key) => key.Id is null ? -1 : (int)_slots[Find(key.Type, Encoding.UTF8.GetBytes(key.Id))] - 1;

    public void Save(ImageWriter image) => image.Write<uint>(_slots);

    // The slot that holds the key, or the free one where it belongs.
    private int Find(string type, ReadOnlySpan<byte> id)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)XxHash3.HashToUInt64(id, type.Length) & mask; ; slot = (slot + 1) & mask)
        {
            if (_slots[slot] == 0) return slot;
            if (_records.IdOf((int)_slots[slot] - 1, out var known).SequenceEqual(id) && known == type) return slot;
        }
    }
}
