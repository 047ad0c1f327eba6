using System.Runtime.CompilerServices;

namespace Engine.Connectors.GoogleContacts;

internal partial class GoogleContactsAddressBook : IContactFeed
{
    private const int MaxPage = 1000;

    public async IAsyncEnumerable<FeedPage> ReadAsync(string? since, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var sources = await GrantedAsync(cancellationToken).ConfigureAwait(false);
        var (place, trail) = (FeedPlace.Of(since, sources), new PageTrail());
        while (place.Step < sources.Count)
        {
            var source = sources[place.Step];
            var sync = place.Since.GetValueOrDefault(source.Scope);
            var page = await ListAsync(source, place.Page, sync, cancellationToken).ConfigureAwait(false);
            trail.Follow(page.Next is null ? null : $"{source.Scope} {page.Next}");
            if (place.Page is null) place = place with { Total = place.Total + (page.Total ?? 0) };
            place = place.After(page, source);
            var isGone = page.Items.ToLookup(person => person.IsTrue("metadata.deleted"));
            var contacts = await Task.WhenAll(isGone[false].Select(person => WholeAsync(person, cancellationToken))).ConfigureAwait(false);
            var gone = isGone[true].Select(person => person.Required("resourceName")).Concat(page.Items.SelectMany(person => person.Texts("metadata.previousResourceNames")));
            RecordKey[] removed = sync is null ? [] : [.. gone.Select(context.Key).Except(contacts.Select(contact => contact.Key))];
            var token = (place.Step == sources.Count ? place.Ended() : place).ToString();
            // Google gives new sync tokens also where nothing has changed, and the old ones end.
            if (contacts.Length + removed.Length > 0 || (place.Step == sources.Count && token != since))
                yield return new() { Contacts = contacts, Removed = removed, Token = token, Total = place.Since.Count == 0 && place.Total > 0 ? place.Total : null };
        }
    }

    // A page or sync token that Google refuses, for whatever reason, is of no use any more.
    private async Task<GooglePage> ListAsync(GoogleSource source, string? page, string? sync, CancellationToken cancellationToken)
    {
        try
        {
            return await source.List(Api, MaxPage, new(page, sync, IsSync: true), cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectorException refused) when (refused.Kind == ConnectorErrorKind.Refused && (page ?? sync) is not null)
        {
            throw new ConnectorException(ConnectorErrorKind.FeedTokenExpired, refused.Message, refused);
        }
    }

    private async Task<Contact> WholeAsync(JsonElement person, CancellationToken cancellationToken)
    {
        var contact = person.ToContact(context);
        return ((string[])["phoneNumbers", "emailAddresses"]).Any(list => person.Items(list).Count() >= GoogleContactsMapping.MaxListed)
            ? await GetRecordAsync(contact.Key, cancellationToken).ConfigureAwait(false) ?? contact
            : contact;
    }
}
