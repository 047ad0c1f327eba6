namespace Engine.Core.Names;

/// <summary>One word somebody looks for, and how well words of contacts fit it.</summary>
internal readonly record struct AskedWord(FoldedWord Word)
{
    /// <summary>Above every cost.</summary>
    public const int NoMatch = int.MaxValue;

    // Two letters stand in the middle of most words; where words are not spaced each sign counts.
    private const int FewestInfixLetters = 3;

    /// <summary>Whether the word counts in the middle of others too.</summary>
    public bool MatchesInside => Word.Plain.EnumerateRunes().Count() >= FewestInfixLetters || Word.Plain.EnumerateRunes().Any(rune => FoldingTable.IsUnspaced(rune.Value));

    /// <summary>0 for the best fit; <see cref="NoMatch"/> when it does not fit.</summary>
    public int Cost(ContactWord candidate)
    {
        var best = Cost(Word.Plain, candidate.Word.Plain, candidate, isLoose: false);
        if (IsTwofold(candidate.Word)) best = Math.Min(best, Cost(Word.Plain, candidate.Word.Loose, candidate, isLoose: true));
        if (!IsTwofold(Word)) return best;
        best = Math.Min(best, Cost(Word.Loose, candidate.Word.Plain, candidate, isLoose: true));
        return IsTwofold(candidate.Word) ? Math.Min(best, Cost(Word.Loose, candidate.Word.Loose, candidate, isLoose: true)) : best;
    }

    /// <summary>The cost of one fit: its kind before all, then where it stands, then how loosely it fits.</summary>
    public static int CostOf(WordFit fit, WordSource source, bool isLoose, bool isFirst) =>
        ((int)fit * 16) + ((int)source * 4) + (isLoose ? 2 : 0) + (isFirst ? 0 : 1);

    public static bool IsTwofold(FoldedWord word) => word.Plain != word.Loose;

    private int Cost(string asked, string word, ContactWord candidate, bool isLoose) =>
        WordFitOf(asked, word) is { } fit ? CostOf(fit, candidate.Source, isLoose, candidate.IsFirst) : NoMatch;

    private WordFit? WordFitOf(string asked, string word)
    {
        if (word.StartsWith(asked, StringComparison.Ordinal)) return word.Length == asked.Length ? WordFit.Whole : WordFit.Start;
        return MatchesInside && word.Contains(asked, StringComparison.Ordinal) ? WordFit.Inside : null;
    }
}

/// <summary>How a word fits another, best first.</summary>
internal enum WordFit
{
    Whole,
    Start,
    Inside,
}
