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
    private const int Ways = 3;
    private const int CellBytes = 32;
    private const int MostCells = 480 * Ways; // 61,440 characters of base 64; a token has 65,536
    private const int FewestCells = 16 * Ways;

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

    /// <summary>What the other one lacks, and what it has beyond this one. Empties both; they have to be of one size.</summary>
    /// <returns>Null when the differences are too many to be told.</returns>
    public (IReadOnlyCollection<Guid> More, IReadOnlyCollection<Guid> Less)? Minus(RecordSketch other)
    {
        for (var i = 0; i < _cells.Length; i++) _cells[i] = _cells[i].Plus(other._cells[i], -1);
        var (more, less) = (new HashSet<Guid>(), new HashSet<Guid>());
        var waiting = new Queue<int>(Enumerable.Range(0, _cells.Length));
        while (waiting.TryDequeue(out var at))
        {
            var alone = _cells[at];
            if (alone.Count is not (1 or -1) || Digest(alone.Id, alone.Version)[0] != alone.Check) continue;
            foreach (var place in Put(alone with { Count = -alone.Count })) waiting.Enqueue(place);
            var id = new byte[16];
            BinaryPrimitives.WriteUInt128LittleEndian(id, alone.Id);
            (alone.Count > 0 ? more : less).Add(new Guid(id));
        }
        return Array.TrueForAll(_cells, cell => cell == default) ? (more, less) : null;
    }

    public RecordSketch Empty() => new(_cells.Length);

    private int[] Put(Cell item)
    {
        var digest = Digest(item.Id, item.Version);
        var part = _cells.Length / Ways;
        int[] places = [.. Enumerable.Range(0, Ways).Select(way => (way * part) + (int)(digest[way + 1] % (uint)part))];
        foreach (var place in places) _cells[place] = _cells[place].Plus(item with { Check = digest[0] }, 1);
        return places;
    }

    private static uint[] Digest(UInt128 id, ulong version)
    {
        Span<byte> item = stackalloc byte[24];
        BinaryPrimitives.WriteUInt128LittleEndian(item, id);
        BinaryPrimitives.WriteUInt64LittleEndian(item[16..], version);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(item, digest);
        var parts = new uint[1 + Ways];
        for (var i = 0; i < parts.Length; i++) parts[i] = BinaryPrimitives.ReadUInt32LittleEndian(digest[(i * 4)..]);
        return parts;
    }

    private readonly record struct Cell(UInt128 Id, ulong Version, uint Check, int Count)
    {
        public Cell Plus(Cell other, int sign) => new(Id ^ other.Id, Version ^ other.Version, Check ^ other.Check, Count + (sign * other.Count));
    }
}
