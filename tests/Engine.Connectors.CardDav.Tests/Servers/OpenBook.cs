using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests.Servers;

/// <summary>An open book of a user, with what stands before its server.</summary>
internal sealed class OpenBook : IAsyncDisposable
{
    private readonly TestBook _book;

    public OpenBook(CardDavSettings settings)
    {
        _book = TestBook.Open(new CardDavConnector(), settings, new() { Transport = Transport });
        Book = (CardDavAddressBook)_book.Book;
    }

    public FaultyTransport Transport { get; } = new();

    public CardDavAddressBook Book { get; }

    public RecordKey Key(string path) => _book.Context.Key("Contact", path);

    public Task<IReadOnlyList<Contact>> ByNameAsync(string text, CancellationToken token, int limit = 50) => Book.FindByNameAsync(TestQuery.Name(text, limit), token);

    public Task<IReadOnlyList<Contact>> ByNumberAsync(string digits, CancellationToken token) =>
        Book.FindByNumberAsync(new() { Spellings = [digits], Digits = digits, Limit = 50 }, token);

    public async Task<(IReadOnlyList<Contact> Contacts, IReadOnlyList<RecordKey> Removed, string? Token)> ReadAsync(string? since, CancellationToken token)
    {
        var (contacts, removed, last) = (new List<Contact>(), new List<RecordKey>(), since);
        await foreach (var page in Book.ReadAsync(since, token))
        {
            contacts.AddRange(page.Contacts);
            removed.AddRange(page.Removed);
            last = page.Token;
        }

        return (contacts, removed, last);
    }

    public async ValueTask DisposeAsync()
    {
        await _book.DisposeAsync();
        Transport.Dispose();
    }
}

internal static class ContactExtensions
{
    public static string Value(this Contact contact, string field) => contact.Fields.FirstOrDefault(found => found.Name == field)?.Value ?? "";

    public static string Names(this IEnumerable<Contact> contacts) => string.Join(',', contacts.Select(contact => contact.Value("ContactName")).Order(StringComparer.Ordinal));

    public static async Task<ConnectorException> FailsAsync(this Task task, ConnectorErrorKind kind)
    {
        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => task);
        Assert.AreEqual(kind, failed.Kind, failed.Message);
        return failed;
    }
}
