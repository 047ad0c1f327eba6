using Engine.Core.AddressBooks;
using Engine.Core.Caching;
using Engine.Core.Caching.Numbers;
using Engine.Core.PhoneNumbers;
using Engine.Sdk;

namespace Engine.Core.Search;

internal class NumberSearchQuery(PhoneNumber asked, PhoneNumberReader reader, TimeProvider time) : SearchQuery
{
    internal override string Key => $"number:{asked.Kind}:{asked.CountryCode}:{asked.National.ToText()}:{asked.Extension.ToText()}";

    internal override string? Obstacle(OpenBook book, ICachedCopies copies) => book switch
    {
        { Descriptor.NumberMatching: not NumberMatching.None } => null,
        { Configuration.IsCached: false } => "This CRM cannot search telephone numbers. Switch on caching for this address book.",
        _ => copies.GetStatus(book.Id) switch
        {
            { State: SyncState.Loading or SyncState.Syncing } => "This CRM cannot search telephone numbers, and the copy of its contacts is still being made.",
            { Error: { } error } => $"This CRM cannot search telephone numbers, and the copy of its contacts could not be made yet: {error}",

            // Switched off, not saved, or called off: it may not be under way at all.
            _ => "This CRM cannot search telephone numbers, and the copy of its contacts is not there yet.",
        },
    };

    internal override Task<IReadOnlyList<Contact>> AskAsync(OpenBook book, int limit, TimeSpan deadline, CancellationToken cancellationToken)
    {
        var spellings = book.Spellings.Order(NumberSpellings.For(asked, book.Descriptor.NumberMatching, reader));
        var query = new NumberQuery { Spellings = spellings, E164 = asked.E164, Digits = asked.National.ToText(), Limit = limit };
        return new NumberRounds(book, query, this, time).AskAsync(deadline, cancellationToken);
    }

    internal override IReadOnlyList<Candidate> Ask(ContactIndex copy, int limit)
    {
        Span<FoundContact> found = limit <= FewHits ? stackalloc FoundContact[limit] : new FoundContact[limit];
        return Read(copy, found[..copy.FindByNumber(asked, found)], hit => new Fit(hit.Quality, hit.Cost));
    }

    internal override Fit? Judge(Contact candidate) =>
        PhoneNumberMatch.Best(asked, candidate, reader) is { } match ? new Fit(match.Quality, NumberTable.CostOf(match)) : null;
}
