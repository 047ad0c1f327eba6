using Engine.Core.Caching.Images;
using Engine.Core.Caching.Packing;
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
            var bytes = new ByteReader(block.AsSpan(start));
            var type = origin.Types[bytes.ReadCount()];
            var id = bytes.ReadText();
            var length = bytes.ReadCount();
            return new(new(origin.Book, type, id), block.AsMemory(block.Length - bytes.Left, length));
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

    private (byte[] Block, int Start) At(int contact)
    {
        var (block, start) = Math.DivRem(positions[contact], RecordBlocks.BlockSize);
        return (blocks[block], (int)start);
    }
}
