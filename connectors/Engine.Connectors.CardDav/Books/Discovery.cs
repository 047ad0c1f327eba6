using System.Xml.Linq;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav.Books;

/// <summary>Finds a user's address books from any address a user may know: RFC 6764, section 6, and RFC 6352, section 7.1.</summary>
internal sealed class Discovery(DavClient dav, CardDavSettings settings)
{
    private static readonly XName[] Asked =
    [
        DavNames.ResourceType, DavNames.DisplayName, DavNames.Principal, DavNames.Home, DavNames.CTag, DavNames.SyncToken, DavNames.Reports, DavNames.Privileges,
    ];

    // No CardDAV at that place; it may be at another.
    private static readonly ConnectorErrorKind[] Elsewhere = [ConnectorErrorKind.NotFound, ConnectorErrorKind.Refused, ConnectorErrorKind.BadAnswer];

    private Uri Address => settings.Address!; // required

    /// <summary>The books that the settings choose, in the order they are called there.</summary>
    /// <exception cref="ConnectorException"><see cref="ConnectorErrorKind.Misconfigured"/>: there are none; the message says what there is.</exception>
    public async Task<IReadOnlyList<CardBook>> FindAsync(CancellationToken cancellationToken)
    {
        var books = await AllAsync(cancellationToken).ConfigureAwait(false);
        if (books.Count == 0) throw Wrong("Address: this user has no address book on the server. Make one there, or write the address of the book itself.");
        var names = settings.AddressBooks.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length == 0 ? books : [.. names.SelectMany(name => Named(books, name)).DistinctBy(book => book.Path)];
    }

    private static List<CardBook> Named(IReadOnlyList<CardBook> books, string name)
    {
        var end = Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address.AbsolutePath : name;
        var found = books.Where(book => book.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0) found = [.. books.Where(book => book.Path.TrimEnd('/').EndsWith($"/{end.Trim('/')}", StringComparison.Ordinal))];
        return found.Count > 0 ? found : throw Wrong($"Address books: there is none named {name}. There are: {string.Join(", ", books.Select(book => book.Name))}.");
    }

    private async Task<IReadOnlyList<CardBook>> AllAsync(CancellationToken cancellationToken)
    {
        var start = await LookAsync(Address, cancellationToken).OrNullAsync(Elsewhere).ConfigureAwait(false);
        if (start is not null && CardBook.Of(start) is { } alone) return [alone];

        // A place below the server's own is meant: it may be the home of somebody else who shares.
        if (start is not null && start.Path != "/" && await ListAsync(start.Address, cancellationToken).OrNullAsync([ConnectorErrorKind.Forbidden, .. Elsewhere]).ConfigureAwait(false) is { Count: > 0 } here)
            return here;
        var homes = start is null ? [] : await HomesAsync(start, cancellationToken).ConfigureAwait(false);
        if (homes.Count == 0)
        {
            start = await LookAsync(new Uri(Address, "/.well-known/carddav"), cancellationToken).OrNullAsync(Elsewhere).ConfigureAwait(false)
                ?? throw Wrong("Address: this address answers, but is not a CardDAV server. Write the address that the server's own help names for CardDAV.");
            homes = await HomesAsync(start, cancellationToken).ConfigureAwait(false);
        }

        var lists = await Task.WhenAll(homes.Select(home => ListAsync(home, cancellationToken))).ConfigureAwait(false);
        return [.. lists.SelectMany(list => list).DistinctBy(book => book.Path)];
    }

    private async Task<DavResource> LookAsync(Uri address, CancellationToken cancellationToken) =>
        (await dav.PropFindAsync(address, 0, DavBodies.Properties(Asked), cancellationToken).ConfigureAwait(false)).Resources is [var found, ..] ? found
            : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "The server tells nothing of its own address.");

    private async Task<IReadOnlyList<CardBook>> ListAsync(Uri home, CancellationToken cancellationToken) =>
        [.. (await dav.PropFindAsync(home.Below(""), 1, DavBodies.Properties(Asked), cancellationToken).ConfigureAwait(false)).Resources.Select(CardBook.Of).OfType<CardBook>()];

    // RFC 5397, section 3; RFC 6352, section 7.1.1.
    private async Task<IReadOnlyList<Uri>> HomesAsync(DavResource start, CancellationToken cancellationToken)
    {
        if (Links(start, DavNames.Home) is { Count: > 0 } own) return own;
        return Links(start, DavNames.Principal) is [var principal, ..] ? Links(await LookAsync(principal, cancellationToken).ConfigureAwait(false), DavNames.Home) : [];
    }

    private static IReadOnlyList<Uri> Links(DavResource found, XName name) => !found.Properties.TryGetValue(name, out var property) ? []
        : [.. property.Elements(DavNames.Href).Select(href => DavResource.Resolve(found.Address, href.Value) ?? throw Wrong(
            $"Address: the server says that the address books are at {href.Value.Trim()}. If you trust that server with your password, write this address into the settings."))];

    private static ConnectorException Wrong(string message) => new(ConnectorErrorKind.Misconfigured, message);
}
