using static Engine.Sdk.WellKnownFields;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>What there is to know of one kind of directory.</summary>
internal sealed record LdapPreset
{
    /// <summary>The attribute with the entry's lasting id, 128 bits.</summary>
    public required string Id { get; init; }

    /// <summary>Attributes of which one is another after each change of the entry.</summary>
    public required IReadOnlyList<string> Version { get; init; }

    /// <summary>Which entries are contacts.</summary>
    public required string Filter { get; init; }

    /// <summary>The classes of a new contact.</summary>
    public required IReadOnlyList<string> NewClasses { get; init; }

    /// <summary>What fills the fields: the first attribute of a field is the one that is written.</summary>
    public required IReadOnlyList<(string Field, string[] Attributes)> Fields { get; init; }

    /// <summary>Attributes with a picture, the first with one wins.</summary>
    public required IReadOnlyList<string> Pictures { get; init; }

    public static LdapPreset Of(LdapKind kind) => kind == LdapKind.ActiveDirectory ? ActiveDirectory : OpenLdap;

    // RFC 4519 and RFC 2798; entryUUID is RFC 4530. OpenLDAP's entryCSN counts within the second, which modifyTimestamp does not.
    private static LdapPreset OpenLdap { get; } = new()
    {
        Id = "entryUUID",
        Version = ["entryCSN", "modifyTimestamp"],
        Filter = "(objectClass=person)",
        NewClasses = ["inetOrgPerson"],
        Fields =
        [
            (FirstName, ["givenName"]), (LastName, ["sn"]), (ContactName, ["cn", "displayName"]), (CompanyName, ["o"]), (JobTitle, ["title"]), ("Department", ["ou", "departmentNumber"]),
            (BusinessPhone, ["telephoneNumber"]), (MobilePhone, ["mobile"]), (HomePhone, ["homePhone"]), (OtherPhone, ["pager"]), (Fax, ["facsimileTelephoneNumber"]),
            (Email, ["mail"]), (Street, ["street"]), (PostalCode, ["postalCode"]), (City, ["l"]), (Country, ["c", "co"]), (Notes, ["description"]),
        ],
        Pictures = ["jpegPhoto", "thumbnailPhoto", "photo"],
    };

    // Microsoft, "Active Directory Schema". People and contacts, but neither disabled accounts (userAccountControl, ACCOUNTDISABLE; "Search Filter Syntax" has the rule
    // for bits) nor what Exchange hides.
    private static LdapPreset ActiveDirectory { get; } = new()
    {
        Id = "objectGUID",
        Version = ["uSNChanged"],
        Filter = "(&(objectCategory=person)(|(objectClass=user)(objectClass=contact))(!(userAccountControl:1.2.840.113556.1.4.803:=2))(!(msExchHideFromAddressLists=TRUE)))",
        NewClasses = ["contact"],
        Fields =
        [
            (FirstName, ["givenName"]), (LastName, ["sn"]), (ContactName, ["displayName", "cn"]), (CompanyName, ["company"]), (JobTitle, ["title"]), ("Department", ["department"]),
            (BusinessPhone, ["telephoneNumber", "otherTelephone"]), (MobilePhone, ["mobile", "otherMobile"]), (HomePhone, ["homePhone", "otherHomePhone"]),
            (OtherPhone, ["ipPhone", "otherIpPhone", "msRTCSIP-Line"]), (Fax, ["facsimileTelephoneNumber", "otherFacsimileTelephoneNumber"]),
            (Email, ["mail", "proxyAddresses"]), ("Office", ["physicalDeliveryOfficeName"]), (Street, ["streetAddress"]), (PostalCode, ["postalCode"]), (City, ["l"]),
            (Country, ["co", "c"]), (Notes, ["info"]),
        ],
        Pictures = ["thumbnailPhoto", "jpegPhoto"],
    };
}
