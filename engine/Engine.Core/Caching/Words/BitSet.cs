using System.Buffers;

namespace Engine.Core.Caching.Words;

/// <summary>A set of small numbers in a rented array.</summary>
internal sealed class BitSet : IDisposable
{
    private readonly ulong[] _bits;

    public BitSet(int numbers)
    {
        _bits = ArrayPool<ulong>.Shared.Rent((numbers / 64) + 1);
        _bits.AsSpan(0, (numbers / 64) + 1).Clear();
    }

    public bool Contains(uint number) => (_bits[number >> 6] >> (int)(number & 63) & 1) != 0;

    public void Add(uint number) => _bits[number >> 6] |= 1UL << (int)(number & 63);

    public void Dispose() => ArrayPool<ulong>.Shared.Return(_bits);
}
