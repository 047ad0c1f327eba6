using System.Buffers;
using System.Text;

namespace Engine.Core.Caching.Packing;

/// <summary>Bytes, numbers of seven bits a byte (the lowest first), and texts in UTF-8 after their length.</summary>
internal static class ByteWriting
{
    public static void WriteByte(this IBufferWriter<byte> bytes, byte value) => bytes.Write([value]);

    public static void WriteCount(this IBufferWriter<byte> bytes, int value)
    {
        while (value >= 0x80)
        {
            bytes.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.WriteByte((byte)value);
    }

    public static void WriteText(this IBufferWriter<byte> bytes, string text)
    {
        bytes.WriteCount(Encoding.UTF8.GetByteCount(text));
        Encoding.UTF8.GetBytes(text, bytes);
    }
}
