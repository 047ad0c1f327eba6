using System.Collections.Frozen;

namespace Engine.Connectors.HubSpot;

/// <summary>What there is to know of contacts, and of companies.</summary>
internal sealed record HubSpotKind
{
    public static readonly HubSpotKind Contact = new()
    {
        Type = "Contact",
        Path = "contacts",
        TypeId = "0-1",
        CallAssociation = 194,
        Modified = "lastmodifieddate",
        Phones = ["phone", "mobilephone"],
        // HubSpot, CRM search guide, "Limits": what it makes of the two, area code and local number only.
        CalculatedPhones = ["hs_searchable_calculated_phone_number", "hs_searchable_calculated_mobile_number"],
        Names = ["company", "lastname", "firstname"],
        NamePairs = [("firstname", "lastname"), ("lastname", "firstname")],
        Exact = "email",
        Writable = [WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.CompanyName, WellKnownFields.Email],
        Fields =
        [
            (WellKnownFields.FirstName, "firstname"), (WellKnownFields.LastName, "lastname"), (WellKnownFields.JobTitle, "jobtitle"), (WellKnownFields.CompanyName, "company"),
            (WellKnownFields.BusinessPhone, "phone"), (WellKnownFields.MobilePhone, "mobilephone"), (WellKnownFields.Fax, "fax"), (WellKnownFields.Email, "email"),
            (WellKnownFields.Street, "address"), (WellKnownFields.City, "city"), (WellKnownFields.PostalCode, "zip"), (WellKnownFields.Country, "country"),
        ],
    };

    // Companies have no calculated numbers.
    public static readonly HubSpotKind Company = new()
    {
        Type = "Company",
        Path = "companies",
        TypeId = "0-2",
        CallAssociation = 182,
        Modified = "hs_lastmodifieddate",
        Phones = ["phone"],
        CalculatedPhones = [],
        Names = ["name"],
        NamePairs = [],
        Exact = "domain",
        Writable = [WellKnownFields.CompanyName],
        Fields =
        [
            (WellKnownFields.CompanyName, "name"), (WellKnownFields.BusinessPhone, "phone"), ("Domain", "domain"),
            (WellKnownFields.Street, "address"), (WellKnownFields.City, "city"), (WellKnownFields.PostalCode, "zip"), (WellKnownFields.Country, "country"),
        ],
    };

    private static readonly FrozenDictionary<string, HubSpotKind> ByType = ((HubSpotKind[])[Contact, Company]).ToFrozenDictionary(kind => kind.Type);

    /// <summary>As in <see cref="RecordKey.Type"/>.</summary>
    public required string Type { get; init; }

    /// <summary>Its name in addresses of the API.</summary>
    public required string Path { get; init; }

    /// <summary>Its number in addresses of HubSpot's pages.</summary>
    public required string TypeId { get; init; }

    /// <summary>HubSpot, associations v4, "Association type ID values": from a call to the record.</summary>
    public required int CallAssociation { get; init; }

    /// <summary>When the record was changed last.</summary>
    public required string Modified { get; init; }

    public required IReadOnlyList<string> Phones { get; init; }

    public required IReadOnlyList<string> CalculatedPhones { get; init; }

    /// <summary>Properties that hold a name, or several words of one.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Two properties over which a name is spread.</summary>
    public required IReadOnlyList<(string First, string Second)> NamePairs { get; init; }

    /// <summary>The property that names the record in one word.</summary>
    public required string Exact { get; init; }

    /// <summary>What a draft may hold, beside a number.</summary>
    public required IReadOnlyList<string> Writable { get; init; }

    public required IReadOnlyList<(string Field, string Property)> Fields { get; init; }

    /// <summary>What is asked for of every record.</summary>
    public IReadOnlyList<string> Properties => field ??= [.. Fields.Select(each => each.Property), "associatedcompanyid", "hs_additional_emails", "hs_merged_object_ids", Modified];

    /// <summary>The kind of a record; its id is digits alone, for it becomes part of an address.</summary>
    public static HubSpotKind Of(RecordKey record) => ByType.TryGetValue(record.Type, out var kind) && record.Id.Length <= 20 && record.Id.All(char.IsAsciiDigit)
        ? kind
        : throw new ConnectorException(ConnectorErrorKind.NotFound, "HubSpot has no such record.");
}
