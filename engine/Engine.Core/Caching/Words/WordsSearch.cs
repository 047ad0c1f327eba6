using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>
/// Finds the best contacts that hold several words: those that hold the rarest are asked for the others, from the best kind of fit to the last, until
/// none that follows can be among the best.
/// </summary>
internal ref struct WordsSearch
{
    // A contact's terms lie anywhere in memory, and are as dear to look up as so many postings are to go through.
    private const int PostingsPerLookUp = 32;

    private static readonly WordFit[] Fits = [WordFit.Whole, WordFit.Start, WordFit.Inside];

    private readonly WordIndex _index;
    private readonly ContactSet? _hidden;
    private readonly WordTest _rarest;
    private readonly WordTest[] _others;
    private readonly ref TopHits _found;
    private long _lookUps;

    private WordsSearch(WordIndex index, WordTest[] words, ContactSet? hidden, ref TopHits found)
    {
        (_index, _hidden, _rarest, _others) = (index, hidden, words[0], words[1..]);
        _found = ref found;
    }

    public static void Find(WordIndex index, AskedWord[] words, ContactSet? hidden, ref TopHits found)
    {
        var tests = Array.ConvertAll(words, word => new WordTest(index, word));
        try
        {
            Array.Sort(tests, (a, b) => a.Contacts.CompareTo(b.Contacts));
            if (tests[0].Contacts == 0) return;
            foreach (var test in tests) test.Prepare();
            new WordsSearch(index, tests, hidden, ref found).Run();
        }
        finally
        {
            foreach (var test in tests) test.Dispose();
        }
    }

    private void Run()
    {
        // Few hold a frequent word whole: once those are known, the others' best is its beginning, and the search can end much sooner.
        var least = 0;
        foreach (var other in _others)
        {
            if (other.LeastCost < AskedWord.CostOf(WordFit.Start, isLoose: false, 0) && other.CountWhole() <= _rarest.Contacts)
            {
                foreach (var reading in other.Readings) Add(reading, WordFit.Whole, AskedWord.NoMatch);
                least += other.LeastCostButWhole;
            }
            else
            {
                least += other.LeastCost;
            }
        }

        foreach (var fit in Fits)
        {
            foreach (var reading in _rarest.Readings) Add(reading, fit, least);
        }
    }

    /// <param name="reading">What the contacts hold.</param>
    /// <param name="fit">In which way.</param>
    /// <param name="least">The best the other words can do with them; <see cref="AskedWord.NoMatch"/> when nothing is known.</param>
    private void Add(WordReading reading, WordFit fit, int least)
    {
        var isBounded = least != AskedWord.NoMatch;
        if (isBounded && !_found.Takes(least + reading.Ranges.CostOf(fit, 0))) return;
        foreach (var term in reading.Terms(fit))
        {
            foreach (var posting in _index.Postings[term])
            {
                var contact = Posting.ContactOf(posting);
                if (isBounded && !_found.Takes(TopHits.Hit(least + reading.Ranges.CostOf(fit, Posting.PlaceOf(posting)), contact))) break;
                if (MayFit(contact)) Add(contact);
            }
        }
    }

    // Gathering a word's contacts pays once that many were looked up.
    private bool MayFit(uint contact)
    {
        _lookUps++;
        foreach (var other in _others)
        {
            if (!other.IsGathered && _lookUps * PostingsPerLookUp > other.Contacts) other.Gather(_index.Contacts.Count);
            if (!other.MayFit(contact)) return false;
        }

        return true;
    }

    private void Add(uint contact)
    {
        var terms = _index.Contacts[contact];
        var cost = _rarest.Cost(terms);
        if (cost == AskedWord.NoMatch) return;
        foreach (var word in _others)
        {
            var best = word.Cost(terms);
            if (best == AskedWord.NoMatch) return;
            cost += best;
        }

        if (_hidden is null || !_hidden.Contains(contact)) _found.Add(TopHits.Hit(cost, contact));
    }
}
