using System.Globalization;
using System.Text.Json;
using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Salesforce;

/// <summary>What of a record makes a contact.</summary>
internal static class SalesforceMapping
{
    /// <summary>What a logged call's description begins a line with to tell when it began: a task has no field for that.</summary>
    public const string Began = "Began ";

    // Object Reference: Contact, Lead, Account (the Person… fields where the org has person accounts), User. What one of them lacks is passed over.
    private static readonly (string Path, string Field)[] Known =
    [
        ("FirstName", FirstName), ("LastName", LastName), ("Name", CompanyName), ("Account.Name", CompanyName), ("Company", CompanyName),
        ("CompanyName", CompanyName), ("Title", JobTitle), ("PersonTitle", JobTitle), ("Email", Email), ("PersonEmail", Email),
        ("Phone", BusinessPhone), ("MobilePhone", MobilePhone), ("PersonMobilePhone", MobilePhone), ("HomePhone", HomePhone),
        ("PersonHomePhone", HomePhone), ("OtherPhone", OtherPhone), ("PersonOtherPhone", OtherPhone), ("Fax", Fax),
        ("Street", Street), ("MailingStreet", Street), ("BillingStreet", Street), ("PostalCode", PostalCode), ("MailingPostalCode", PostalCode),
        ("BillingPostalCode", PostalCode), ("City", City), ("MailingCity", City), ("BillingCity", City), ("Country", Country),
        ("MailingCountry", Country), ("BillingCountry", Country), ("Description", Notes),
    ];

    /// <summary>The fields to read.</summary>
    public static IEnumerable<string> Paths(this ObjectDescription described) =>
    [
        "Id", .. Known.Select(known => known.Path).Where(described.Shows), .. described.OwnPhones().Select(field => field.Name),
        .. ((string[])["IsConverted", "IsPersonAccount", "IsDeleted", "SystemModstamp"]).Where(described.Has),
    ];

    public static IEnumerable<string> PhoneFields(this ObjectDescription described) =>
        described.Fields.Where(field => field is { Type: "phone", Name: not "Fax" } || Known.Any(known => known.Path == field.Name && KindOf(known.Field) == ContactFieldKind.Telephone)).Select(field => field.Name);

    /// <summary>The condition that leaves out what lives on as another record; null where there is none such.</summary>
    public static string? Shown(this ObjectDescription described) => described.HiddenBy() is { } flag ? $"{flag} = false" : null;

    public static bool IsGone(this ObjectDescription described, JsonElement record) => record.Is("IsDeleted") || (described.HiddenBy() is { } flag && record.Is(flag));

    public static Contact ToContact(this ObjectDescription described, JsonElement record, AddressBookContext context, Uri instance)
    {
        var known = Known.Where(known => known.Path != "Name" || !record.Is("IsPersonAccount")).Select(known => new ContactField(known.Field, record.Text(known.Path)));
        var own = described.OwnPhones().Select(field => new ContactField(field.Label ?? field.Name, record.Text(field.Name)) { Kind = ContactFieldKind.Telephone });
        return new()
        {
            Key = context.Key(described.Name, record.Id()),
            Fields = [.. known.Concat(own).Where(field => field.Value.Length > 0)],
            WebAddress = Page(instance, described.Name, record.Id()),
            AllowsCallLog = described.Name != "User",
        };
    }

    public static PastActivity ToActivity(string type, JsonElement record, Uri instance) => new()
    {
        Kind = type == "Event" ? "Meeting" : record.Text("TaskSubtype") switch
        {
            "Call" or "Email" => record.Text("TaskSubtype")!, // Just seen not to be null.
            _ => record.Text("CallType") is null ? "Task" : "Call",
        },
        Subject = record.Text("Subject") ?? "",
        Start = BeganAt(record.Text("Description")) ?? record.Time("StartDateTime") ?? record.Time("CompletedDateTime") ?? record.Time("CreatedDate"),
        Direction = record.Text("CallType") switch { "Inbound" => CallDirection.Incoming, "Outbound" => CallDirection.Outgoing, _ => null },
        Duration = record.Span("CallDurationInSeconds", TimeSpan.FromSeconds(1)) ?? record.Span("DurationInMinutes", TimeSpan.FromMinutes(1)),
        WebAddress = Page(instance, type, record.Id()),
    };

    public static Uri Page(Uri instance, string type, string id) => new(instance, $"lightning/r/{type}/{id}/view");

    public static string Id(this JsonElement record) =>
        record.Text("Id") is { Length: > 0 } id ? id : throw new ConnectorException(ConnectorErrorKind.BadAnswer, "Salesforce answered with a record without an id.");

    /// <summary>The value at a path such as <c>Account.Name</c>; null when there is none.</summary>
    public static string? Text(this JsonElement record, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty(name, out record)) return null;
        }
        return record.ValueKind is JsonValueKind.Null ? null : record.ToString();
    }

    public static DateTimeOffset? Time(this JsonElement record, string field) => Moment(record.Text(field));

    public static bool Is(this JsonElement record, string field) => record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.True;

    // Salesforce writes offsets without a colon, which JSON's own reading does not take.
    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;

    private static DateTimeOffset? BeganAt(string? description) =>
        description?.Split('\n').FirstOrDefault(line => line.StartsWith(Began, StringComparison.Ordinal)) is { } line ? Moment(line[Began.Length..].Trim()) : null;

    private static TimeSpan? Span(this JsonElement record, string field, TimeSpan unit) =>
        int.TryParse(record.Text(field), CultureInfo.InvariantCulture, out var units) ? unit * units : null;

    // The flag of records that live on as others: leads that became contacts, and the contacts behind person accounts, which are found as accounts.
    private static string? HiddenBy(this ObjectDescription described) =>
        described.Name switch { "Lead" => "IsConverted", "Contact" => "IsPersonAccount", _ => null } is { } flag && described.Has(flag) ? flag : null;

    private static bool Shows(this ObjectDescription described, string path) => path switch
    {
        "Name" => described.Name == "Account" && described.Has(path), // Others have it in parts.
        "Account.Name" => described.Has("AccountId"),
        _ => described.Has(path),
    };

    private static IEnumerable<FieldDescription> OwnPhones(this ObjectDescription described) =>
        described.Fields.Where(field => field.Type == "phone" && !Known.Any(known => known.Path == field.Name));
}
