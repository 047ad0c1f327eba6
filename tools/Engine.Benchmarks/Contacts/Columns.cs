using Engine.Sdk;

namespace Engine.Benchmarks.Contacts;

/// <summary>The columns of the programs that people export their contacts from.</summary>
internal static class Columns
{
    public static readonly (string Heading, string Field)[] Outlook =
    [
        ("First Name", WellKnownFields.FirstName),
        ("Last Name", WellKnownFields.LastName),
        ("Company", WellKnownFields.CompanyName),
        ("Job Title", WellKnownFields.JobTitle),
        ("E-mail Address", WellKnownFields.Email),
        ("Business Phone", WellKnownFields.BusinessPhone),
        ("Mobile Phone", WellKnownFields.MobilePhone),
        ("Home Phone", WellKnownFields.HomePhone),
        ("Other Phone", WellKnownFields.OtherPhone),
        ("Business Street", WellKnownFields.Street),
        ("Business City", WellKnownFields.City),
        ("Business Postal Code", WellKnownFields.PostalCode),
        ("Business Country/Region", WellKnownFields.Country),
    ];

    public static readonly (string Heading, string Field)[] Google =
    [
        ("First Name", WellKnownFields.FirstName),
        ("Last Name", WellKnownFields.LastName),
        ("Organization Name", WellKnownFields.CompanyName),
        ("Organization Title", WellKnownFields.JobTitle),
        ("E-mail 1 - Value", WellKnownFields.Email),
        ("Phone 1 - Value", WellKnownFields.BusinessPhone),
        ("Phone 2 - Value", WellKnownFields.MobilePhone),
        ("Phone 3 - Value", WellKnownFields.HomePhone),
        ("Phone 4 - Value", WellKnownFields.OtherPhone),
        ("Address 1 - Street", WellKnownFields.Street),
        ("Address 1 - City", WellKnownFields.City),
        ("Address 1 - Postal Code", WellKnownFields.PostalCode),
        ("Address 1 - Country", WellKnownFields.Country),
    ];
}
