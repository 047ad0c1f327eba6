using Engine.Core.Caching.Images;

namespace Engine.Core.Caching.Words;

/// <summary>The words of the contacts of one segment: finds the best contacts for words somebody types.</summary>
internal sealed class WordIndex
{
    public required TermTable Terms { get; init; }

    public required TailTable Tails { get; init; }

    public required PostingTable Postings { get; init; }

    public required ContactTerms Contacts { get; init; }

    /// <summary>The best of beginnings of terms.</summary>
    public required BestTable BestOfTerms { get; init; }

    /// <summary>The best of beginnings of tails.</summary>
    public required BestTable BestOfTails { get; init; }

    public static WordIndex Load(ImageReader image)
    {
        var terms = new TermTable(image);
        return new()
        {
            Terms = terms,
            Tails = new TailTable(terms, image),
            Postings = new PostingTable(image),
            Contacts = new ContactTerms(image),
            BestOfTerms = new BestTable(image),
            BestOfTails = new BestTable(image),
        };
    }

    public void Save(ImageWriter image)
    {
        Terms.Save(image);
        Tails.Save(image);
        Postings.Save(image);
        Contacts.Save(image);
        BestOfTerms.Save(image);
        BestOfTails.Save(image);
    }
}
