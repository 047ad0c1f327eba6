using Engine.Core.Caching;
using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>Finds what nearly is a number: in one contact, or in a whole copy within a bounded time.</summary>
internal sealed class NearMissFinder
{
    private const int MostOfCopy = 64;

    private readonly NearNumber _near;
    private readonly WrittenDigits? _digits;
    private readonly PhoneNumber _asked;
    private readonly PhoneNumberReader _reader;

    public NearMissFinder(PhoneNumber asked, PhoneNumberReader reader)
    {
        (_asked, _reader, _near) = (asked, reader, new NearNumber(asked));

        // Of a local number what was typed: whoever wrote it into the notes may have left out the same.
        var written = asked.Kind == PhoneNumberKind.Full || asked.Tail.IsEmpty ? asked.National : asked.Tail;
        if (written.TrimLeadingZeros() is { Length: >= NearNumber.FewestDigits } digits) _digits = new WrittenDigits(digits.ToText());
    }

    /// <returns>The nearest first, and whether all of the copy was looked through.</returns>
    public (IReadOnlyList<NearMiss> Misses, bool IsComplete) In(ContactIndex copy, ScanLimit limit)
    {
        if (!_near.IsLookedFor) return ([], true);
        var (contacts, isComplete) = copy.FindNear(_near, _digits, MostOfCopy, limit);
        return (Among(contacts), isComplete);
    }

    /// <returns>The nearest first.</returns>
    public IReadOnlyList<NearMiss> Among(IEnumerable<Contact> contacts) =>
    [
        .. contacts.DistinctBy(contact => contact.Key).Select(Of).OfType<(Nearness Nearness, NearMiss Miss)>()
            .OrderBy(near => near.Nearness).Select(near => near.Miss).Take(BookExplanation.MaxListed),
    ];

    private (Nearness, NearMiss)? Of(Contact contact)
    {
        if (!_near.IsLookedFor) return null;
        var region = ContactNumbers.RegionOf(contact);
        (Nearness Nearness, NearMiss Miss)? best = null;
        foreach (var field in contact.Fields)
        {
            if (NearnessOf(field, region, out var stored) is not { } near || (best is { } known && known.Nearness.CompareTo(near) <= 0)) continue;
            best = (near, new NearMiss
            {
                DisplayText = ShownText.Of(contact.DisplayText ?? DisplayText.Of(contact.Key, contact.Fields)),
                RecordType = contact.Key.Type,
                Field = field.Name,
                Stored = stored,
                Kind = near.Kind,
                Explanation = NearMissText.Of(near, field.Name, stored),
            });
        }

        return best;
    }

    private Nearness? NearnessOf(ContactField field, string? region, out string stored)
    {
        stored = ShownText.Of(field.Value);
        if (field.Kind == ContactFieldKind.Telephone && OfNumbers(field.Value, region, out var isSame) is var near && (near is not null || isSame)) return near;
        if (_digits?.In(field.Value) is not { } place || place.Equals(default)) return null;
        stored = ShownText.Around(field.Value, place);
        return new(field.Kind == ContactFieldKind.Telephone ? NearMissKind.NotReadable : NearMissKind.OtherField, _asked.National.Length);
    }

    private Nearness? OfNumbers(string value, string? region, out bool isSame)
    {
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        Nearness? nearest = null;
        isSame = false;
        foreach (var number in numbers[.._reader.ReadStored(value, region, numbers)])
        {
            isSame |= PhoneNumberMatch.Judge(_asked, number) is not null;
            if (_near.Of(number) is { } near && (nearest is null || near.CompareTo(nearest.Value) < 0)) nearest = near;
        }

        return isSame ? null : nearest;
    }

}
