using Engine.Core.Caching.Images;
using Engine.Core.Caching.Packing;
using Engine.Core.Explain;
using Engine.Sdk;

namespace Engine.Core.Caching.Records;

/// <summary>The packed contacts of one segment: bytes in a few large blocks, and where each begins.</summary>
internal sealed class RecordTable(RecordOrigin origin, byte[][] blocks, long[] positions)
{
    public int Count => positions.Length;

    public PackedContact this[int contact]
    {
        get
        {
            var (block, start) = At(contact);
            return Read(block, start);
        }
    }

    public static RecordTable Load(ImageReader image)
    {
        var book = AddressBookId.Parse(image.ReadText());
        var types = new string[image.ReadNumber()];
        for (var i = 0; i < types.Length; i++) types[i] = image.ReadText();
        var blocks = new byte[image.ReadNumber()][];
        for (var i = 0; i < blocks.Length; i++) blocks[i] = image.Read<byte>();
        return new(RecordOrigin.Of(book, types), blocks, image.Read<long>());
    }

    public void Save(ImageWriter image)
    {
        image.WriteText(origin.Book.ToString());
        image.Write(origin.Types.Count);
        foreach (var type in origin.Types) image.WriteText(type);
        image.Write(blocks.Length);
        foreach (var block in blocks) image.Write<byte>(block);
        image.Write<long>(positions);
    }

    /// <summary>A contact's key, its id in UTF-8.</summary>
    public ReadOnlySpan<byte> IdOf(int contact, out string type)
    {
        var (block, start) = At(contact);
        var bytes = new ByteReader(block.AsSpan(start));
        type = origin.Types[bytes.ReadCount()];
        return bytes.ReadBytes();
    }

    /// <summary>Goes through all texts for digits, without taking the contacts apart.</summary>
    /// <param name="digits">The digits.</param>
    /// <param name="limit">When to stop.</param>
    /// <param name="found">Gets the position and the contact of each place where the digits may stand; says whether to go on.</param>
    /// <returns>False when it was stopped before the end.</returns>
    public bool FindDigits(WrittenDigits digits, ScanLimit limit, Func<long, PackedContact, bool> found)
    {
        const int Portion = 1 << 20;
        var ends = EndsOfBlocks();
        for (var b = 0; b < blocks.Length; b++)
        {
            var block = blocks[b].AsSpan(0, ends[b]);
            var (record, behind) = (0, 0);
            for (var from = 0; from < block.Length; from += Portion)
            {
                if (limit.IsPast) return false;

                // The needle may lie across the end of a portion.
                var portion = block[from..Math.Min(block.Length, from + Portion + digits.Needle.Length - 1)];
                for (int at = 0, next; (next = portion[at..].IndexOf(digits.Needle)) >= 0; at += next + 1)
                {
                    var end = from + at + next + digits.Needle.Length;
                    if (digits.StartOf(block, end) < record || end <= behind) continue;
                    while (behind < end) (record, behind) = (behind, EndOf(block, behind));
                    if (!found(((long)b * RecordBlocks.BlockSize) + record, Read(blocks[b], record))) return false;
                }
            }
        }

        return true;
    }

    /// <summary>Whether a contact is the one at a position.</summary>
    public bool IsAt(int contact, long position) => positions[contact] == position;

    // What lies behind the last contact of a block was never written.
    private int[] EndsOfBlocks()
    {
        var last = new int[blocks.Length];
        Array.Fill(last, -1);
        foreach (var position in positions)
        {
            ref var start = ref last[position / RecordBlocks.BlockSize];
            start = Math.Max(start, (int)(position % RecordBlocks.BlockSize));
        }

        for (var b = 0; b < last.Length; b++) last[b] = last[b] < 0 ? 0 : EndOf(blocks[b], last[b]);
        return last;
    }

    private static int EndOf(ReadOnlySpan<byte> block, int start)
    {
        var bytes = new ByteReader(block[start..]);
        bytes.ReadCount();
        bytes.ReadBytes();
        bytes.ReadBytes();
        return block.Length - bytes.Left;
    }

    private PackedContact Read(byte[] block, int start)
    {
        var bytes = new ByteReader(block.AsSpan(start));
        var type = origin.Types[bytes.ReadCount()];
        var id = bytes.ReadText();
        var length = bytes.ReadCount();
        return new(new(origin.Book, type, id), block.AsMemory(block.Length - bytes.Left, length));
    }

    private (byte[] Block, int Start) At(int contact)
    {
        var (block, start) = Math.DivRem(positions[contact], RecordBlocks.BlockSize);
        return (blocks[block], (int)start);
    }
}
