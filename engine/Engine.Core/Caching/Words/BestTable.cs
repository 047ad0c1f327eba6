using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>
/// The best postings of the beginnings that many terms have, found beforehand: a letter or two begin thousands of words, and of their contacts only
/// the best ten are ever shown.
/// </summary>
internal sealed class BestTable(ulong[] ranges, uint[] starts, uint[] postings)
{
    /// <summary>How many postings are kept of a beginning.</summary>
    public const int Kept = 32;

    /// <summary>Beginnings of no more terms than that are looked through.</summary>
    public const int FewTerms = 32;

    public BestTable(ImageReader image)
        : this(image.Read<ulong>(), image.Read<uint>(), image.Read<uint>())
    {
    }

    public static ulong KeyOf(TextRange range) => ((ulong)(uint)range.Start << 32) | (uint)range.End;

    /// <summary>The best postings of the range, at most <see cref="Kept"/>; none when the range was not looked through.</summary>
    public ReadOnlySpan<uint> Find(TextRange range)
    {
        if (range.Count <= FewTerms) return default;
        var at = ranges.AsSpan().BinarySearch(KeyOf(range));
        return at < 0 ? default : postings.AsSpan((int)starts[at], (int)(starts[at + 1] - starts[at]));
    }

    public void Save(ImageWriter image)
    {
        image.Write<ulong>(ranges);
        image.Write<uint>(starts);
        image.Write<uint>(postings);
    }
}
