using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>The telephone numbers of a contact, read as its country means them.</summary>
public static class ContactNumbers
{
    public static IEnumerable<PhoneNumber> Of(Contact contact, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(reader);
        var country = CountryOf(contact);
        foreach (var field in contact.Fields)
        {
            if (field is not { Kind: ContactFieldKind.Telephone }) continue;
            foreach (var number in reader.ReadAllStored(field.Value, country)) yield return number;
        }
    }

    // A CRM's own label, such as MailingCountry, says it too.
    private static string? CountryOf(Contact contact)
    {
        string? labelled = null;
        foreach (var field in contact.Fields)
        {
            if (field is null || field.Value.Length == 0) continue;
            if (field.Name == WellKnownFields.Country) return field.Value;
            if (field.Name.EndsWith("Country", StringComparison.OrdinalIgnoreCase)) labelled ??= field.Value;
        }

        return labelled;
    }
}
