using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Engine.Connectors.Ldap.Feed;

/// <summary>
/// A set of records with their versions in little room, from which it can be told exactly how another set differs, whatever their size, as long as the differences
/// are some hundreds: an invertible Bloom lookup table (Goodrich and Mitzenmacher, 2011). So a token holds what no list of all ids would fit into, and nothing has to
/// be remembered beside it.
/// </summary>
internal sealed class RecordSketch
{
    private const int Ways = 4; // with three, one small set in some thousands could not be told apart
    private const int CellBytes = 32;
    private const int MostCells = 360 * Ways; // 61,440 characters of base 64; a token has 65,536
    private const int FewestCells = 128 * Ways;

    private readonly Cell[] _cells;

    private RecordSketch(int cells) => _cells = new Cell[cells];

    /// <summary>An empty one with room for the differences that are likely among so many records.</summary>
    public static RecordSketch For(int records) => new(Math.Clamp(records * Ways, FewestCells, MostCells));

    /// <returns>Null when the bytes are none.</returns>
    public static RecordSketch? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % (CellBytes * Ways) != 0 || bytes.Length / CellBytes is < FewestCells or > MostCells) return null;
        var sketch = new RecordSketch(bytes.Length / CellBytes);
        for (var i = 0; i < sketch._cells.Length; i++)
        {
            var cell = bytes[(i * CellBytes)..];
            sketch._cells[i] = new(
                BinaryPrimitives.ReadUInt128LittleEndian(cell), BinaryPrimitives.ReadUInt64LittleEndian(cell[16..]), BinaryPrimitives.ReadUInt32LittleEndian(cell[24..]), BinaryPrimitives.ReadInt32LittleEndian(cell[28..]));
        }
        return sketch;
    }

    public byte[] ToArray()
    {
        var bytes = new byte[_cells.Length * CellBytes];
        for (var i = 0; i < _cells.Length; i++)
        {
            var cell = bytes.AsSpan(i * CellBytes);
            BinaryPrimitives.WriteUInt128LittleEndian(cell, _cells[i].Id);
            BinaryPrimitives.WriteUInt64LittleEndian(cell[16..], _cells[i].Version);
            BinaryPrimitives.WriteUInt32LittleEndian(cell[24..], _cells[i].Check);
            BinaryPrimitives.WriteInt32LittleEndian(cell[28..], _cells[i].Count);
        }
        return bytes;
    }

    public void Add(Guid id, ulong version) => Put(new(BinaryPrimitives.ReadUInt128LittleEndian(id.ToByteArray()), version, 0, 1));

    /// <summary>What the other one lacks, and what it has beyond this one. They have to be of one size; neither is changed.</summary>
    /// <returns>Null when the differences are too many to be told.</returns>
    public (IReadOnlyCollection<Guid> More, IReadOnlyCollection<Guid> Less)? Minus(RecordSketch other)
    {
        var left = Empty();
        for (var i = 0; i < _cells.Length; i++) left._cells[i] = _cells[i].Plus(other._cells[i], -1);
        return left.Peel();
    }

    /// <summary>An empty one of the same size.</summary>
    public RecordSketch Empty() => new(_cells.Length);

    // A cell with a single item tells it; without that item others have but one, and so on.
    private (IReadOnlyCollection<Guid> More, IReadOnlyCollection<Guid> Less)? Peel()
    {
        var (more, less) = (new HashSet<Guid>(), new HashSet<Guid>());
        var waiting = new Queue<int>(Enumerable.Range(0, _cells.Length));
        Span<uint> digest = stackalloc uint[1 + Ways];
        var bytes = new byte[16];
        while (waiting.TryDequeue(out var at))
        {
            var alone = _cells[at];
            Digest(alone, digest);
            if (alone.Count is not (1 or -1) || digest[0] != alone.Check) continue;
            Put(alone with { Count = -alone.Count });
            for (var way = 0; way < Ways; way++) waiting.Enqueue(Place(way, digest));
            BinaryPrimitives.WriteUInt128LittleEndian(bytes, alone.Id);
            (alone.Count > 0 ? more : less).Add(new Guid(bytes));
        }
        return Array.TrueForAll(_cells, cell => cell == default) ? (more, less) : null;
    }

    private void Put(Cell item)
    {
        Span<uint> digest = stackalloc uint[1 + Ways];
        Digest(item, digest);
        for (var way = 0; way < Ways; way++)
        {
            ref var cell = ref _cells[Place(way, digest)];
            cell = cell.Plus(item with { Check = digest[0] }, 1);
        }
    }

    // Each way has a part of the cells to itself, so that an item is never twice in one.
    private int Place(int way, ReadOnlySpan<uint> digest) => (way * (_cells.Length / Ways)) + (int)(digest[way + 1] % (uint)(_cells.Length / Ways));

    private static void Digest(Cell of, Span<uint> parts)
    {
        Span<byte> item = stackalloc byte[24];
        BinaryPrimitives.WriteUInt128LittleEndian(item, of.Id);
        BinaryPrimitives.WriteUInt64LittleEndian(item[16..], of.Version);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(item, digest);
        for (var i = 0; i < parts.Length; i++) parts[i] = BinaryPrimitives.ReadUInt32LittleEndian(digest[(i * 4)..]);
    }

    private readonly record struct Cell(UInt128 Id, ulong Version, uint Check, int Count)
    {
        public Cell Plus(Cell other, int sign) => new(Id ^ other.Id, Version ^ other.Version, Check ^ other.Check, Count + (sign * other.Count));
    }
}
