using System.Buffers;
using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Asks of contacts, by the terms they hold, how well one word in one reading fits them.</summary>
internal sealed class WordTest : IDisposable
{
    private const int CountedTails = 256;

    private readonly WordIndex _index;
    private ulong[]? _inside; // a bit for each term that has the word inside

    public WordTest(WordIndex index, byte[] word, bool matchesInside, bool isLoose)
    {
        _index = index;
        Ranges = new WordRanges(index, word, matchesInside, isLoose);
        Contacts = (Ranges.Starts.IsEmpty ? 0 : index.Postings.Of(Ranges.Starts).Length) + InsideContacts();
    }

    public WordRanges Ranges { get; }

    /// <summary>About how many contacts the word fits; 0 only when it fits none.</summary>
    public long Contacts { get; }

    /// <summary>Makes ready for <see cref="Cost"/>.</summary>
    public void Prepare()
    {
        if (Ranges.Inside.IsEmpty || _inside is not null) return;
        _inside = ArrayPool<ulong>.Shared.Rent((_index.Terms.Count / 64) + 1);
        _inside.AsSpan().Clear();
        for (var tail = Ranges.Inside.Start; tail < Ranges.Inside.End; tail++)
        {
            var term = _index.Tails.TermOf(tail);
            _inside[term >> 6] |= 1UL << (term & 63);
        }
    }

    /// <summary>The best the word does with any of a contact's terms (<see cref="ContactTerms"/>).</summary>
    public int Cost(ReadOnlySpan<uint> terms)
    {
        var best = AskedWord.NoMatch;
        foreach (var entry in terms)
        {
            if (FitOf(ContactTerms.TermOf(entry)) is { } fit) best = Math.Min(best, Ranges.CostOf(fit, ContactTerms.PlaceOf(entry)));
        }

        return best;
    }

    /// <summary>The terms the word fits in one way, some of them several times.</summary>
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
                for (var tail = Ranges.Inside.Start; tail < Ranges.Inside.End; tail++) yield return _index.Tails.TermOf(tail);
                break;
        }
    }

    public void Dispose()
    {
        if (_inside is not null) ArrayPool<ulong>.Shared.Return(_inside);
        _inside = null;
    }

    private WordFit? FitOf(int term)
    {
        if (term >= Ranges.Starts.Start && term < Ranges.Starts.End) return term == Ranges.Whole ? WordFit.Whole : WordFit.Start;
        return _inside is not null && (_inside[term >> 6] >> (term & 63) & 1) != 0 ? WordFit.Inside : null;
    }

    private long InsideContacts()
    {
        var counted = 0L;
        var end = Math.Min(Ranges.Inside.End, Ranges.Inside.Start + CountedTails);
        for (var tail = Ranges.Inside.Start; tail < end; tail++) counted += _index.Postings[_index.Tails.TermOf(tail)].Length;
        return Ranges.Inside.Count <= CountedTails ? counted : counted * Ranges.Inside.Count / CountedTails;
    }
}
