using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Finds the best contacts that hold several words: those that hold the rarest are asked for the others, from the best kind of fit to the last.</summary>
internal static class WordsSearch
{
    public static void Find(WordIndex index, AskedWord[] words, ContactSet? hidden, ref TopHits found)
    {
        var tests = Array.ConvertAll(words, word => TestsOf(index, word));
        try
        {
            // The rarest last: what comes from it fits it anyway.
            Array.Sort(tests, (a, b) => ContactsOf(b).CompareTo(ContactsOf(a)));
            if (ContactsOf(tests[^1]) == 0) return;
            foreach (var test in tests.SelectMany(test => test)) test.Prepare();
            Find(index, tests, hidden, ref found);
        }
        finally
        {
            foreach (var test in tests.SelectMany(test => test)) test.Dispose();
        }
    }

    private static void Find(WordIndex index, WordTest[][] tests, ContactSet? hidden, ref TopHits found)
    {
        var least = tests[..^1].Sum(LeastOf);
        foreach (var fit in (ReadOnlySpan<WordFit>)[WordFit.Whole, WordFit.Start, WordFit.Inside])
        {
            foreach (var rarest in tests[^1])
            {
                if (!found.Takes(least + rarest.Ranges.CostOf(fit, 0))) continue;
                foreach (var term in rarest.Terms(fit))
                {
                    foreach (var posting in index.Postings[term]) Add(index, Posting.ContactOf(posting), tests, hidden, ref found);
                }
            }
        }
    }

    private static void Add(WordIndex index, uint contact, WordTest[][] tests, ContactSet? hidden, ref TopHits found)
    {
        var terms = index.Contacts[contact];
        var cost = 0;
        foreach (var word in tests)
        {
            var best = word[0].Cost(terms);
            if (word.Length > 1) best = Math.Min(best, word[1].Cost(terms));
            if (best == AskedWord.NoMatch) return;
            cost += best;
        }

        if (hidden is null || !hidden.Contains(contact)) found.Add(TopHits.Hit(cost, contact));
    }

    private static WordTest[] TestsOf(WordIndex index, AskedWord word) => word.IsTwofold
        ? [new(index, word.Plain, word.MatchesInside, isLoose: false), new(index, word.Loose, word.MatchesInside, isLoose: true)]
        : [new(index, word.Plain, word.MatchesInside, isLoose: false)];

    private static long ContactsOf(WordTest[] word) => word.Sum(reading => reading.Contacts);

    private static int LeastOf(WordTest[] word) => word.Min(reading => reading.Ranges.LeastCost);
}
