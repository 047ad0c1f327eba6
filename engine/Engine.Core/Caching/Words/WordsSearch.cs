using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>
/// Finds the best contacts that hold several words: those that hold the rarest are asked for the others, from the best kind of fit to the last, until
/// none that follows can be among the best.
/// </summary>
internal sealed class WordsSearch
{
    // A contact's terms lie anywhere in memory, and are as dear to look up as so many postings are to go through.
    private const int PostingsPerLookUp = 32;

    private static readonly WordFit[] Fits = [WordFit.Whole, WordFit.Start, WordFit.Inside];

    private readonly WordIndex _index;
    private readonly ContactSet? _hidden;
    private readonly WordTest[] _words; // the rarest first
    private long _lookUps;

    private WordsSearch(WordIndex index, WordTest[] words, ContactSet? hidden) => (_index, _hidden, _words) = (index, hidden, words);

    public static void Find(WordIndex index, AskedWord[] words, ContactSet? hidden, ref TopHits found)
    {
        var tests = Array.ConvertAll(words, word => new WordTest(index, word));
        try
        {
            Array.Sort(tests, (a, b) => a.Contacts.CompareTo(b.Contacts));
            if (tests[0].Contacts == 0) return;
            foreach (var test in tests) test.Prepare();
            new WordsSearch(index, tests, hidden).Find(ref found);
        }
        finally
        {
            foreach (var test in tests) test.Dispose();
        }
    }

    private void Find(ref TopHits found)
    {
        // Few hold a word whole, even a frequent one: once those are known, the word's best is its beginning, and the search can end much sooner.
        foreach (var word in _words.Where(word => word.WholeCount <= _words[0].Contacts).OrderBy(word => word.WholeCount))
        {
            Find(word, WordFit.Whole, ref found);
            word.IsWholeKnown = true;
        }

        foreach (var fit in Fits) Find(_words[0], fit, ref found);
    }

    /// <summary>Looks at the contacts that a word fits in one way, as long as they can be among the best.</summary>
    private void Find(WordTest word, WordFit fit, ref TopHits found)
    {
        if (fit == WordFit.Whole && word.IsWholeKnown) return;
        var least = _words.Sum(other => other == word ? 0 : other.LeastCost);
        foreach (var reading in word.Readings)
        {
            if (!found.Takes(least + reading.Ranges.CostOf(fit, 0))) continue;
            foreach (var term in reading.Terms(fit))
            {
                foreach (var posting in _index.Postings[term])
                {
                    var contact = Posting.ContactOf(posting);
                    if (!found.Takes(TopHits.Hit(least + reading.Ranges.CostOf(fit, Posting.PlaceOf(posting)), contact))) break;
                    if (MayFit(contact)) Add(contact, ref found);
                }
            }
        }
    }

    // Gathering a word's contacts pays once that many were looked up.
    private bool MayFit(uint contact)
    {
        _lookUps++;
        foreach (var other in _words.AsSpan(1))
        {
            if (!other.IsGathered && _lookUps * PostingsPerLookUp > other.Contacts) other.Gather(_index.Contacts.Count);
            if (!other.MayFit(contact)) return false;
        }

        return true;
    }

    private void Add(uint contact, ref TopHits found)
    {
        var terms = _index.Contacts[contact];
        var cost = 0;
        foreach (var word in _words)
        {
            var best = word.Cost(terms);
            if (best == AskedWord.NoMatch) return;
            cost += best;
        }

        if (_hidden is null || !_hidden.Contains(contact)) found.Add(TopHits.Hit(cost, contact));
    }
}
