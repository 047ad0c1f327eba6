using Engine.Core.PhoneNumbers;
using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.Explain;

/// <summary>Says which field of a record it was that fits, or why none does.</summary>
internal sealed class ExplainedFields(PhoneNumber? asked, PhoneNumberReader reader)
{
    private const int MaxNamed = 3;

    public FoundRecord FoundOf(Candidate candidate)
    {
        var (contact, fit) = candidate;
        var found = new FoundRecord { DisplayText = TextOf(contact), RecordType = contact.Key.Type, Match = fit.Quality };
        return BestOf(contact) is { } best ? found with { Field = best.Field.Name, Stored = ShownText.Of(best.Field.Value), Extension = best.Match.Extension } : found;
    }

    public DroppedRecord DroppedOf(Contact? contact, DropReason reason)
    {
        // Nothing is known of its sizes, nor whose it is.
        var isStranger = reason is DropReason.OtherBook or DropReason.Malformed;
        var telephone = reason is DropReason.BetterMatch && contact is not null && BestOf(contact) is { } best ? best.Field : TelephonesOf(contact).FirstOrDefault();
        return new()
        {
            DisplayText = isStranger ? "" : TextOf(contact),
            RecordType = contact?.Key.Type ?? "",
            Reason = reason,
            Explanation = SentenceOf(contact, reason),
            Field = asked is null || isStranger ? null : telephone?.Name,
            Stored = asked is null || isStranger || telephone is null ? null : ShownText.Of(telephone.Value),
        };
    }

    private string SentenceOf(Contact? contact, DropReason reason) => reason switch
    {
        DropReason.BetterMatch => "Only the last digits agree, and a record with the whole number was found.",
        DropReason.OtherBook => "The connector answered with a record of another address book. Update it, or tell its author.",
        DropReason.Twice => "The connector answered with it twice; it is shown once.",
        DropReason.Malformed => "The connector answered with something that is no record. Update it, or tell its author.",
        _ when asked is null => "It does not hold all of these words.",
        _ => TelephonesOf(contact).Select(field => ShownText.Of(field.Value)).Take(MaxNamed + 1).ToList() switch
        {
            [] => "It has no telephone number.",
            { Count: > MaxNamed } => "None of its numbers is the one asked for.",
            var stored => $"It has another number: {string.Join(", ", stored)}.",
        },
    };

    private (ContactField Field, NumberMatch Match)? BestOf(Contact contact)
    {
        if (asked is not { } number) return null;
        var region = ContactNumbers.RegionOf(contact);
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        (ContactField Field, NumberMatch Match)? best = null;
        foreach (var field in TelephonesOf(contact))
        {
            foreach (var stored in numbers[..reader.ReadStored(field.Value, region, numbers)])
                if (PhoneNumberMatch.Judge(number, stored) is { } match && (best is null || match.CompareTo(best.Value.Match) < 0)) best = (field, match);
        }

        return best;
    }

    private static IEnumerable<ContactField> TelephonesOf(Contact? contact) =>
        contact?.Fields?.Where(field => field is { Kind: ContactFieldKind.Telephone, Value.Length: > 0 }) ?? [];

    private static string TextOf(Contact? contact) => contact is null ? "" : ShownText.Of(contact.DisplayText ?? DisplayText.Of(contact.Key, contact.Fields));
}
