using Engine.Sdk.Testing;

namespace Engine.Connectors.Ldap.Tests;

internal static class BookExtensions
{
    public static Task<IReadOnlyList<Contact>> NameAsync(this IAddressBook book, string text, CancellationToken cancellationToken, int limit = 50) =>
        book.FindByNameAsync(TestQuery.Name(text, limit), cancellationToken);

    /// <summary>Asks for words as they are, also such as the engine would never hand on.</summary>
    public static Task<IReadOnlyList<Contact>> WordsAsync(this IAddressBook book, string[] words, CancellationToken cancellationToken) =>
        book.FindByNameAsync(new() { Text = string.Join(' ', words), Words = words, Limit = 50 }, cancellationToken);

    public static string? Value(this Contact contact, string field) => contact.Fields.FirstOrDefault(found => found.Name == field)?.Value;

    public static string[] Values(this Contact contact, string field) => [.. contact.Fields.Where(found => found.Name == field).Select(found => found.Value)];

    /// <summary>Reads a feed to its end.</summary>
    public static async Task<(IReadOnlyList<Contact> Contacts, IReadOnlyList<RecordKey> Removed, string? Token)> FeedAsync(
        this IContactFeed feed, string? since, CancellationToken cancellationToken)
    {
        var (contacts, removed, token) = (new List<Contact>(), new List<RecordKey>(), since);
        await foreach (var page in feed.ReadAsync(since, cancellationToken))
        {
            contacts.AddRange(page.Contacts);
            removed.AddRange(page.Removed);
            token = page.Token;
        }
        return (contacts, removed, token);
    }
}
