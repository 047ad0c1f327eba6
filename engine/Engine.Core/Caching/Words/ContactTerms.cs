using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>For each contact the terms it holds, and where: the other way round of <see cref="PostingTable"/>, for queries of several words.</summary>
internal sealed class ContactTerms(uint[] starts, uint[] terms)
{
    private const int PlaceShift = 28;
    private const uint Low = (1u << PlaceShift) - 1;

    public ContactTerms(ImageReader image)
        : this(image.Read<uint>(), image.Read<uint>())
    {
    }

    public int Count => starts.Length - 1;

    public ReadOnlySpan<uint> this[uint contact]
    {
        get
        {
            var start = starts[contact];
            return terms.AsSpan((int)start, (int)(starts[contact + 1] - start));
        }
    }

    public static uint Of(int place, uint term) => ((uint)place << PlaceShift) | term;

    public static int PlaceOf(uint entry) => (int)(entry >> PlaceShift);

    public static int TermOf(uint entry) => (int)(entry & Low);

    public void Save(ImageWriter image)
    {
        image.Write<uint>(starts);
        image.Write<uint>(terms);
    }
}
