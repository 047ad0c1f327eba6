using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Salesforce;

/// <summary>What of a record makes a contact, and what of a draft a record.</summary>
internal static class SalesforceMapping
{
    private const string NotProvided = "[not provided]"; // what Salesforce itself writes where it must write something

    // Object Reference: Contact, Lead, Account (the Person… fields where the org has person accounts), User. What one of them lacks is passed over.
    private static readonly FieldMap Known = new(
        ("FirstName", FirstName), ("LastName", LastName), ("Name", CompanyName), ("Account.Name", CompanyName), ("Company", CompanyName),
        ("CompanyName", CompanyName), ("Title", JobTitle), ("PersonTitle", JobTitle), ("Email", Email), ("PersonEmail", Email),
        ("Phone", BusinessPhone), ("MobilePhone", MobilePhone), ("PersonMobilePhone", MobilePhone), ("HomePhone", HomePhone),
        ("PersonHomePhone", HomePhone), ("OtherPhone", OtherPhone), ("PersonOtherPhone", OtherPhone), ("Fax", Fax),
        ("Street", Street), ("MailingStreet", Street), ("BillingStreet", Street), ("PostalCode", PostalCode), ("MailingPostalCode", PostalCode),
        ("BillingPostalCode", PostalCode), ("City", City), ("MailingCity", City), ("BillingCity", City), ("Country", Country),
        ("MailingCountry", Country), ("BillingCountry", Country), ("Description", Notes));

    // What a draft fills of each kind of record; a person account is an account with a person's fields.
    private static readonly Dictionary<string, FieldMap> Written = new()
    {
        ["Contact"] = Known.Where(path => path is "FirstName" or "LastName" or "Phone" or "Email" or "Description"),
        ["Lead"] = Known.Where(path => path is "FirstName" or "LastName" or "Company" or "Phone" or "Email" or "Description"),
        ["Account"] = Known.Where(path => path is "Name" or "Phone" or "Description"),
        ["PersonAccount"] = Known.Where(path => path is "FirstName" or "LastName" or "Phone" or "PersonEmail" or "Description"),
        ["User"] = Known.Where(_ => false),
    };

    /// <summary>The fields to read.</summary>
    public static IEnumerable<string> Paths(this ObjectDescription described) =>
    [
        "Id", .. Known.Paths.Where(described.Shows), .. described.OwnPhones().Select(field => field.Name),
        .. ((string[])["IsConverted", "IsPersonAccount", "IsDeleted", "SystemModstamp"]).Where(described.Has),
    ];

    public static IEnumerable<string> PhoneFields(this ObjectDescription described) => described.Fields
        .Where(field => Known.FieldOf(field.Name) is { } known ? KindOf(known) == ContactFieldKind.Telephone : field.Type == "phone")
        .Select(field => field.Name);

    /// <summary>The condition that leaves out what lives on as another record; null where there is none such.</summary>
    public static string? Shown(this ObjectDescription described) => described.HiddenBy() is { } flag ? $"{flag} = false" : null;

    public static Contact ToContact(this ObjectDescription described, JsonElement record, AddressBookContext context, Uri instance) => new()
    {
        Key = context.Key(described.Name, record.Required("Id")),
        Fields =
        [
            .. Known.Read(path => path == "Name" && record.IsTrue("IsPersonAccount") ? null : record.Text(path)),
            .. new FieldMap(described.OwnPhones().Select(field => (field.Name, field.Label ?? field.Name)))
                .Read(path => record.Text(path)).Select(field => field with { Kind = ContactFieldKind.Telephone }),
        ],
        WebAddress = Page(instance, described.Name, record.Required("Id")),
        AllowsCallLog = described.Name != "User",
    };

    /// <summary>Whether a record is no more, or lives on as another.</summary>
    public static bool IsGone(this ObjectDescription described, JsonElement record) =>
        record.IsTrue("IsDeleted") || (described.HiddenBy() is { } flag && record.IsTrue(flag));

    public static RecordType ToRecordType(ObjectDescription described) =>
        Written[described.Name].Where(described.Takes).ToRecordType(described.Name, described.Label);

    /// <summary>The values to write: nothing for what is left alone, null to clear one.</summary>
    public static JsonObject ToValues(string type, RecordDraft draft, bool isNew = false)
    {
        var values = Written[type].WriteJson(draft);
        foreach (var required in Written[type].Paths.Where(path => isNew && path is "LastName" or "Company" or "Name"))
            values[required] ??= required != "Company" && (draft.CompanyName ?? draft.Phone) is { Length: > 0 } known ? known : NotProvided;
        return values;
    }

    public static PastActivity ToActivity(string type, JsonElement record, Uri instance) => new()
    {
        Kind = (type, record.Text("TaskSubtype")) switch
        {
            ("Event", _) => "Meeting",
            (_, ("Call" or "Email") and var kind) => kind,
            _ => record.Text("CallType") is null ? "Task" : "Call",
        },
        Subject = record.Text("Subject") ?? "",
        // A task has no field for when it began.
        Start = CallActivityExtensions.StartOf(record.Text("Description"))
            ?? record.Time("StartDateTime") ?? record.Time("CompletedDateTime") ?? record.Time("CreatedDate"),
        Direction = record.Text("CallType") switch { "Inbound" => CallDirection.Incoming, "Outbound" => CallDirection.Outgoing, _ => null },
        Duration = record.Duration("CallDurationInSeconds", TimeSpan.FromSeconds(1)) ?? record.Duration("DurationInMinutes", TimeSpan.FromMinutes(1)),
        WebAddress = Page(instance, type, record.Required("Id")),
    };

    public static Uri Page(Uri instance, string type, string id) => instance.Below($"lightning/r/{type}/{id}/view");

    // The flag of records that live on as others: leads that became contacts, and the contacts behind person accounts, which are found as accounts.
    private static string? HiddenBy(this ObjectDescription described) =>
        described.Name switch { "Lead" => "IsConverted", "Contact" => "IsPersonAccount", _ => null } is { } flag && described.Has(flag) ? flag : null;

    private static bool Shows(this ObjectDescription described, string path) => path switch
    {
        "Name" => described.Name == "Account" && described.Has(path), // others have it in parts
        "Account.Name" => described.Has("AccountId"),
        _ => described.Has(path),
    };

    private static IEnumerable<FieldDescription> OwnPhones(this ObjectDescription described) =>
        described.Fields.Where(field => field.Type == "phone" && Known.FieldOf(field.Name) is null);
}
