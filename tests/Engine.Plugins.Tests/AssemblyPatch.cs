using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Engine.Plugins.Tests;

/// <summary>Makes of a built assembly one that says something else about itself.</summary>
internal static class AssemblyPatch
{
    public static void SetVersion(string path, Version version) => Patch(path, (bytes, image, reader) =>
        Write(bytes, image.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.Assembly) + sizeof(int), version));

    public static void SetReferenceVersion(string path, string reference, Version version) => Patch(path, (bytes, image, reader) =>
    {
        var row = MetadataTokens.GetRowNumber(reader.AssemblyReferences.Single(handle => reader.GetString(reader.GetAssemblyReference(handle).Name) == reference));
        Write(bytes, image.PEHeaders.MetadataStartOffset + reader.GetTableMetadataOffset(TableIndex.AssemblyRef) + (row - 1) * reader.GetTableRowSize(TableIndex.AssemblyRef), version);
    });

    public static void SetMachine(string path, Machine machine) => Patch(path, (bytes, image, _) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(image.PEHeaders.CoffHeaderStartOffset), (ushort)machine));

    public static void SetRequires32Bit(string path) => Patch(path, (bytes, image, _) => bytes[image.PEHeaders.CorHeaderStartOffset + 16] |= (byte)CorFlags.Requires32Bit);

    /// <summary>Replaces a text by one of the same length, wherever it stands.</summary>
    public static void Replace(string path, string text, string replacement) => Patch(path, (bytes, _, _) =>
    {
        var (from, to) = (Encoding.ASCII.GetBytes(text), Encoding.ASCII.GetBytes(replacement));
        for (var at = bytes.AsSpan().IndexOf(from); at >= 0; at = bytes.AsSpan().IndexOf(from)) to.CopyTo(bytes, at);
    });

    private static void Write(byte[] bytes, int offset, Version version)
    {
        ReadOnlySpan<int> parts = [version.Major, version.Minor, version.Build, version.Revision];
        for (var i = 0; i < parts.Length; i++) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(offset + 2 * i), (ushort)parts[i]);
    }

    private static void Patch(string path, Action<byte[], PEReader, MetadataReader> patch)
    {
        var bytes = File.ReadAllBytes(path);
        using (var image = new PEReader(new MemoryStream((byte[])bytes.Clone()))) patch(bytes, image, image.GetMetadataReader());
        File.WriteAllBytes(path, bytes);
    }
}
