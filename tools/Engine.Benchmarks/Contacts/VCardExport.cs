using Engine.Sdk;

namespace Engine.Benchmarks.Contacts;

/// <summary>Contacts as vCard 3.0 (RFC 2426).</summary>
internal static class VCardExport
{
    public static void Write(IEnumerable<GeneratedContact> contacts, TextWriter output)
    {
        foreach (var contact in contacts) Write(contact, output);
    }

    private static void Write(GeneratedContact contact, TextWriter output)
    {
        Line("BEGIN", "VCARD");
        Line("VERSION", "3.0");
        Line("UID", contact.Id);
        Line("FN", Escape(contact.DisplayText));
        Line("N", $"{Escape(contact.LastName)};{Escape(contact.FirstName)};;;");
        foreach (var field in contact.Contact.Fields)
        {
            if (NameOf(field.Name) is { } name) Line(name, Escape(field.Value));
        }

        var (street, city) = (Value(WellKnownFields.Street), Value(WellKnownFields.City));
        Line("ADR;TYPE=work", $";;{street};{city};;{Value(WellKnownFields.PostalCode)};{Value(WellKnownFields.Country)}");
        Line("END", "VCARD");

        void Line(string property, string value) => output.Write($"{property}:{value}\r\n");

        string Value(string field) => Escape(contact.Contact.Fields.FirstOrDefault(known => known.Name == field)?.Value ?? "");
    }

    private static string? NameOf(string field) => field switch
    {
        WellKnownFields.CompanyName => "ORG",
        WellKnownFields.JobTitle => "TITLE",
        WellKnownFields.Email => "EMAIL",
        WellKnownFields.BusinessPhone => "TEL;TYPE=work",
        WellKnownFields.MobilePhone => "TEL;TYPE=cell",
        WellKnownFields.HomePhone => "TEL;TYPE=home",
        WellKnownFields.OtherPhone => "TEL",
        _ => null,
    };

    private static string Escape(string value) => value
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal);
}
