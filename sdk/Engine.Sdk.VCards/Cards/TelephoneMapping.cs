using System.Text;

namespace Engine.Sdk.VCards;

/// <summary>Reads TEL and its relatives: which field a number goes under, and the number out of its URI.</summary>
internal static class TelephoneMapping
{
    // Types that say nothing about whose or which telephone it is (RFC 6350 §6.4.1, RFC 2426 §3.3.1, vCard 2.1 §2.3.1).
    private static readonly HashSet<string> Silent = new(
        "VOICE PREF MSG TEXT TEXTPHONE VIDEO BBS MODEM ISDN CAR PAGER MAIN MAIN-NUMBER OTHER INTERNET DOM INTL PARCEL POSTAL TTY TTYTDD TLX TELEX RADIO CALLBACK PRIMARY"
            .Split(' '), StringComparer.OrdinalIgnoreCase);

    public static string FieldFor(VCardProperty property, string? label, TelephoneLabels labels)
    {
        var field = property.Header.TelephoneField;
        // Apple writes _$!!$_ for none
        return field == WellKnownFields.Fax || label is null || !label.Any(char.IsLetterOrDigit) ? field : labels.FieldFor(label);
    }

    public static string FieldFor(PropertyHeader header)
    {
        if (header.Types.Any(type => type.Contains("FAX", StringComparison.OrdinalIgnoreCase)))
            return WellKnownFields.Fax;
        if (header.HasType("CELL") || header.HasType("PCS") || header.HasType("IPHONE"))
            return WellKnownFields.MobilePhone;
        if (OwnLabel(header) is { } own && TelephoneLabel.FieldFor(own) is var field && field != WellKnownFields.OtherPhone)
            return field;
        return header.HasType("WORK") || header.HasType("COMPANY") ? WellKnownFields.BusinessPhone
            : header.HasType("HOME") ? WellKnownFields.HomePhone
            : WellKnownFields.OtherPhone;
    }

    /// <summary>The number as people write it: <c>tel:+1-555-0100;ext=102</c> (RFC 3966) reads <c>+1-555-0100 x102</c>.</summary>
    /// <returns>Null for an address that is no telephone's.</returns>
    public static string? Number(string value)
    {
        var text = value.Trim();
        if (text.StartsWith("sip:", StringComparison.OrdinalIgnoreCase) || text.StartsWith("sips:", StringComparison.OrdinalIgnoreCase))
            return null;
        if (!text.StartsWith("tel:", StringComparison.OrdinalIgnoreCase))
            return text;
        var parts = Uri.UnescapeDataString(text[4..]).Split(';', StringSplitOptions.TrimEntries);
        var number = parts[0];
        if (Parameter(parts, "phone-context") is ['+', ..] prefix && !number.StartsWith('+'))
            number = $"{prefix}-{number}";
        return Parameter(parts, "ext") is { Length: > 0 } extension ? $"{number} x{extension}" : number;
    }

    private static string? Parameter(string[] parts, string name) => Array.Find(parts, part =>
        part.StartsWith(name + "=", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..];

    // A type nobody has defined is somebody's own label: X-EVOLUTION-ASSISTANT, X-Reception, X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=E2=80=A6).
    private static string? OwnLabel(PropertyHeader header)
    {
        foreach (var value in header.Values("TYPE"))
        {
            if (value.StartsWith("X-CUSTOM(", StringComparison.OrdinalIgnoreCase))
                return Encoding.UTF8.GetString(QuotedPrintable.Decode(Encoding.UTF8.GetBytes(value[(value.LastIndexOf(',') + 1)..].TrimEnd(')'))));
        }
        foreach (var type in header.Types)
        {
            if (type.StartsWith("X-EVOLUTION-", StringComparison.OrdinalIgnoreCase))
                return Capitalised(type["X-EVOLUTION-".Length..]);
            if (type.StartsWith("X-", StringComparison.OrdinalIgnoreCase) && type.Length > 2)
                return Capitalised(type[2..]);
            if (!Silent.Contains(type) && !type.Equals("WORK", StringComparison.OrdinalIgnoreCase) && !type.Equals("HOME", StringComparison.OrdinalIgnoreCase))
                return Capitalised(type);
        }
        return null;
    }

    private static string Capitalised(string type)
    {
        var text = type.Replace('-', ' ').Replace('_', ' ').Trim();
        return text.Length > 1 && !text.Any(char.IsLower) ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant() : text;
    }
}
