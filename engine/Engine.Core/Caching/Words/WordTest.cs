using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Asks of contacts how well one of several words fits them.</summary>
internal sealed class WordTest : IDisposable
{
    private BitSet? _contacts; // those it fits, where it pays to gather them

    public WordTest(WordIndex index, AskedWord word)
    {
        Readings = word.IsTwofold
            ? [new(index, word.Plain, word.MatchesInside, isLoose: false), new(index, word.Loose, word.MatchesInside, isLoose: true)]
            : [new(index, word.Plain, word.MatchesInside, isLoose: false)];
        Contacts = Readings.Sum(reading => reading.CountContacts());
        WholeCount = Readings.Sum(reading => reading.CountWhole());
    }

    public WordReading[] Readings { get; }

    /// <summary>About how many contacts the word fits; 0 only when it fits none.</summary>
    public long Contacts { get; }

    /// <summary>How many contacts hold the whole word, about.</summary>
    public long WholeCount { get; }

    /// <summary>Whether the contacts that hold the whole word have been looked at.</summary>
    public bool IsWholeKnown { get; set; }

    /// <summary>The best the word can do with any contact that was not looked at.</summary>
    public int LeastCost => Readings.Min(reading => reading.Ranges.LeastCost(IsWholeKnown ? WordFit.Start : WordFit.Whole));

    public bool IsGathered => _contacts is not null;

    /// <summary>Makes ready for <see cref="Cost"/>.</summary>
    public void Prepare()
    {
        foreach (var reading in Readings) reading.Prepare();
    }

    /// <summary>Gathers the contacts the word fits, for <see cref="MayFit"/>.</summary>
    public void Gather(int contacts)
    {
        _contacts = new BitSet(contacts);
        foreach (var reading in Readings) reading.AddContactsTo(_contacts);
    }

    public bool MayFit(uint contact) => _contacts is null || _contacts.Contains(contact);

    /// <summary>The best the word does with any of a contact's terms.</summary>
    public int Cost(ReadOnlySpan<uint> terms)
    {
        var best = Readings[0].Cost(terms);
        return Readings.Length == 1 ? best : Math.Min(best, Readings[1].Cost(terms));
    }

    public void Dispose()
    {
        _contacts?.Dispose();
        foreach (var reading in Readings) reading.Dispose();
    }
}
