using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>What terms end with, from every letter but the first on, in order: a text inside of a term is the beginning of one of its tails.</summary>
internal sealed class TailTable : SortedTexts
{
    private readonly TermTable _terms;
    private readonly uint[] _termOf;
    private readonly byte[] _offsets;

    public TailTable(TermTable terms, uint[] termOf, byte[] offsets)
    {
        (_terms, _termOf, _offsets) = (terms, termOf, offsets);
        Sample();
    }

    public TailTable(TermTable terms, ImageReader image)
        : this(terms, image.Read<uint>(), image.Read<byte>())
    {
    }

    public override int Count => _termOf.Length;

    public override ReadOnlySpan<byte> this[int index] => _terms.Tail((int)_termOf[index], _offsets[index]);

    public int TermOf(int index) => (int)_termOf[index];

    public void Save(ImageWriter image)
    {
        image.Write<uint>(_termOf);
        image.Write<byte>(_offsets);
    }
}
