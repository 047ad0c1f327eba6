using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Search;

internal sealed class NumberSearchQuery(PhoneNumber asked, PhoneNumberReader reader) : SearchQuery
{
    public override string Key => $"number:{asked.Kind}:{asked.CountryCode}:{asked.National}:{asked.Extension}";

    public override string? Obstacle(OpenBook book) => book.Descriptor.NumberMatching == NumberMatching.None
        ? "This CRM cannot search telephone numbers. Switch on caching for this address book."
        : null;

    public override Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, CancellationToken cancellationToken)
    {
        var query = new NumberQuery
        {
            Spellings = NumberSpellings.For(asked, book.Descriptor.NumberMatching, reader),
            E164 = asked.E164,
            Digits = asked.National,
            Limit = limit,
        };
        return book.Connection.FindByNumberAsync(query, cancellationToken);
    }

    public override IReadOnlyList<Contact> Ask(ContactIndex copy, int limit) => copy.FindByNumber(asked);

    public override Fit? Judge(Contact candidate)
    {
        Fit? best = null;
        var country = candidate.Fields.FirstOrDefault(field => field.Name == WellKnownFields.Country)?.Value;
        foreach (var field in candidate.Fields)
        {
            if (field.Kind != ContactFieldKind.Telephone) continue;
            if (reader.ReadStored(field.Value, country) is not { } stored) continue;
            if (PhoneNumberMatch.Compare(asked, stored) is not { } quality) continue;
            var fit = new Fit(quality, 0);
            if (best is null || fit.CompareTo(best.Value) < 0) best = fit;
        }

        return best;
    }
}
