using Engine.Core.Caching.Numbers;
using Engine.Core.Caching.Packing;
using Engine.Core.Caching.Records;
using Engine.Core.Caching.Words;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Building;

/// <summary>What one worker has read of the contacts that become a segment.</summary>
internal sealed class SegmentPart(PhoneNumberReader reader, RecordOrigin origin) : IPlacedWords
{
    private readonly ContactWords _words = new();
    private readonly SortKey _sortKey = new();
    private readonly List<uint> _found = []; // the terms of the contact being read
    private readonly List<PhoneNumber> _numbers = []; // and its numbers

    public TermNumbers Terms { get; } = new();

    public RecordBlocks Records { get; } = new(origin);

    public NumberTableBuilder Numbers { get; } = new();

    public ChunkedList<PartContact> Contacts { get; } = new();

    /// <summary>The terms of all contacts, one contact's after the other's (<see cref="ContactTerms.Of"/>).</summary>
    public ChunkedList<uint> ContactTerms { get; } = new();

    /// <returns>False when the bytes are no contact; then nothing is kept.</returns>
    public bool TryAdd(long arrival, in PackedContact packed)
    {
        _found.Clear();
        _numbers.Clear();
        try
        {
            _words.Read(packed.Body.Span, this);
            ContactNumbers.Read(packed.Body.Span, reader, _numbers);
        }
        catch (FormatException)
        {
            return false;
        }

        foreach (var number in _numbers) Numbers.Add(number, (uint)Contacts.Count);
        Contacts.Add(new PartContact
        {
            Arrival = arrival,
            Position = Records.Add(packed),
            SortKey = _sortKey.Of(packed.Body.Span),
            FirstTerm = ContactTerms.Count,
            Terms = _found.Count,
        });
        foreach (var term in _found) ContactTerms.Add(term);
        return true;
    }

    // A term counts once for a contact, where it stands best.
    void IPlacedWords.Add(ReadOnlySpan<byte> word, int place)
    {
        var term = Terms.NumberOf(word);
        for (var i = 0; i < _found.Count; i++)
        {
            if (Words.ContactTerms.TermOf(_found[i]) != (int)term) continue;
            if (Words.ContactTerms.PlaceOf(_found[i]) > place) _found[i] = Words.ContactTerms.Of(place, term);
            return;
        }

        _found.Add(Words.ContactTerms.Of(place, term));
    }
}

/// <summary>One contact of a part.</summary>
internal readonly record struct PartContact
{
    /// <summary>The how manieth contact it was: of two with one key the later counts.</summary>
    public required long Arrival { get; init; }

    public required long Position { get; init; }

    public required UInt128 SortKey { get; init; }

    public required int FirstTerm { get; init; }

    public required int Terms { get; init; }
}
