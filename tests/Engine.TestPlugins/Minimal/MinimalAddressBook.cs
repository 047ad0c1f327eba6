using Engine.Sdk;

namespace Engine.TestPlugins.Minimal;

internal sealed class MinimalAddressBook(AddressBookContext context) : IAddressBook
{
    private readonly Contact[] _contacts =
    [
        Person(context.Key("Contact", "1"), "Bob", "Jones", "Company A", "+44 1733 667800"),
        Person(context.Key("Contact", "2"), "Ada", "Müller", "Company B", "+49 30 901820"),
    ];

    public Task<IReadOnlyList<Contact>> FindByNumberAsync(NumberQuery query, CancellationToken cancellationToken) =>
        FindAsync(query.Limit, contact => query.Spellings.Any(Digits(contact).Contains));

    public Task<IReadOnlyList<Contact>> FindByNameAsync(NameQuery query, CancellationToken cancellationToken) =>
        FindAsync(query.Limit, contact => query.Words.All(word => contact.Fields.Any(field => Begins(field.Value, word))));

    private Task<IReadOnlyList<Contact>> FindAsync(int limit, Func<Contact, bool> matches) =>
        Task.FromResult<IReadOnlyList<Contact>>([.. _contacts.Where(matches).Take(limit)]);

    private static bool Begins(string value, string word) =>
        value.Split(' ').Any(part => part.StartsWith(word, StringComparison.CurrentCultureIgnoreCase));

    private static string Digits(Contact contact) =>
        string.Concat(contact.Fields.Single(field => field.Kind == ContactFieldKind.Telephone).Value.Where(char.IsAsciiDigit));

    private static Contact Person(RecordKey key, string first, string last, string company, string telephone) => new()
    {
        Key = key,
        Fields =
        [
            new(WellKnownFields.FirstName, first),
            new(WellKnownFields.LastName, last),
            new(WellKnownFields.CompanyName, company),
            new(WellKnownFields.BusinessPhone, telephone),
        ],
    };
}
