using System.Buffers.Binary;

namespace Engine.Core.Caching.Words;

/// <summary>Texts in order of their bytes, of which those with one beginning are found as a range.</summary>
internal abstract class SortedTexts
{
    // One text in so many has the first bytes of it in an array of its own, which the processor's cache can hold.
    private const int Stride = 32;

    private ulong[] _sample = [];

    public abstract int Count { get; }

    public abstract ReadOnlySpan<byte> this[int index] { get; }

    /// <summary>The first eight bytes as a number that sorts like them.</summary>
    public static ulong KeyOf(ReadOnlySpan<byte> text, byte padding = 0)
    {
        if (text.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64BigEndian(text);
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Fill(padding);
        text.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }

    public TextRange Find(ReadOnlySpan<byte> beginning)
    {
        var below = LowerBound(KeyOf(beginning));
        var above = KeyOf(beginning, byte.MaxValue) is var last && last == ulong.MaxValue ? _sample.Length : LowerBound(last + 1);
        var isShort = beginning.Length <= sizeof(ulong);
        var (first, end) = (Math.Max(0, (below - 1) * Stride), Math.Min(Count, above * Stride));
        var from = Search(first, isShort ? Math.Min(end, below * Stride) : end, beginning, isUpper: false);
        return new(from, Search(isShort ? Math.Max(from, (above - 1) * Stride) : from, end, beginning, isUpper: true));
    }

    protected void Sample()
    {
        _sample = new ulong[(Count + Stride - 1) / Stride];
        for (var i = 0; i < _sample.Length; i++) _sample[i] = KeyOf(this[i * Stride]);
    }

    // The first sample not below the key.
    private int LowerBound(ulong key)
    {
        var (low, high) = (0, _sample.Length);
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            if (_sample[middle] < key) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    // The first text not below the beginning, or the first above all that have it.
    private int Search(int low, int high, ReadOnlySpan<byte> beginning, bool isUpper)
    {
        while (low < high)
        {
            var middle = (int)((uint)(low + high) >> 1);
            var text = this[middle];
            var order = (text.Length > beginning.Length ? text[..beginning.Length] : text).SequenceCompareTo(beginning);
            if (order < 0 || (isUpper && order == 0)) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}

/// <summary>Texts that stand side by side.</summary>
internal readonly record struct TextRange(int Start, int End)
{
    public int Count => End - Start;

    public bool IsEmpty => End <= Start;
}
