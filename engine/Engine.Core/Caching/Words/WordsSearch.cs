using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Finds the best contacts that hold several words: those that hold the rarest are asked for the others, from the best kind of fit to the last.</summary>
internal static class WordsSearch
{
    // A contact's terms lie anywhere in memory, and are as dear to look up as so many postings are to go through.
    private const int PostingsPerLookUp = 32;

    public static void Find(WordIndex index, AskedWord[] words, ContactSet? hidden, ref TopHits found)
    {
        var tests = Array.ConvertAll(words, word => new WordTest(index, word));
        try
        {
            Array.Sort(tests, (a, b) => a.Contacts.CompareTo(b.Contacts));
            var (rarest, others) = (tests[0], tests[1..]);
            if (rarest.Contacts == 0) return;
            foreach (var test in tests) test.Prepare();
            foreach (var other in others)
            {
                if (other.Contacts < rarest.Contacts * PostingsPerLookUp) other.Gather(index.Contacts.Count);
            }

            Find(index, rarest, others, hidden, ref found);
        }
        finally
        {
            foreach (var test in tests) test.Dispose();
        }
    }

    private static void Find(WordIndex index, WordTest rarest, WordTest[] others, ContactSet? hidden, ref TopHits found)
    {
        var least = others.Sum(word => word.LeastCost);
        foreach (var fit in (ReadOnlySpan<WordFit>)[WordFit.Whole, WordFit.Start, WordFit.Inside])
        {
            foreach (var reading in rarest.Readings)
            {
                if (!found.Takes(least + reading.Ranges.CostOf(fit, 0))) continue;
                foreach (var term in reading.Terms(fit))
                {
                    foreach (var posting in index.Postings[term])
                    {
                        if (!found.Takes(least + reading.Ranges.CostOf(fit, Posting.PlaceOf(posting)))) break;
                        Add(index, Posting.ContactOf(posting), rarest, others, hidden, ref found);
                    }
                }
            }
        }
    }

    private static void Add(WordIndex index, uint contact, WordTest rarest, WordTest[] others, ContactSet? hidden, ref TopHits found)
    {
        foreach (var word in others)
        {
            if (!word.MayFit(contact)) return;
        }

        var terms = index.Contacts[contact];
        var cost = rarest.Cost(terms);
        foreach (var word in others)
        {
            var best = word.Cost(terms);
            if (best == AskedWord.NoMatch) return;
            cost += best;
        }

        if (hidden is null || !hidden.Contains(contact)) found.Add(TopHits.Hit(cost, contact));
    }
}
