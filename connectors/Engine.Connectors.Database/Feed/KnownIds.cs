using System.Buffers.Binary;
using System.Text;

namespace Engine.Connectors.Database.Feed;

/// <summary>The records a reading has met, packed: a million take some ten megabytes. Filled by one thread, then read by any.</summary>
internal sealed class KnownIds
{
    private byte[] _packed = new byte[1024];
    private int _length;
    private ulong _sum;
    private long _count;

    /// <summary>The same for the same records, in whatever order they came.</summary>
    public string Digest => $"{_count:x}.{_sum:x16}";

    public void Add(RecordKey key)
    {
        var text = $"{key.Type}\n{key.Id}";
        var most = sizeof(ushort) + Encoding.UTF8.GetMaxByteCount(text.Length);
        if (_packed.Length - _length < most)
            Array.Resize(ref _packed, Math.Max(_packed.Length * 2, _length + most));
        var bytes = Encoding.UTF8.GetBytes(text, _packed.AsSpan(_length + sizeof(ushort)));
        BinaryPrimitives.WriteUInt16LittleEndian(_packed.AsSpan(_length), (ushort)bytes); // an id has at most 1,024 characters
        _length += sizeof(ushort) + bytes;
        _sum += HashOf(text);
        _count++;
    }

    /// <summary>Those that are not among the others.</summary>
    public IEnumerable<RecordKey> Except(KnownIds others, AddressBookContext context)
    {
        var there = others.Texts().Select(HashOf).ToHashSet();
        return Texts().Where(text => !there.Contains(HashOf(text))).Select(text => text.Split('\n', 2)).Select(parts => context.Key(parts[0], parts[1]));
    }

    private IEnumerable<string> Texts()
    {
        for (var at = 0; at < _length;)
        {
            var bytes = BinaryPrimitives.ReadUInt16LittleEndian(_packed.AsSpan(at));
            yield return Encoding.UTF8.GetString(_packed, at + sizeof(ushort), bytes);
            at += sizeof(ushort) + bytes;
        }
    }

    // FNV-1a with 64 bits, and a last mixing: the sum of many has to tell, too. The same in every run.
    private static ulong HashOf(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
            hash = (hash ^ c) * 1099511628211UL;
        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15UL;
    }
}
