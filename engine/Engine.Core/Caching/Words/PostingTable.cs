using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>For each term the contacts that hold it, best place first (<see cref="Posting"/>).</summary>
internal sealed class PostingTable(uint[] starts, uint[] postings)
{
    public PostingTable(ImageReader image)
        : this(image.Read<uint>(), image.Read<uint>())
    {
    }

    public ReadOnlySpan<uint> this[int term] => Of(new TextRange(term, term + 1));

    /// <summary>The postings of terms that stand side by side, one term's after the other's.</summary>
    public ReadOnlySpan<uint> Of(TextRange terms)
    {
        var start = starts[terms.Start];
        return postings.AsSpan((int)start, (int)(starts[terms.End] - start));
    }

    public void Save(ImageWriter image)
    {
        image.Write<uint>(starts);
        image.Write<uint>(postings);
    }
}
