using System.Buffers;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Engine.Core.Caching.Images;

/// <summary>Reads what <see cref="ImageWriter"/> wrote, once it is known to be whole.</summary>
internal sealed class ImageReader
{
    private const int Portion = 1 << 24;

    private readonly Stream _stream;

    private ImageReader(Stream stream) => _stream = stream;

    /// <param name="stream">Can be read twice.</param>
    /// <returns>Null when the image is cut or damaged.</returns>
    public static ImageReader? Open(Stream stream)
    {
        var start = stream.Position;
        var rest = stream.Length - start - sizeof(ulong);
        if (rest < 0) return null;

        var sum = new XxHash3();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        for (int read; rest > 0; rest -= read)
        {
            read = stream.Read(buffer, 0, (int)Math.Min(rest, buffer.Length));
            if (read == 0) return null;
            sum.Append(buffer.AsSpan(0, read));
        }

        ArrayPool<byte>.Shared.Return(buffer);
        Span<byte> written = stackalloc byte[sizeof(ulong)], computed = stackalloc byte[sizeof(ulong)];
        stream.ReadExactly(written);
        sum.GetCurrentHash(computed);
        stream.Position = start;
        return computed.SequenceEqual(written) ? new(stream) : null;
    }

    public T[] Read<T>()
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>((int)ReadNumber());
        var perPortion = Portion / Unsafe.SizeOf<T>();
        for (var done = 0; done < values.Length; done += perPortion)
            _stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan(done, Math.Min(perPortion, values.Length - done))));
        return values;
    }

    public long ReadNumber()
    {
        var number = 0L;
        _stream.ReadExactly(MemoryMarshal.AsBytes(new Span<long>(ref number)));
        return number;
    }

    public string ReadText() => new(Read<char>());
}
