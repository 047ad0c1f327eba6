namespace Engine.Core.Caching.Building;

/// <summary>A list that grows without copying what it holds.</summary>
internal sealed class ChunkedList<T>
{
    private const int Bits = 16;
    private const int Mask = (1 << Bits) - 1;

    private readonly List<T[]> _chunks = [];

    public int Count { get; private set; }

    public T this[int index] => _chunks[index >> Bits][index & Mask];

    public void Add(T item)
    {
        if ((Count & Mask) == 0) _chunks.Add(new T[1 << Bits]);
        _chunks[^1][Count++ & Mask] = item;
    }
}
