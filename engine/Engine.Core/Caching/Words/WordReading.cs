using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>One way to read an asked word, asked of contacts by the terms they hold.</summary>
internal sealed class WordReading(WordIndex index, byte[] word, bool matchesInside, bool isLoose) : IDisposable
{
    private const int CountedTails = 256;

    private BitSet? _inside; // the terms that have the word inside

    public WordRanges Ranges { get; } = new(index, word, matchesInside, isLoose);

    /// <summary>About how many contacts it fits; 0 only when it fits none.</summary>
    public long CountContacts()
    {
        var counted = 0L;
        var end = Math.Min(Ranges.Inside.End, Ranges.Inside.Start + CountedTails);
        for (var tail = Ranges.Inside.Start; tail < end; tail++) counted += index.Postings[index.Tails.TermOf(tail)].Length;
        if (Ranges.Inside.Count > CountedTails) counted = counted * Ranges.Inside.Count / CountedTails;
        return counted + (Ranges.Starts.IsEmpty ? 0 : index.Postings.Of(Ranges.Starts).Length);
    }

    public int CountWhole() => Ranges.Whole < 0 ? 0 : index.Postings[Ranges.Whole].Length;

    /// <summary>Makes ready for <see cref="Cost"/>.</summary>
    public void Prepare()
    {
        if (Ranges.Inside.IsEmpty) return;
        _inside = new BitSet(index.Terms.Count);
        for (var tail = Ranges.Inside.Start; tail < Ranges.Inside.End; tail++) _inside.Add((uint)index.Tails.TermOf(tail));
    }

    /// <summary>The best it does with any of a contact's terms (<see cref="ContactTerms"/>).</summary>
    public int Cost(ReadOnlySpan<uint> terms)
    {
        var best = AskedWord.NoMatch;
        foreach (var entry in terms)
        {
            if (FitOf(ContactTerms.TermOf(entry)) is { } fit) best = Math.Min(best, Ranges.CostOf(fit, ContactTerms.PlaceOf(entry)));
        }

        return best;
    }

    /// <summary>The terms it fits in one way, some of them several times.</summary>
    public IEnumerable<int> Terms(WordFit fit)
    {
        switch (fit)
        {
            case WordFit.Whole:
                if (Ranges.Whole >= 0) yield return Ranges.Whole;
                break;
            case WordFit.Start:
                for (var term = Ranges.Starts.Start; term < Ranges.Starts.End; term++)
                {
                    if (term != Ranges.Whole) yield return term;
                }

                break;
            default:
                for (var tail = Ranges.Inside.Start; tail < Ranges.Inside.End; tail++) yield return index.Tails.TermOf(tail);
                break;
        }
    }

    /// <summary>Every contact it fits.</summary>
    public void AddContactsTo(BitSet contacts)
    {
        if (!Ranges.Starts.IsEmpty)
        {
            foreach (var posting in index.Postings.Of(Ranges.Starts)) contacts.Add(Posting.ContactOf(posting));
        }

        foreach (var term in Terms(WordFit.Inside))
        {
            foreach (var posting in index.Postings[term]) contacts.Add(Posting.ContactOf(posting));
        }
    }

    public void Dispose() => _inside?.Dispose();

    private WordFit? FitOf(int term)
    {
        if (term >= Ranges.Starts.Start && term < Ranges.Starts.End) return term == Ranges.Whole ? WordFit.Whole : WordFit.Start;
        return _inside?.Contains((uint)term) is true ? WordFit.Inside : null;
    }
}
