using Engine.Core.AddressBooks;
using Engine.Core.PhoneNumbers;
using Engine.Core.Profiles;
using Engine.Core.Search;
using Engine.Sdk;
using PhoneNumbers;

namespace Engine.Core.Owner;

/// <summary>Who the user is: from the launch, named by the first book that knows.</summary>
public sealed class OwnerFinder(UserProfile profile, IOpenBooks books, FanOutSearch search, ActionOffers offers, PhoneNumberReader reader)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    /// <returns>Null when the launch named neither user nor number.</returns>
    public async Task<OwnerContact?> FindAsync(CancellationToken cancellationToken)
    {
        if (profile.UserId is null && profile.Tel is null) return null;
        var e164 = profile.Tel is null ? null : reader.ReadAsked(profile.Tel)?.E164;
        var record = await FirstOwnRecordAsync(cancellationToken).ConfigureAwait(false) ?? await ByOwnNumberAsync(cancellationToken).ConfigureAwait(false);
        return new OwnerContact
        {
            Id = profile.UserId ?? e164 ?? profile.Tel!, // one of the two was given
            Tel = profile.Tel,
            E164 = e164,
            DisplayTel = Display(e164) ?? profile.Tel,
            DisplayName = record?.Contact.DisplayText ?? profile.UserId ?? profile.Tel!,
            Record = record,
        };
    }

    private async Task<Hit?> FirstOwnRecordAsync(CancellationToken cancellationToken)
    {
        var answers = await Task.WhenAll(books.Enabled.Select(async book =>
        {
            if (book.Connection is not IOwnerLookup lookup) return null;
            var found = await book.Guard.CallAsync(lookup.GetOwnerAsync, Deadline, cancellationToken).ConfigureAwait(false);
            return Verification.Bounded(found.Value, book.Id) is { } contact ? Present(book, contact) : null;
        })).ConfigureAwait(false);
        return answers.FirstOrDefault(found => found is not null);
    }

    private async Task<Hit?> ByOwnNumberAsync(CancellationToken cancellationToken)
    {
        if (profile.Tel is null || !search.IsSearchable(profile.Tel)) return null;
        var found = await search.SearchAsync(new SearchRequest { Query = profile.Tel, Count = 1 }, cancellationToken).ConfigureAwait(false);
        return found.Hits.FirstOrDefault(hit => hit.Match != MatchQuality.Suffix);
    }

    private Hit Present(OpenBook book, Contact contact) => new()
    {
        Book = book.Configuration,
        Contact = contact,
        Match = MatchQuality.Name,
        Actions = offers.For(book, contact, isCopied: false),
    };

    private static string? Display(string? e164)
    {
        if (e164 is null) return null;
        var util = PhoneNumberUtil.GetInstance();
        return util.Format(util.Parse(e164, null), PhoneNumberFormat.INTERNATIONAL);
    }
}

/// <summary>The user as a contact.</summary>
public sealed record OwnerContact
{
    public required string Id { get; init; }

    public string? Tel { get; init; }

    public string? E164 { get; init; }

    /// <summary>The number as people write it, with spaces.</summary>
    public string? DisplayTel { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>The user's record in the first book that knows them; null when none does.</summary>
    public Hit? Record { get; init; }
}
