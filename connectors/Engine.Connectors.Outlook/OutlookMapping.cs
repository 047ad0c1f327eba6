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

    public static Contact ToContact(this GraphRecord record, string type, AddressBookContext context, OutlookSettings settings) => new()
    {
        Key = context.Key(type, record.Id),
        Fields = [.. FieldsOf(record).Where(field => field.Value.Length > 0)],
        // A contact may be a company, or somebody whose name is not split.
        DisplayText = IsNamed(record) || record.DisplayName is not { Length: > 0 } name ? null : name,
        WebAddress = type == ContactType ? PageOf(settings.ContactPage, record.Id) : null,
        AllowsCallLog = type == ContactType || (type == UserType && settings.CallLog == OutlookCallLog.Calendar),
    };

    public static Uri? PageOf(string? template, string id) => template.TrimmedOrNull() is { } page &&
        Uri.TryCreate(page.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal), UriKind.Absolute, out var address) &&
        address.Scheme is "http" or "https" ? address : null;

    /// <summary>What a draft changes: nothing for what is null, nothing but the absence for what is empty. Of several numbers and addresses the first is changed.</summary>
    /// <param name="before">The record as it is; null for a new one.</param>
    public static JsonObject ToValues(this RecordDraft draft, GraphRecord? before)
    {
        var (first, last) = (draft.ValueOf(FirstName), draft.ValueOf(LastName));
        var values = new JsonObject();
        Set("givenName", first);
        Set("surname", last);
        Set("companyName", draft.CompanyName);
        Set("personalNotes", draft.Notes);
        if (draft.Phone is { } phone) values["businessPhones"] = new JsonArray([.. Replaced(before?.BusinessPhones, phone).Select(number => (JsonNode)number)]);
        if (draft.Email is { } email)
        {
            values["emailAddresses"] = new JsonArray([.. Replaced(before?.EmailAddresses?.Select(told => told.Address ?? ""), email)
                .Select(address => (JsonNode)new JsonObject { ["address"] = address, ["name"] = address })]);
        }
        // The name in Outlook's lists is a text of its own.
        var (given, family, company) = (first ?? before?.GivenName, last ?? before?.Surname, draft.CompanyName ?? before?.CompanyName);
        if (first is not null || last is not null || before is null)
            values["displayName"] = ((string?[])[$"{given} {family}".Trim(), company, draft.Phone, draft.Email]).FirstOrDefault(text => !string.IsNullOrEmpty(text)) ?? "";
        return values;

        void Set(string name, string? value)
        {
            if (value is not null) values[name] = value.Length > 0 ? value : null;
        }
    }

    private static IEnumerable<string> Replaced(IEnumerable<string>? before, string value) => (value.Length > 0 ? [value] : (string[])[]).Concat((before ?? []).Skip(1));

    private static IEnumerable<ContactField> FieldsOf(GraphRecord record) =>
    [
        new(FirstName, record.GivenName),
        new(LastName, record.Surname),
        .. IsNamed(record) ? (ContactField[])[] : [new(ContactName, record.DisplayName)],
        new(JobTitle, record.JobTitle),
        new(CompanyName, record.CompanyName),
        new("Department", record.Department),
        .. (record.BusinessPhones ?? []).Select(number => new ContactField(BusinessPhone, number)),
        new(MobilePhone, record.MobilePhone),
        .. (record.HomePhones ?? []).Select(number => new ContactField(HomePhone, number)),
        .. (record.Phones ?? []).Select(phone => new ContactField(FieldOf(phone.Type), phone.Number)),
        .. EmailsOf(record).Distinct(StringComparer.OrdinalIgnoreCase).Select(address => new ContactField(Email, address)),
        new(Street, record.BusinessAddress?.Street ?? record.StreetAddress),
        new(PostalCode, record.BusinessAddress?.PostalCode ?? record.PostalCode),
        new(City, record.BusinessAddress?.City ?? record.City),
        new(Country, record.BusinessAddress?.CountryOrRegion ?? record.Country),
        new(Notes, record.PersonalNotes),
    ];

    private static bool IsNamed(GraphRecord record) => !string.IsNullOrEmpty(record.GivenName) || !string.IsNullOrEmpty(record.Surname);

    private static IEnumerable<string> EmailsOf(GraphRecord record) =>
        (record.EmailAddresses ?? record.ScoredEmailAddresses ?? [new(record.Mail is { Length: > 0 } mail ? mail : record.UserPrincipalName)]).Select(email => email.Address ?? "");

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
