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
        var region = RegionOf(contact);
        var numbers = new List<PhoneNumber>();
        Span<PhoneNumber> ofField = stackalloc PhoneNumber[MaxPerField];
        foreach (var field in contact.Fields)
        {
            if (field is { Kind: ContactFieldKind.Telephone }) numbers.AddRange(ofField[..reader.ReadStored(field.Value, region, ofField)]);
        }

        return numbers;
    }

    /// <summary>The ISO 3166-1 alpha-2 code of the contact's country; null where nothing names one we know.</summary>
    public static string? RegionOf(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        string? labelled = null;
        string? addressed = null;
        foreach (var field in contact.Fields)
        {
            if (field is null || field.Value.Length == 0 || field.Kind != ContactFieldKind.Text) continue;
            if (field.Name == WellKnownFields.Country && PhoneNumberReader.RegionOf(field.Value) is { } region) return region;

            // A CRM's own label, such as MailingCountry, says it too; or the end of an address.
            if (field.Name.EndsWith("Country", StringComparison.OrdinalIgnoreCase)) labelled ??= PhoneNumberReader.RegionOf(field.Value);
            else if (IsAddress(field.Name)) addressed ??= PhoneNumberReader.RegionOf(LastLine(field.Value));
        }

        return labelled ?? addressed;
    }

    private static bool IsAddress(string name) => name == WellKnownFields.Street ||
        name.EndsWith("Street", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Address", StringComparison.OrdinalIgnoreCase);

    private static ReadOnlySpan<char> LastLine(ReadOnlySpan<char> address)
    {
        var text = address.TrimEnd(" \t\r\n,;");
        return text[(text.LastIndexOfAny('\n', ',', ';') + 1)..];
    }
}
