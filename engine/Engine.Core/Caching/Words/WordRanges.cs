namespace Engine.Core.Caching.Words;

/// <summary>Where one asked word, read in one way, is found in an index.</summary>
internal readonly struct WordRanges
{
    public WordRanges(WordIndex index, byte[] word, bool matchesInside, int loose)
    {
        Starts = index.Terms.Find(word);
        Whole = !Starts.IsEmpty && index.Terms[Starts.Start].Length == word.Length ? Starts.Start : -1;
        Inside = matchesInside ? index.Tails.Find(word) : default;
        Loose = loose;
    }

    /// <summary>The terms that begin with the word, the whole word among them.</summary>
    public TextRange Starts { get; }

    /// <summary>The term that is the word, or -1.</summary>
    public int Whole { get; }

    /// <summary>The tails that begin with the word.</summary>
    public TextRange Inside { get; }

    /// <summary>What the reading adds to a place.</summary>
    public int Loose { get; }
}
