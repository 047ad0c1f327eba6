using System.Text;
using System.Text.Unicode;
using Engine.Core.Caching.Packing;
using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>The telephone numbers of a contact, read as its country means them.</summary>
public static class ContactNumbers
{
    /// <summary>Most numbers that are read of one field.</summary>
    public const int MaxPerField = 8;

    public static IReadOnlyList<PhoneNumber> Of(Contact contact, PhoneNumberReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var numbers = new List<PhoneNumber>();
        Read(PackedContact.Pack(contact).Body.Span, reader, numbers);
        return numbers;
    }

    /// <summary>The ISO 3166-1 alpha-2 code of the contact's country; null where nothing names one we know.</summary>
    public static string? RegionOf(Contact contact) => RegionOf(PackedContact.Pack(contact).Body.Span);

    /// <summary>Adds the numbers of a packed contact. Allocates nothing on ordinary ones.</summary>
    /// <exception cref="FormatException">The bytes are no contact.</exception>
    internal static void Read(ReadOnlySpan<byte> body, PhoneNumberReader reader, List<PhoneNumber> numbers)
    {
        string? region = null;
        var isRegionKnown = false;
        Span<char> text = stackalloc char[NumberText.MaxLength];
        Span<PhoneNumber> ofField = stackalloc PhoneNumber[MaxPerField];
        for (var contact = new ContactReader(body); contact.TryRead(out var field);)
        {
            if (field.Kind != ContactFieldKind.Telephone || field.Value.IsEmpty) continue;
            if (!isRegionKnown) (region, isRegionKnown) = (RegionOf(body), true);
            numbers.AddRange(ofField[..reader.ReadStored(Decode(field.Value, text), region, ofField)]);
        }
    }

    private static string? RegionOf(ReadOnlySpan<byte> body)
    {
        string? labelled = null;
        string? addressed = null;
        Span<char> text = stackalloc char[NumberText.MaxLength];
        for (var contact = new ContactReader(body); contact.TryRead(out var field);)
        {
            if (field.Kind != ContactFieldKind.Text || field.Value.IsEmpty) continue;
            if (field.Name == WellKnownFields.Country && PhoneNumberReader.RegionOf(Decode(field.Value, text)) is { } region) return region;

            // A CRM's own label, such as MailingCountry, says it too; or the end of an address.
            if (EndsWith(field.Label, "Country"u8)) labelled ??= PhoneNumberReader.RegionOf(Decode(field.Value, text));
            else if (field.Name == WellKnownFields.Street || EndsWith(field.Label, "Street"u8) || EndsWith(field.Label, "Address"u8))
                addressed ??= PhoneNumberReader.RegionOf(Decode(LastLine(field.Value), text));
        }

        return labelled ?? addressed;
    }

    private static bool EndsWith(ReadOnlySpan<byte> label, ReadOnlySpan<byte> ending) =>
        label.Length >= ending.Length && Ascii.EqualsIgnoreCase(label[^ending.Length..], ending);

    private static ReadOnlySpan<byte> LastLine(ReadOnlySpan<byte> address)
    {
        var text = address.TrimEnd(" \t\r\n,;"u8);
        return text[(text.LastIndexOfAny("\n,;"u8) + 1)..];
    }

    // What is beyond the room is not looked at.
    private static ReadOnlySpan<char> Decode(ReadOnlySpan<byte> utf8, Span<char> room)
    {
        Utf8.ToUtf16(utf8, room, out _, out var length);
        return room[..length];
    }
}
