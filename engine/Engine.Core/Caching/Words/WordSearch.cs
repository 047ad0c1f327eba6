using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Finds the best contacts for one word, from the best kind of fit to the last; what cannot be among the best any more is not looked at.</summary>
internal static class WordSearch
{
    public static void Find(WordIndex index, AskedWord word, ContactSet? hidden, ref TopHits found)
    {
        var plain = new WordRanges(index, word.Plain, word.MatchesInside, 0);
        var loose = word.IsTwofold ? new WordRanges(index, word.Loose, word.MatchesInside, WordPlace.Loose) : default;
        AddWhole(index, plain, hidden, ref found);
        if (word.IsTwofold) AddWhole(index, loose, hidden, ref found);
        AddStarts(index, plain, hidden, ref found);
        if (word.IsTwofold) AddStarts(index, loose, hidden, ref found);
        AddInside(index, plain, hidden, ref found);
        if (word.IsTwofold) AddInside(index, loose, hidden, ref found);
    }

    private static void AddWhole(WordIndex index, in WordRanges ranges, ContactSet? hidden, ref TopHits found)
    {
        if (ranges.Whole >= 0) Add(index.Postings[ranges.Whole], WordFit.Whole, ranges.Loose, hidden, ref found);
    }

    private static void AddStarts(WordIndex index, in WordRanges ranges, ContactSet? hidden, ref TopHits found)
    {
        if (ranges.Starts.IsEmpty || IsBeyond(WordFit.Start, ref found)) return;
        if (AddBest(index.BestOfTerms.Find(ranges.Starts), WordFit.Start, ranges.Loose, hidden, ref found)) return;
        for (var term = ranges.Starts.Start; term < ranges.Starts.End; term++)
        {
            if (term != ranges.Whole) Add(index.Postings[term], WordFit.Start, ranges.Loose, hidden, ref found);
        }
    }

    private static void AddInside(WordIndex index, in WordRanges ranges, ContactSet? hidden, ref TopHits found)
    {
        if (ranges.Inside.IsEmpty || IsBeyond(WordFit.Inside, ref found)) return;
        if (AddBest(index.BestOfTails.Find(ranges.Inside), WordFit.Inside, ranges.Loose, hidden, ref found)) return;
        for (var tail = ranges.Inside.Start; tail < ranges.Inside.End; tail++)
            Add(index.Postings[index.Tails.TermOf(tail)], WordFit.Inside, ranges.Loose, hidden, ref found);
    }

    private static bool IsBeyond(WordFit fit, ref TopHits found) => !found.Takes(AskedWord.CostOf(fit, 0));

    // What was found beforehand settles it unless it is cut and the last of it would still be taken.
    private static bool AddBest(ReadOnlySpan<uint> best, WordFit fit, int loose, ContactSet? hidden, ref TopHits found)
    {
        if (best.IsEmpty) return false;
        Add(best, fit, loose, hidden, ref found);
        return best.Length < BestTable.Kept || !found.Takes(HitOf(best[^1], fit, 0));
    }

    private static void Add(ReadOnlySpan<uint> postings, WordFit fit, int loose, ContactSet? hidden, ref TopHits found)
    {
        foreach (var posting in postings)
        {
            if (!found.Takes(HitOf(posting, fit, 0))) return;
            if (hidden is null || !hidden.Contains(Posting.ContactOf(posting))) found.Add(HitOf(posting, fit, loose));
        }
    }

    private static ulong HitOf(uint posting, WordFit fit, int loose) =>
        TopHits.Hit(AskedWord.CostOf(fit, Posting.PlaceOf(posting) | loose), Posting.ContactOf(posting));
}
