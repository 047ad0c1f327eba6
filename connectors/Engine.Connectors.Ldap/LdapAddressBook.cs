using System.DirectoryServices.Protocols;
using Engine.Connectors.Ldap.Directory;
using Engine.Connectors.Ldap.Feed;

namespace Engine.Connectors.Ldap;

/// <summary>The people of one directory.</summary>
internal partial class LdapAddressBook(AddressBookContext context, LdapDirectory directory) : IAddressBook, IContactFeed, IRecordLookup, IPictureSource, IAsyncDisposable
{
    // As in the engine, a number of so few digits is an internal one: many longer ones hold its digits.
    private const int MostOfAnInternalNumber = 6;

    protected AddressBookContext Context => context;

    protected LdapDirectory Directory => directory;

    public async Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken)
    {
        string[] attributes = [.. directory.Map.Telephones];
        var isInternal = query.Digits.Length <= MostOfAnInternalNumber;
        if (attributes.Length == 0 || (isInternal && query.IsThorough)) return [];
        if (isInternal && await FindAsync(LdapFilter.Number(query.Digits, attributes), query.Limit, cancellationToken).ConfigureAwait(false) is { Count: > 0 } exact) return exact;
        return await FindAsync(LdapFilter.Numbers(query, attributes, directory.Settings.Kind == LdapKind.OpenLdap), query.Limit, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        LdapFilter.Names(query.Words, [.. directory.Map.Names]) is { } filter ? await FindAsync(filter, query.Limit, cancellationToken).ConfigureAwait(false) : [];

    public IAsyncEnumerable<FeedPage> ReadAsync(string? since, CancellationToken cancellationToken) => new LdapFeed(context, directory).ReadAsync(since, cancellationToken);

    public async Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) =>
        (await EntryAsync(record, directory.ContactAttributes, cancellationToken).ConfigureAwait(false))?.ToContact(context, directory);

    public async Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken)
    {
        var entry = await EntryAsync(record, [.. directory.Preset.Pictures], cancellationToken).ConfigureAwait(false);
        return directory.Preset.Pictures.SelectMany(name => entry?.Bytes(name) ?? []).Select(LdapPictures.Of).FirstOrDefault(picture => picture is not null);
    }

    public ValueTask DisposeAsync() => directory.DisposeAsync();

    protected async Task<SearchResultEntry?> EntryAsync(RecordKey record, string[] attributes, CancellationToken cancellationToken) =>
        Guid.TryParse(record.Id, out var id) ? await directory.OneAsync(id, attributes, cancellationToken).ConfigureAwait(false) : null;

    private async Task<IReadOnlyList<Contact>> FindAsync(string filter, int limit, CancellationToken cancellationToken) =>
        [.. (await directory.FirstAsync(filter, limit, directory.ContactAttributes, cancellationToken).ConfigureAwait(false)).Select(entry => entry.ToContact(context, directory))];
}
