using System.Buffers.Binary;
using Engine.Core.Caching.Packing;
using Engine.Core.Names;

namespace Engine.Core.Caching;

/// <summary>By what equally good contacts are ordered: the beginning of the text that is shown, folded. Reusable; one thread at a time.</summary>
internal sealed class SortKey : IFoldedWords
{
    private readonly WordFolder _folder = new(isAsked: true);
    private readonly byte[] _bytes = new byte[16];
    private int _length;

    /// <param name="body">A packed contact.</param>
    /// <exception cref="FormatException">The bytes are no contact.</exception>
    public UInt128 Of(ReadOnlySpan<byte> body)
    {
        Array.Clear(_bytes);
        _length = 0;
        AddNames(new PackedNames(body));
        return BinaryPrimitives.ReadUInt128BigEndian(_bytes);
    }

    void IFoldedWords.Add(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose, bool isFirst)
    {
        if (_length > 0) Append(" "u8);
        Append(plain);
    }

    private void AddNames(PackedNames names)
    {
        _folder.Fold(names.DisplayText, this);
        if (names.Whole.IsEmpty)
        {
            _folder.Fold(names.First, this);
            _folder.Fold(names.Last, this);
        }

        _folder.Fold(names.Whole, this);
        _folder.Fold(names.Company, this);
        if (_length == 0) _folder.Fold(names.Email, this);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        var taken = Math.Min(bytes.Length, _bytes.Length - _length);
        bytes[..taken].CopyTo(_bytes.AsSpan(_length));
        _length += taken;
    }
}
