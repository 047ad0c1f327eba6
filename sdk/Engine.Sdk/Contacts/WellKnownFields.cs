namespace Engine.Sdk;

/// <summary>The field names every client understands.</summary>
public static class WellKnownFields
{
    /// <summary>Given name.</summary>
    public const string FirstName = "FirstName";

    /// <summary>Family name.</summary>
    public const string LastName = "LastName";

    /// <summary>The whole name in one, where the CRM does not split it.</summary>
    public const string ContactName = "ContactName";

    /// <summary>Name of the organisation.</summary>
    public const string CompanyName = "CompanyName";

    /// <summary>Role or title within the organisation.</summary>
    public const string JobTitle = "JobTitle";

    /// <summary>E-mail address.</summary>
    public const string Email = "Email";

    /// <summary>Telephone at work.</summary>
    public const string BusinessPhone = "BusinessPhone";

    /// <summary>Mobile telephone.</summary>
    public const string MobilePhone = "MobilePhone";

    /// <summary>Telephone at home.</summary>
    public const string HomePhone = "HomePhone";

    /// <summary>Any other telephone.</summary>
    public const string OtherPhone = "OtherPhone";

    /// <summary>Fax number.</summary>
    public const string Fax = "Fax";

    /// <summary>Street and house number; several lines are joined by line feeds.</summary>
    public const string Street = "Street";

    /// <summary>Town.</summary>
    public const string City = "City";

    /// <summary>Postal code.</summary>
    public const string PostalCode = "PostalCode";

    /// <summary>Country: its name in any language, or its ISO 3166-1 alpha-2 code. Helps to read numbers written without country code.</summary>
    public const string Country = "Country";

    /// <summary>Free text.</summary>
    public const string Notes = "Notes";

    /// <summary>Whether clients know the name.</summary>
    /// <param name="name">A field name; compared case by case.</param>
    /// <returns>True for the constants of this class.</returns>
    public static bool Contains(string name) => name is FirstName or LastName or ContactName or CompanyName or JobTitle or Email or
        BusinessPhone or MobilePhone or HomePhone or OtherPhone or Fax or Street or City or PostalCode or Country or Notes;

    /// <summary>What a well-known field holds.</summary>
    /// <param name="name">A field name; compared case by case.</param>
    /// <returns>The kind; <see cref="ContactFieldKind.Text"/> for a name that is not well known.</returns>
    public static ContactFieldKind KindOf(string name) => name switch
    {
        BusinessPhone or MobilePhone or HomePhone or OtherPhone => ContactFieldKind.Telephone,
        Fax => ContactFieldKind.Fax,
        Email => ContactFieldKind.Email,
        _ => ContactFieldKind.Text,
    };
}
