using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Finds the best contacts that hold several words: those that hold the rarest are asked for the others.</summary>
internal static class WordsSearch
{
    public static void Find(WordIndex index, AskedWord[] words, ContactSet? hidden, ref TopHits found)
    {
        var tests = Array.ConvertAll(words, word => TestsOf(index, word));
        try
        {
            var rarest = tests.MinBy(ContactsOf) ?? [];
            if (ContactsOf(rarest) == 0) return;
            foreach (var test in tests.SelectMany(test => test)) test.Prepare();

            // A word that fits most contacts names them several times over: then each is asked once, in the order they lie in.
            if (ContactsOf(rarest) > index.Contacts.Count / 2)
            {
                for (var contact = 0u; contact < index.Contacts.Count; contact++) Add(index, contact, tests, hidden, ref found);
                return;
            }

            foreach (var test in rarest)
            {
                foreach (var contact in test.Candidates()) Add(index, contact, tests, hidden, ref found);
            }
        }
        finally
        {
            foreach (var test in tests.SelectMany(test => test)) test.Dispose();
        }
    }

    private static void Add(WordIndex index, uint contact, WordTest[][] tests, ContactSet? hidden, ref TopHits found)
    {
        if (hidden is not null && hidden.Contains(contact)) return;
        var terms = index.Contacts[contact];
        var cost = 0;
        foreach (var word in tests)
        {
            var best = word[0].Cost(terms);
            if (word.Length > 1) best = Math.Min(best, word[1].Cost(terms));
            if (best == AskedWord.NoMatch) return;
            cost += best;
        }

        found.Add(TopHits.Hit(cost, contact));
    }

    private static WordTest[] TestsOf(WordIndex index, AskedWord word) => word.IsTwofold
        ? [new(index, word.Plain, word.MatchesInside, 0), new(index, word.Loose, word.MatchesInside, WordPlace.Loose)]
        : [new(index, word.Plain, word.MatchesInside, 0)];

    private static long ContactsOf(WordTest[] word) => word.Sum(reading => reading.Contacts);
}
