namespace Engine.Connectors.Database.Rows;

/// <summary>Columns of an answer that are no fields of a contact, by the names they have to have.</summary>
internal static class Field
{
    /// <summary>Tells contacts apart; every query gives it.</summary>
    public const string Id = "Id";

    /// <summary>Kind of record, where there are several.</summary>
    public const string Type = "Type";

    /// <summary>When the contact was changed last, or a number that grows with each change.</summary>
    public const string Changed = "Changed";

    /// <summary>An image.</summary>
    public const string Picture = "Picture";

    /// <summary>In a table: digits of a number, last one first, with an index on them. Not answered.</summary>
    public const string NumberKey = "NumberKey";

    /// <summary>In a table: the names with a blank before each, in lower case, without accents and hyphens, with an index for that. Not answered.</summary>
    public const string NameKey = "NameKey";

    private static readonly string[] Own = [Id, Type, Changed, Picture, NumberKey, NameKey];

    private static readonly string[] All =
    [
        .. Own, WellKnownFields.FirstName, WellKnownFields.LastName, WellKnownFields.ContactName, WellKnownFields.CompanyName, WellKnownFields.JobTitle, WellKnownFields.Email,
        WellKnownFields.BusinessPhone, WellKnownFields.MobilePhone, WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax, WellKnownFields.Street,
        WellKnownFields.City, WellKnownFields.PostalCode, WellKnownFields.Country, WellKnownFields.Notes,
    ];

    private static readonly Dictionary<string, string> ByName = All.ToDictionary(name => name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name as it is known: a database may have lost its capitals.</summary>
    public static string Known(string name) => ByName.GetValueOrDefault(name, name);

    public static bool IsShown(string name) => !Own.Contains(name, StringComparer.Ordinal);
}
