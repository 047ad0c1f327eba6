using Engine.Sdk;

namespace Engine.Connectors.LocalFiles.Tests;

internal static class BookExtensions
{
    public static async Task<IReadOnlyList<Contact>> AllAsync(this LocalFilesAddressBook book, CancellationToken cancellationToken)
    {
        var all = new List<Contact>();
        await foreach (var page in book.ReadAsync(null, cancellationToken))
            all.AddRange(page.Contacts);
        return all;
    }

    public static Task<IReadOnlyList<Contact>> NumberAsync(
        this LocalFilesAddressBook book, string digits, CancellationToken cancellationToken, int limit = 100) =>
        book.FindByNumberAsync(new() { Spellings = [digits], Digits = digits, Limit = limit }, cancellationToken);

    public static Task<IReadOnlyList<Contact>> NameAsync(
        this LocalFilesAddressBook book, string text, CancellationToken cancellationToken, int limit = 100) =>
        book.FindByNameAsync(new() { Text = text, Words = text.Split(' '), Limit = limit }, cancellationToken);

    public static string Value(this Contact contact, string field) => contact.Fields.FirstOrDefault(candidate => candidate.Name == field)?.Value ?? "";

    public static string[] Values(this Contact contact, string field) =>
        [.. contact.Fields.Where(candidate => candidate.Name == field).Select(candidate => candidate.Value)];

    /// <summary>Name and company in one line, to compare by.</summary>
    public static string Who(this Contact contact) => string.Join(
        '|', contact.Value("FirstName"), contact.Value("LastName"), contact.Value("ContactName"), contact.Value("CompanyName"));

    /// <summary>All telephones and faxes as "Field=number".</summary>
    public static string[] Telephones(this Contact contact) =>
        [.. contact.Fields.Where(field => field.Kind is ContactFieldKind.Telephone or ContactFieldKind.Fax).Select(field => $"{field.Name}={field.Value}")];
}
