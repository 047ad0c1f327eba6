using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>The telephone numbers of a contact, read as its country means them.</summary>
public static class ContactNumbers
{
    /// <summary>Most numbers that are read of one field.</summary>
    public const int MaxPerField = 8;

    public static IReadOnlyList<PhoneNumber> Of(Contact contact, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(contact);
        ArgumentNullException.ThrowIfNull(reader);
        var region = PhoneNumberReader.RegionOf(CountryOf(contact));
        var numbers = new List<PhoneNumber>();
        Span<PhoneNumber> ofField = stackalloc PhoneNumber[MaxPerField];
        foreach (var field in contact.Fields)
        {
            if (field is { Kind: ContactFieldKind.Telephone }) numbers.AddRange(ofField[..reader.ReadStored(field.Value, region, ofField)]);
        }

        return numbers;
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
