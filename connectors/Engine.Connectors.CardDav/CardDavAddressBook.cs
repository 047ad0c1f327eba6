using Engine.Connectors.CardDav.Books;
using Engine.Connectors.CardDav.Dav;

namespace Engine.Connectors.CardDav;

/// <summary>The address books of one user on one server.</summary>
internal sealed partial class CardDavAddressBook : IAddressBook, IContactFeed, IConnectionCheck, IRecordLookup, IPictureSource, IRecordWriter
{
    public const string RecordType = "Contact";

    private const int NamesShown = 5;
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly AddressBookContext _context;
    private readonly DavClient _dav;
    private readonly Discovery _discovery;
    private readonly CardSearch _search;
    private readonly Remembered<IReadOnlyList<CardBook>> _books;

    public CardDavAddressBook(AddressBookContext context, CardDavSettings settings)
    {
        _context = context;
        _dav = new(context.Http);
        _discovery = new(_dav, settings);
        _search = new(_dav);
        _books = new(context.Time, KeptFor);
    }

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        InBooksAsync(async books => Contacts(await _search.ByNumberAsync(books, query, cancellationToken).ConfigureAwait(false), query.Limit), cancellationToken);

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        InBooksAsync(async books => Contacts(await _search.ByNameAsync(books, query.Words, cancellationToken).ConfigureAwait(false), query.Limit), cancellationToken);

    public Task<Contact?> GetRecordAsync(RecordKey record, CancellationToken cancellationToken) => InBooksAsync(
        async books => CardBook.Find(books, record) is { } address && await GetAsync(address, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false) is { } card
            ? Cards.Read(card.Bytes) is { } contact ? ToContact(record.Id, contact) : null
            : null,
        cancellationToken);

    public Task<Picture?> GetPictureAsync(RecordKey record, CancellationToken cancellationToken) => InBooksAsync(
        async books => CardBook.Find(books, record) is { } address && await GetAsync(address, cancellationToken).OrNullAsync(ConnectorErrorKind.NotFound).ConfigureAwait(false) is { } card
            ? Cards.PictureOf(card.Bytes)
            : null,
        cancellationToken);

    public async Task<string> CheckAsync(CancellationToken cancellationToken)
    {
        _books.Clear();
        var books = await _discovery.FindAsync(cancellationToken).ConfigureAwait(false);
        var names = string.Join(", ", books.Take(NamesShown).Select(book => book.Name.Length > 40 ? $"{book.Name[..40]}…" : book.Name));
        var readOnly = books.Any(book => book.IsWritable) ? "" : " They can be read, but not written to.";
        return $"Signed in; found {(books.Count == 1 ? "1 address book" : $"{books.Count} address books")}: {names}{(books.Count > NamesShown ? " and more" : "")}.{readOnly}";
    }

    private Task<DavCard> GetAsync(Uri address, CancellationToken cancellationToken) => _dav.GetAsync(address, cancellationToken);

    // Books come and go: what is not found may have moved.
    private Task<T> InBooksAsync<T>(Func<IReadOnlyList<CardBook>, Task<T>> ask, CancellationToken cancellationToken) => _books.AskAsync(
        async () => await ask(await _books.GetAsync(() => _discovery.FindAsync(cancellationToken)).ConfigureAwait(false)).ConfigureAwait(false), ConnectorErrorKind.NotFound);

    private IReadOnlyList<Contact> Contacts(IEnumerable<FoundCard> found, int limit) => [.. found.Take(limit).Select(card => ToContact(card.Path, card.Contact))];

    private Contact ToContact(string path, CardContact contact) =>
        new() { Key = _context.Key(RecordType, path), Fields = contact.Fields, DisplayText = contact.DisplayText, AllowsCallLog = false };
}
