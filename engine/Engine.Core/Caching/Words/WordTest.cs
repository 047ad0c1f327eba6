using System.Buffers;
using Engine.Core.Names;

namespace Engine.Core.Caching.Words;

/// <summary>Asks of contacts, by the terms they hold, how well one word in one reading fits them.</summary>
internal sealed class WordTest : IDisposable
{
    private const int CountedTails = 256;

    private readonly WordIndex _index;
    private readonly WordRanges _ranges;
    private ulong[]? _inside; // a bit for each term that has the word inside

    public WordTest(WordIndex index, byte[] word, bool matchesInside, int loose)
    {
        _index = index;
        _ranges = new WordRanges(index, word, matchesInside, loose);
        Contacts = _ranges.Starts.IsEmpty ? 0 : index.Postings.Of(_ranges.Starts).Length;
        Contacts += InsideContacts();
    }

    /// <summary>About how many contacts the word fits; 0 only when it fits none.</summary>
    public long Contacts { get; }

    /// <summary>Makes ready for <see cref="Cost"/>.</summary>
    public void Prepare()
    {
        if (_ranges.Inside.IsEmpty || _inside is not null) return;
        _inside = ArrayPool<ulong>.Shared.Rent((_index.Terms.Count / 64) + 1);
        _inside.AsSpan().Clear();
        for (var tail = _ranges.Inside.Start; tail < _ranges.Inside.End; tail++)
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
            if (FitOf(ContactTerms.TermOf(entry)) is { } fit) best = Math.Min(best, AskedWord.CostOf(fit, ContactTerms.PlaceOf(entry) | _ranges.Loose));
        }

        return best;
    }

    /// <summary>Every contact the word may fit, some of them several times.</summary>
    public IEnumerable<uint> Candidates()
    {
        for (var term = _ranges.Starts.Start; term < _ranges.Starts.End; term++)
        {
            for (var i = 0; i < _index.Postings[term].Length; i++) yield return Posting.ContactOf(_index.Postings[term][i]);
        }

        for (var tail = _ranges.Inside.Start; tail < _ranges.Inside.End; tail++)
        {
            var term = _index.Tails.TermOf(tail);
            for (var i = 0; i < _index.Postings[term].Length; i++) yield return Posting.ContactOf(_index.Postings[term][i]);
        }
    }

    public void Dispose()
    {
        if (_inside is not null) ArrayPool<ulong>.Shared.Return(_inside);
        _inside = null;
    }

    private WordFit? FitOf(int term)
    {
        if (term >= _ranges.Starts.Start && term < _ranges.Starts.End) return term == _ranges.Whole ? WordFit.Whole : WordFit.Start;
        return _inside is not null && (_inside[term >> 6] >> (term & 63) & 1) != 0 ? WordFit.Inside : null;
    }

    private long InsideContacts()
    {
        var counted = 0L;
        var end = Math.Min(_ranges.Inside.End, _ranges.Inside.Start + CountedTails);
        for (var tail = _ranges.Inside.Start; tail < end; tail++) counted += _index.Postings[_index.Tails.TermOf(tail)].Length;
        return _ranges.Inside.Count <= CountedTails ? counted : counted * _ranges.Inside.Count / CountedTails;
    }
}
