using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Engine.Core.Caching.Images;

/// <summary>Writes arrays as they lie in memory, and a check sum after them.</summary>
internal sealed class ImageWriter(Stream stream)
{
    private const int Portion = 1 << 24;

    private readonly XxHash3 _sum = new();

    public void Write<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        Write((long)values.Length);
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(values.Length - done, Portion / Unsafe.SizeOf<T>());
            Write(MemoryMarshal.AsBytes(values.Slice(done, count)));
            done += count;
        }
    }

    public void Write(long value) => Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in value)));

    public void WriteText(string text) => Write<char>(text);

    /// <summary>Ends the image.</summary>
    public void Seal()
    {
        Span<byte> sum = stackalloc byte[sizeof(ulong)];
        _sum.GetCurrentHash(sum);
        stream.Write(sum);
        stream.Flush();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        _sum.Append(bytes);
        stream.Write(bytes);
    }
}
