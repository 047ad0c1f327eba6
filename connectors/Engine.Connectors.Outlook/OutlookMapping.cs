using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Outlook;

/// <summary>Graph's records as the engine's, and drafts as Graph's.</summary>
internal static class OutlookMapping
{
    public const string ContactType = "Contact";
    public const string UserType = "User";
    public const string PersonType = "Person";

    public const string ContactFields =
        "id,parentFolderId,displayName,givenName,surname,companyName,department,jobTitle,mobilePhone,businessPhones,homePhones,emailAddresses,businessAddress,personalNotes";

    public const string UserFields =
        "id,displayName,givenName,surname,companyName,department,jobTitle,mobilePhone,businessPhones,mail,userPrincipalName,streetAddress,city,postalCode,country";

    public const string PersonFields = "id,displayName,givenName,surname,companyName,department,jobTitle,phones,scoredEmailAddresses";

    private static readonly FieldMap Known = new(
        ("givenName", FirstName), ("surname", LastName), ("jobTitle", JobTitle), ("companyName", CompanyName), ("department", "Department"),
        ("businessPhones", BusinessPhone), ("mobilePhone", MobilePhone), ("homePhones", HomePhone));

    // A contact's address is a part of its own, a user's is not.
    private static readonly FieldMap KnownLast = new(
        ("businessAddress.street", Street), ("streetAddress", Street), ("businessAddress.postalCode", PostalCode), ("postalCode", PostalCode),
        ("businessAddress.city", City), ("city", City), ("businessAddress.countryOrRegion", Country), ("country", Country), ("personalNotes", Notes));

    private static readonly FieldMap Written = new(("givenName", FirstName), ("surname", LastName), ("companyName", CompanyName), ("personalNotes", Notes));

    /// <summary>Whether a list of changes tells that the record is gone.</summary>
    public static bool IsRemoved(this JsonElement record) => record.At("@removed").ValueKind is JsonValueKind.Object;

    public static bool CanBeCalled(this JsonElement record) => record.Text("mobilePhone") is not null || record.Texts("businessPhones").Any();

    public static Contact ToContact(this JsonElement record, string type, AddressBookContext context, OutlookSettings settings) => new()
    {
        Key = context.Key(type, record.Required("id")),
        Fields = [.. FieldsOf(record)],
        // A contact may be a company, or somebody whose name is not split.
        DisplayText = IsNamed(record) ? null : record.Text("displayName"),
        WebAddress = type == ContactType ? PageOf(settings.ContactPage, record.Required("id")) : null,
        AllowsCallLog = type == ContactType || (type == UserType && settings.CallLog == OutlookCallLog.Calendar),
    };

    public static Uri? PageOf(string? template, string id) => template.TrimmedOrNull() is { } page &&
        Uri.TryCreate(page.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal), UriKind.Absolute, out var address) &&
        address.Scheme is "http" or "https" ? address : null;

    /// <summary>What a draft changes: nothing for what is null, nothing but the absence for what is empty. Of several numbers and addresses the first is changed.</summary>
    /// <param name="before">The record as it is; null for a new one.</param>
    public static JsonObject ToValues(this RecordDraft draft, JsonElement? before)
    {
        var (first, last) = (draft.ValueOf(FirstName), draft.ValueOf(LastName));
        var values = Written.WriteJson(draft);
        if (draft.Phone is { } phone)
        {
            values["businessPhones"] = new JsonArray([.. Replaced(before?.Items("businessPhones").Select(told => told.ToString()), phone)
                .Select(number => (JsonNode)number)]);
        }
        if (draft.Email is { } email)
        {
            values["emailAddresses"] = new JsonArray([.. Replaced(before?.Items("emailAddresses").Select(told => told.Text("address") ?? ""), email)
                .Select(address => (JsonNode)new JsonObject { ["address"] = address, ["name"] = address })]);
        }
        // The name in Outlook's lists is a text of its own.
        var (given, family, company) = (first ?? before?.Text("givenName"), last ?? before?.Text("surname"), draft.CompanyName ?? before?.Text("companyName"));
        if (first is not null || last is not null || before is null)
            values["displayName"] = ((string?[])[$"{given} {family}".Trim(), company, draft.Phone, draft.Email]).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
        return values;
    }

    private static IEnumerable<string> Replaced(IEnumerable<string>? before, string value) => (value.Length > 0 ? [value] : (string[])[]).Concat((before ?? []).Skip(1));

    private static IEnumerable<ContactField> FieldsOf(JsonElement record) =>
    [
        .. IsNamed(record) ? (ContactField[])[] : [new(ContactName, record.Text("displayName"))],
        .. Known.Read(record),
        .. record.Items("phones").Select(phone => new ContactField(FieldOf(phone.Text("type")), phone.Text("number"))),
        .. EmailsOf(record).Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new ContactField(Email, address)),
        .. KnownLast.Read(record),
    ];

    private static bool IsNamed(JsonElement record) => (record.Text("givenName") ?? record.Text("surname")) is not null;

    // Of a contact, of a person, of a user.
    private static IEnumerable<string> EmailsOf(JsonElement record) =>
        ((string[])["emailAddresses.address", "scoredEmailAddresses.address", "mail", "userPrincipalName"])
            .Select(path => record.Texts(path)).FirstOrDefault(found => found.Any(), []);

    // Microsoft Graph, "phone resource type".
    private static string FieldOf(string? type) => type switch
    {
        "mobile" => MobilePhone,
        "business" or "assistant" => BusinessPhone,
        "home" => HomePhone,
        "homeFax" or "businessFax" or "otherFax" => Fax,
        _ => OtherPhone,
    };
}
