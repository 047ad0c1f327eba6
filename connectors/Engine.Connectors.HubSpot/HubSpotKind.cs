using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.HubSpot;

/// <summary>What there is to know of contacts, and of companies.</summary>
/// <param name="Type">As in <see cref="RecordKey.Type"/>.</param>
/// <param name="Path">Its name in addresses of the API.</param>
/// <param name="TypeId">Its number in addresses of HubSpot's pages.</param>
/// <param name="CallAssociation">HubSpot, associations v4, "Association type ID values": from a call to the record.</param>
/// <param name="Modified">When the record was changed last.</param>
/// <param name="Phones">Numbers as they were typed.</param>
/// <param name="CalculatedPhones">What HubSpot makes of them: area code and local number only (CRM search guide, "Limits").</param>
/// <param name="Names">Properties that hold a name, or several words of one.</param>
/// <param name="NamePairs">Two properties over which a name is spread.</param>
/// <param name="Exact">The property that names the record in one word.</param>
/// <param name="Fields">What is shown, and written.</param>
internal sealed record HubSpotKind(
    string Type, string Path, string TypeId, int CallAssociation, string Modified, IReadOnlyList<string> Phones, IReadOnlyList<string> CalculatedPhones,
    IReadOnlyList<string> Names, IReadOnlyList<(string First, string Second)> NamePairs, string Exact, FieldMap Fields)
{
    public static readonly HubSpotKind Contact = new(
        "Contact", "contacts", "0-1", 194, "lastmodifieddate",
        Phones: ["phone", "mobilephone"],
        CalculatedPhones: ["hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number"],
        Names: ["company", "lastname", "firstname"],
        NamePairs: [("firstname", "lastname"), ("lastname", "firstname")],
        Exact: "email",
        Fields: new(
            ("firstname", FirstName), ("lastname", LastName), ("jobtitle", JobTitle), ("company", CompanyName), ("phone", BusinessPhone),
            ("mobilephone", MobilePhone), ("fax", Fax), ("email", Email), ("address", Street), ("city", City), ("zip", PostalCode), ("country", Country)));

    public static readonly HubSpotKind Company = new(
        "Company", "companies", "0-2", 182, "hs_lastmodifieddate",
        Phones: ["phone"],
        CalculatedPhones: [],
        Names: ["name"],
        NamePairs: [],
        Exact: "domain",
        Fields: new(
            ("name", CompanyName), ("phone", BusinessPhone), ("domain", "Domain"), ("address", Street), ("city", City), ("zip", PostalCode), ("country", Country)));

    /// <summary>What is asked for of every record.</summary>
    public IReadOnlyList<string> Properties { get; } =
        [.. Fields.Paths, Modified, "associatedcompanyid", "hs_additional_emails", "hs_merged_object_ids"];

    public string PropertyList => string.Join(',', Properties);

    /// <summary>The kind of a record; null for one that HubSpot cannot have. An id is digits alone, for it becomes part of an address.</summary>
    public static HubSpotKind? Find(RecordKey record) =>
        record.Id.Length <= 20 && record.Id.All(char.IsAsciiDigit) ? Array.Find([Contact, Company], kind => kind.Type == record.Type) : null;
}
