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

    private static readonly FieldMap Organization = new(("title", JobTitle), ("name", CompanyName), ("department", "Department"));

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

    public static Contact ToContact(this JsonElement person, AddressBookContext context)
    {
        var key = context.Key(person.Required("resourceName"));
        return new()
        {
            Key = key,
            Fields =
            [
                .. person.Sorted("names").Take(1).SelectMany(NameFields),
                .. person.Sorted("nicknames").Select(nickname => new ContactField("Nickname", nickname.Text("value"))),
                .. person.Sorted("organizations").OrderByDescending(organization => organization.IsTrue("current")).SelectMany(Organization.Read),
                .. person.Sorted("phoneNumbers").Select(phone => new ContactField(FieldOf(phone.Text("type")), Number(phone))),
                .. person.Sorted("emailAddresses").Select(email => new ContactField(Email, email.Text("value"))),
                .. person.Sorted("addresses").Take(1).SelectMany(AddressFields),
                .. person.Sorted("urls").Select(url => new ContactField("Website", url.Text("value")) { Kind = ContactFieldKind.WebAddress }),
                .. person.Sorted("biographies").Select(note => new ContactField(Notes, note.Text("value"))),
            ],
            // Not documented, but the address of the page that Google Contacts itself shows a person at.
            WebAddress = new($"https://contacts.google.com/person/{Uri.EscapeDataString(key.Id)}"),
        };
    }

    /// <summary>The values of a field, the one Google calls primary first, the others as they come.</summary>
    public static IEnumerable<JsonElement> Sorted(this JsonElement person, string field) =>
        person.Items(field).OrderByDescending(value => value.IsTrue("metadata.primary"));

    private static IEnumerable<ContactField> NameFields(JsonElement name)
    {
        var given = Joined(' ', name.Text("givenName"), name.Text("middleName"));
        return (given, name.Text("familyName")) is ("", null)
            ? [new(ContactName, name.Text("displayName") ?? name.Text("unstructuredName"))]
            : [new(FirstName, given), new(LastName, name.Text("familyName"))];
    }

    private static IEnumerable<ContactField> AddressFields(JsonElement address) =>
    [
        new(Street, Joined('\n', address.Text("streetAddress"), address.Text("extendedAddress"))), new(City, address.Text("city")),
        new(PostalCode, address.Text("postalCode")), new(Country, address.Text("countryCode") ?? address.Text("country")),
    ];

    private static string Joined(char separator, params IEnumerable<string?> parts) => string.Join(separator, parts.OfType<string>());

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
    private static string? Number(JsonElement phone)
    {
        var (typed, canonical) = (phone.Text("value") ?? "", phone.Text("canonicalForm"));
        var digits = string.Concat(typed.Where(char.IsAsciiDigit)).TrimStart('0');
        var isSame = digits.Length > MaxPlainDigits && canonical?.EndsWith(digits, StringComparison.Ordinal) == true;
        return isSame && !typed.Contains('+', StringComparison.Ordinal) ? canonical : typed;
    }
}
