using System.Text;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests.Servers;

internal static class TestCards
{
    /// <summary>A card of version 3.0 (RFC 2426), as other programs would write it.</summary>
    public static string Of(string uid, ContractContact contact)
    {
        var whole = $"{contact.FirstName} {contact.LastName}".Trim();
        var card = new StringBuilder($"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\n");
        card.Append(null, $"FN:{Text(whole.Length > 0 ? whole : contact.CompanyName)}\r\nN:{Text(contact.LastName)};{Text(contact.FirstName)};;;\r\n");
        Add("ORG", contact.CompanyName);
        Add("TITLE", contact.JobTitle);
        Add("EMAIL;TYPE=INTERNET", contact.Email);
        Add("NOTE", contact.Notes);
        foreach (var (field, number) in contact.Phones) Add($"TEL;TYPE={TypeOf(field)}", number);
        if (!contact.Picture.IsEmpty) card.Append(null, $"PHOTO;ENCODING=b;TYPE=PNG:{Convert.ToBase64String(contact.Picture.Span)}\r\n");
        return card.Append("END:VCARD\r\n").ToString();

        void Add(string header, string? value)
        {
            if (!string.IsNullOrEmpty(value)) card.Append(null, $"{header}:{Text(value)}\r\n");
        }
    }

    public static string Person(string uid, string first, string last, string more = "") =>
        $"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{first} {last}\r\nN:{last};{first};;;\r\n{(more.Length > 0 ? $"{more}\r\n" : "")}END:VCARD\r\n";

    // RFC 2426, section 5.
    private static string Text(string? value) => (value ?? "").Replace("\\", "\\\\").Replace(",", "\\,").Replace(";", "\\;").Replace("\n", "\\n");

    private static string TypeOf(string field) => field switch
    {
        WellKnownFields.BusinessPhone => "WORK,VOICE",
        WellKnownFields.MobilePhone => "CELL",
        WellKnownFields.HomePhone => "HOME",
        WellKnownFields.Fax => "FAX",
        _ => "VOICE",
    };
}
