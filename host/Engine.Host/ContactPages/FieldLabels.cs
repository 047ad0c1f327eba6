using Engine.Sdk;

namespace Engine.Host.ContactPages;

/// <summary>What people call the well-known fields.</summary>
internal static class FieldLabels
{
    public static string Of(string fieldName) => fieldName switch
    {
        WellKnownFields.FirstName => "First name",
        WellKnownFields.LastName => "Last name",
        WellKnownFields.ContactName => "Name",
        WellKnownFields.CompanyName => "Company",
        WellKnownFields.JobTitle => "Job title",
        WellKnownFields.Email => "E-mail",
        WellKnownFields.BusinessPhone => "Business phone",
        WellKnownFields.MobilePhone => "Mobile phone",
        WellKnownFields.HomePhone => "Home phone",
        WellKnownFields.OtherPhone => "Other phone",
        WellKnownFields.PostalCode => "Postal code",
        _ => fieldName,
    };
}
