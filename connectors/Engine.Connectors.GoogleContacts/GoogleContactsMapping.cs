using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.GoogleContacts;

/// <summary>Google's people as the engine's contacts.</summary>
internal static class GoogleContactsMapping
{
    public const string ContactType = "Contact";
    public const string OtherType = "OtherContact";

    /// <summary>What is asked for of contacts and of the directory.</summary>
    public const string Fields = "names,nicknames,phoneNumbers,emailAddresses,organizations,addresses,urls,biographies,metadata";

    /// <summary>Lists cut phone numbers and addresses of one person to so many (People API, Person).</summary>
    public const int MaxListed = 100;

    private const string PersonType = "Person";
    private const string People = "people/";
    private const string OtherContacts = "otherContacts/";

    private const int MaxPlainDigits = 6;

    /// <summary>The key of a resource name: contacts are <c>people/c…</c>, profiles and others of the directory <c>people/…</c> without the letter.</summary>
    public static RecordKey Key(this AddressBookContext context, string resourceName) => resourceName switch
    {
        _ when resourceName.StartsWith(OtherContacts, StringComparison.Ordinal) => context.Key(OtherType, resourceName[OtherContacts.Length..]),
        _ when resourceName.StartsWith($"{People}c", StringComparison.Ordinal) => context.Key(ContactType, resourceName[People.Length..]),
        _ => context.Key(PersonType, resourceName[(resourceName.LastIndexOf('/') + 1)..]),
    };

    /// <summary>Where people.get has to look for a record; null for one that Google cannot have. An id becomes part of an address.</summary>
    public static string[]? SourcesOf(RecordKey record) => !record.Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? null : record.Type switch
    {
        ContactType => ["READ_SOURCE_TYPE_CONTACT"],
        PersonType => ["READ_SOURCE_TYPE_PROFILE", "READ_SOURCE_TYPE_DOMAIN_CONTACT"],
        _ => null,
    };

    public static Contact ToContact(this GooglePerson person, AddressBookContext context)
    {
        var key = context.Key(person.ResourceName!); // people without one are left out where they come in
        return new()
        {
            Key = key,
            Fields =
            [
                .. Sorted(person.Names).Take(1).SelectMany(NameFields),
                .. Sorted(person.Nicknames).Select(nickname => new ContactField("Nickname", nickname.Value)),
                .. Sorted(person.Organizations).OrderByDescending(organization => organization.Current).SelectMany(organization => (ContactField[])
                    [new(JobTitle, organization.Title), new(CompanyName, organization.Name), new("Department", organization.Department)]),
                .. Sorted(person.PhoneNumbers).Select(phone => new ContactField(FieldOf(phone.Type), Number(phone))),
                .. Sorted(person.EmailAddresses).Select(email => new ContactField(Email, email.Value)),
                .. Sorted(person.Addresses).Take(1).SelectMany(address => (ContactField[])
                [
                    new(Street, string.Join('\n', new[] { address.StreetAddress, address.ExtendedAddress }.Where(line => !string.IsNullOrEmpty(line)))),
                    new(City, address.City), new(PostalCode, address.PostalCode), new(Country, address.CountryCode is { Length: > 0 } code ? code : address.Country),
                ]),
                .. Sorted(person.Urls).Select(url => new ContactField("Website", url.Value) { Kind = ContactFieldKind.WebAddress }),
                .. Sorted(person.Biographies).Select(note => new ContactField(Notes, note.Value)),
            ],
            // Not documented, but the address of the page that Google Contacts itself shows a person at.
            WebAddress = new($"https://contacts.google.com/person/{Uri.EscapeDataString(key.Id)}"),
        };
    }

    /// <summary>The one Google calls primary first, the others as they come.</summary>
    public static IEnumerable<T> Sorted<T>(IReadOnlyList<T>? fields)
        where T : IGoogleField => (fields ?? []).OrderByDescending(field => field.Metadata?.Primary == true);

    private static IEnumerable<ContactField> NameFields(GoogleName name)
    {
        var given = string.Join(' ', new[] { name.GivenName, name.MiddleName }.Where(part => !string.IsNullOrEmpty(part)));
        return given.Length == 0 && string.IsNullOrEmpty(name.FamilyName)
            ? [new(ContactName, name.DisplayName is { Length: > 0 } shown ? shown : name.UnstructuredName)]
            : [new(FirstName, given), new(LastName, name.FamilyName)];
    }

    // People API, PhoneNumber: these, or any text of the user's.
    private static string FieldOf(string? type) => type switch
    {
        "work" or "main" or "workPager" => BusinessPhone,
        "mobile" or "workMobile" => MobilePhone,
        "home" => HomePhone,
        "homeFax" or "workFax" or "otherFax" => Fax,
        _ => OtherPhone,
    };

    // What Google makes of a number tells the country, for it knows where the user is at home. An extension, or letters, are only in what was typed.
    private static string? Number(GooglePhone phone)
    {
        var digits = string.Concat((phone.Value ?? "").Where(char.IsAsciiDigit)).TrimStart('0');
        var isSame = digits.Length > MaxPlainDigits && phone.CanonicalForm?.EndsWith(digits, StringComparison.Ordinal) == true;
        return isSame && !phone.Value!.Contains('+', StringComparison.Ordinal) ? phone.CanonicalForm : phone.Value; // digits came from it
    }
}
