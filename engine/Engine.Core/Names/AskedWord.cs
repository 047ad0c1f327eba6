using System.Text;

namespace Engine.Core.Names;

/// <summary>One word somebody looks for, and how well words of contacts fit it.</summary>
internal sealed class AskedWord
{
    /// <summary>Above every cost.</summary>
    public const int NoMatch = int.MaxValue;

    // Two letters stand in the middle of most words; where words are not spaced each sign counts.
    private const int FewestInfixLetters = 3;

    public AskedWord(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> loose)
    {
        Plain = plain.ToArray();
        Loose = plain.SequenceEqual(loose) ? Plain : loose.ToArray();
        MatchesInside = IsFoundInside(Encoding.UTF8.GetString(plain));
    }

    public byte[] Plain { get; }

    public byte[] Loose { get; }

    /// <summary>Whether the word can be read in two ways.</summary>
    public bool IsTwofold => !ReferenceEquals(Plain, Loose);

    /// <summary>Whether the word counts in the middle of others too.</summary>
    public bool MatchesInside { get; }

    /// <summary>The cost of one fit: its kind before all, then whether the word was read as typed, then where it stands.</summary>
    public static int CostOf(WordFit fit, bool isLoose, int place) => ((int)fit << 5) | (isLoose ? 1 << 4 : 0) | place;

    /// <summary>0 for the best fit; <see cref="NoMatch"/> when it does not fit.</summary>
    public int Cost(ReadOnlySpan<byte> word, int place)
    {
        var best = Cost(Plain, false, word, place);
        return IsTwofold ? Math.Min(best, Cost(Loose, true, word, place)) : best;
    }

    private int Cost(byte[] asked, bool isLoose, ReadOnlySpan<byte> word, int place)
    {
        var at = word.IndexOf(asked);
        if (at < 0 || (at > 0 && !MatchesInside)) return NoMatch;
        return CostOf(at > 0 ? WordFit.Inside : word.Length == asked.Length ? WordFit.Whole : WordFit.Start, isLoose, place);
    }

    private static bool IsFoundInside(string word) =>
        word.EnumerateRunes().Count() >= FewestInfixLetters || word.EnumerateRunes().Any(rune => FoldingTable.IsUnspaced(rune.Value));
}

/// <summary>How a word fits another, best first.</summary>
internal enum WordFit
{
    Whole,
    Start,
    Inside,
}
