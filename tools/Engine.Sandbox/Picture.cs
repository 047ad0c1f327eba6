using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Engine.Sandbox;

/// <summary>Makes small pictures: a PNG (RFC 2083) of one colour.</summary>
internal static class Picture
{
    private const int Side = 24;

    /// <summary>The grey one that stands for no picture.</summary>
    public static byte[] Nobody { get; } = Png(0xC0C0C0);

    /// <summary>A JPEG (ISO/IEC 10918-1), 8 by 8, grey: one block whose every coefficient is zero, so that both Huffman tables need one code only.</summary>
    public static byte[] Jpeg { get; } =
    [
        0xFF, 0xD8, // start of image
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64), // quantization
        0xFF, 0xC0, 0, 11, 8, 0, 8, 0, 8, 1, 1, 0x11, 0, // baseline frame, one component
        0xFF, 0xC4, 0, 20, 0x00, 1, .. new byte[15], 0, // Huffman, DC
        0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0, // Huffman, AC
        0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x3F, // the scan: two zero bits, filled up with ones
        0xFF, 0xD9, // end of image
    ];

    public static bool IsJpeg(byte[] picture) => picture is [0xFF, 0xD8, ..];

    /// <param name="colour">Red, green and blue, a byte each.</param>
    public static byte[] Png(int colour)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Side);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], Side);
        header[8] = 8; // bits a sample
        header[9] = 2; // red, green, blue
        WriteChunk(png, "IHDR", header);
        WriteChunk(png, "IDAT", Pixels(colour));
        WriteChunk(png, "IEND", []);
        return png.ToArray();
    }

    private static byte[] Pixels(int colour)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < Side; row++)
            {
                zlib.WriteByte(0); // the row is as it stands
                for (var column = 0; column < Side; column++)
                    zlib.Write([(byte)(colour >> 16), (byte)(colour >> 8), (byte)colour]);
            }
        }

        return packed.ToArray();
    }

    private static void WriteChunk(MemoryStream png, string name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(body));
        png.Write(number);
    }

    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var sum = uint.MaxValue;
        foreach (var value in data)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ ((sum & 1) * 0xEDB88320);
        }

        return ~sum;
    }
}
