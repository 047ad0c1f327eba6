using System.Buffers;
using Engine.Core.Caching.Packing;

namespace Engine.Core.Caching.Records;

/// <summary>Puts packed contacts one after the other into blocks.</summary>
/// <param name="origin">Numbers the record types; shared by the parts of one segment.</param>
internal sealed class RecordBlocks(RecordOrigin origin)
{
    public const int BlockSize = 1 << 24;

    private readonly ArrayBufferWriter<byte> _record = new();
    private readonly List<byte[]> _blocks = [];
    private int _used = BlockSize;

    public IReadOnlyList<byte[]> Blocks => _blocks;

    /// <returns>Where the contact begins.</returns>
    public long Add(in PackedContact contact)
    {
        _record.ResetWrittenCount();
        _record.WriteCount(origin.NumberOf(contact.Key));
        _record.WriteText(contact.Key.Id);
        _record.WriteCount(contact.Body.Length);
        var head = _record.WrittenSpan;
        var length = head.Length + contact.Body.Length;
        if (_used + length > BlockSize) Begin();
        var block = _blocks[^1];
        var position = ((long)(_blocks.Count - 1) * BlockSize) + _used;
        head.CopyTo(block.AsSpan(_used));
        contact.Body.Span.CopyTo(block.AsSpan(_used + head.Length));
        _used += length;
        return position;
    }

    /// <summary>The id, in UTF-8, of the contact that begins there.</summary>
    public ReadOnlySpan<byte> IdAt(long position, out string type)
    {
        var bytes = new ByteReader(_blocks[(int)(position / BlockSize)].AsSpan((int)(position % BlockSize)));
        type = origin.Types[bytes.ReadCount()];
        return bytes.ReadBytes();
    }

    /// <summary>Gives back what the last block does not need.</summary>
    public void Trim()
    {
        if (_blocks.Count > 0 && _used < BlockSize) _blocks[^1] = _blocks[^1][.._used];
    }

    private void Begin()
    {
        _blocks.Add(GC.AllocateUninitializedArray<byte>(BlockSize));
        _used = 0;
    }
}
