namespace Engine.Connectors.Database.Tests;

internal static class BookExtensions
{
    public static TestBook Open(this DatabaseSettings settings, TimeProvider? time = null, AddressBookId? book = null) => TestBook.Open(
        new DatabaseConnector(), settings, new TestBookOptions { Time = time ?? TimeProvider.System, BookId = book ?? AddressBookId.New() });

    public static Task<IReadOnlyList<Contact>> NameAsync(this TestBook book, string text, CancellationToken cancellationToken, int limit = 50) =>
        book.Book.FindByNameAsync(TestQuery.Name(text, limit), cancellationToken);

    public static Task<IReadOnlyList<Contact>> NumberAsync(this TestBook book, string digits, CancellationToken cancellationToken, int limit = 50) =>
        book.Book.FindByNumberAsync(new() { Spellings = [digits], E164 = $"+44{digits}", Digits = digits, Limit = limit }, cancellationToken);

    public static async Task<(List<Contact> Contacts, List<RecordKey> Removed, string? Token)> FeedAsync(this TestBook book, string? since, CancellationToken cancellationToken)
    {
        var (contacts, removed, token) = (new List<Contact>(), new List<RecordKey>(), since);
        await foreach (var page in book.As<IContactFeed>().ReadAsync(since, cancellationToken))
        {
            contacts.AddRange(page.Contacts);
            removed.AddRange(page.Removed);
            token = page.Token;
        }
        return (contacts, removed, token);
    }

    public static async Task<ConnectorException> FailsAsync(Func<Task> call) => await Assert.ThrowsExactlyAsync<ConnectorException>(call);

    public static string Value(this Contact contact, string field) => contact.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Value ?? "";
}
