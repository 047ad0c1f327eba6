using System.IO.Hashing;

namespace Engine.Core.Caching.Building;

/// <summary>Numbers terms as they are met.</summary>
internal sealed class TermNumbers
{
    private byte[] _text = new byte[1 << 16];
    private int[] _starts = new int[1 << 12];
    private int[] _slots = new int[1 << 13]; // the term's number plus one, or 0

    public int Count { get; private set; }

    public ReadOnlySpan<byte> this[int term] => _text.AsSpan(_starts[term], _starts[term + 1] - _starts[term]);

    public uint NumberOf(ReadOnlySpan<byte> term)
    {
        var slot = SlotOf(term);
        for (; _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (this[_slots[slot] - 1].SequenceEqual(term)) return (uint)_slots[slot] - 1;
        }

        _slots[slot] = ++Count;
        Append(term);
        if (Count * 2 > _slots.Length) Grow();
        return (uint)Count - 1;
    }

    private int SlotOf(ReadOnlySpan<byte> term) => (int)(XxHash3.HashToUInt64(term) & (ulong)(_slots.Length - 1));

    private void Append(ReadOnlySpan<byte> term)
    {
        var start = _starts[Count - 1];
        if (start + term.Length > _text.Length) Array.Resize(ref _text, Math.Max(_text.Length * 2, start + term.Length));
        if (Count == _starts.Length) Array.Resize(ref _starts, Count * 2);
        term.CopyTo(_text.AsSpan(start));
        _starts[Count] = start + term.Length;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var term = 0; term < Count; term++)
        {
            var slot = SlotOf(this[term]);
            while (_slots[slot] != 0) slot = (slot + 1) & (_slots.Length - 1);
            _slots[slot] = term + 1;
        }
    }
}
