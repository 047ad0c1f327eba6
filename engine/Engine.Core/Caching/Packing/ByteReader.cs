using System.Text;

namespace Engine.Core.Caching.Packing;

/// <summary>Reads what <see cref="ByteWriting"/> wrote; never beyond the end, and never more than is there.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public byte ReadByte() => Take(1)[0];

    /// <summary>How many things follow. Each takes a byte at least, so a greater number is damage, and not worth an allocation.</summary>
    public int ReadCount()
    {
        var value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            var part = ReadByte();
            value |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value >= 0 && value <= _rest.Length ? value : throw Damaged();
            }
        }

        throw Damaged();
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Bytes not read yet.</summary>
    public readonly int Left => _rest.Length;

    /// <summary>A text as it lies, in UTF-8.</summary>
    public ReadOnlySpan<byte> ReadBytes() => Take(ReadCount());

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static FormatException Damaged() => new("Bytes end early.");
}
