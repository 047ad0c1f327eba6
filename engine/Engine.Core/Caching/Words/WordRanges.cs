using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Where one asked word, read in one way, is found in an index.</summary>
internal readonly struct WordRanges
{
    public WordRanges(WordIndex index, byte[] word, bool matchesInside, bool isLoose)
    {
        Starts = index.Terms.Find(word);
        Whole = !Starts.IsEmpty && index.Terms[Starts.Start].Length == word.Length ? Starts.Start : -1;
        Inside = matchesInside ? index.Tails.Find(word) : default;
        IsLoose = isLoose;
    }

    /// <summary>The terms that begin with the word, the whole word among them.</summary>
    public TextRange Starts { get; }

    /// <summary>The term that is the word, or -1.</summary>
    public int Whole { get; }

    /// <summary>The tails that begin with the word.</summary>
    public TextRange Inside { get; }

    /// <summary>Whether the word was not read as typed.</summary>
    public bool IsLoose { get; }

    /// <summary>The best the word can do with any contact by that kind of fit or a worse one; <see cref="AskedWord.NoMatch"/> when it fits none.</summary>
    public int LeastCost(WordFit best) => best == WordFit.Whole && Whole >= 0 ? CostOf(WordFit.Whole, 0)
        : best <= WordFit.Start && !Starts.IsEmpty ? CostOf(WordFit.Start, 0)
        : !Inside.IsEmpty ? CostOf(WordFit.Inside, 0) : AskedWord.NoMatch;

    public int CostOf(WordFit fit, int place) => AskedWord.CostOf(fit, IsLoose, place);
}
