using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Finds the best contacts for one word, from the best kind of fit to the last; what cannot be among the best any more is not looked at.</summary>
internal static class WordSearch
{
    public static void Find(WordIndex index, AskedWord word, ContactSet? hidden, ref TopHits found)
    {
        var plain = new WordRanges(index, word.Plain, word.MatchesInside, isLoose: false);
        var loose = word.IsTwofold ? new WordRanges(index, word.Loose, word.MatchesInside, isLoose: true) : default;
        foreach (var fit in (ReadOnlySpan<WordFit>)[WordFit.Whole, WordFit.Start, WordFit.Inside])
        {
            Add(index, plain, fit, hidden, ref found);
            if (word.IsTwofold) Add(index, loose, fit, hidden, ref found);
        }
    }

    private static void Add(WordIndex index, in WordRanges ranges, WordFit fit, ContactSet? hidden, ref TopHits found)
    {
        if (!found.Takes(ranges.CostOf(fit, 0))) return;
        switch (fit)
        {
            case WordFit.Whole when ranges.Whole >= 0:
                Add(index.Postings[ranges.Whole], ranges.CostOf(fit, 0), hidden, ref found);
                break;
            case WordFit.Start when !ranges.Starts.IsEmpty && !AddBest(index.BestOfTerms.Find(ranges.Starts), ranges.CostOf(fit, 0), hidden, ref found):
                for (var term = ranges.Starts.Start; term < ranges.Starts.End; term++)
                {
                    if (term != ranges.Whole) Add(index.Postings[term], ranges.CostOf(fit, 0), hidden, ref found);
                }

                break;
            case WordFit.Inside when !ranges.Inside.IsEmpty && !AddBest(index.BestOfTails.Find(ranges.Inside), ranges.CostOf(fit, 0), hidden, ref found):
                for (var tail = ranges.Inside.Start; tail < ranges.Inside.End; tail++)
                    Add(index.Postings[index.Tails.TermOf(tail)], ranges.CostOf(fit, 0), hidden, ref found);
                break;
        }
    }

    // What was found beforehand settles it unless it is cut and the last of it would still be taken.
    private static bool AddBest(ReadOnlySpan<uint> best, int cost, ContactSet? hidden, ref TopHits found)
    {
        if (best.IsEmpty) return false;
        Add(best, cost, hidden, ref found);
        return best.Length < BestTable.Kept || !found.Takes(HitOf(best[^1], cost));
    }

    private static void Add(ReadOnlySpan<uint> postings, int cost, ContactSet? hidden, ref TopHits found)
    {
        foreach (var posting in postings)
        {
            var hit = HitOf(posting, cost);
            if (!found.Takes(hit)) return;
            if (hidden is null || !hidden.Contains(Posting.ContactOf(posting))) found.Add(hit);
        }
    }

    private static ulong HitOf(uint posting, int cost) => TopHits.Hit(cost | Posting.PlaceOf(posting), Posting.ContactOf(posting));
}
