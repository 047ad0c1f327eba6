using System.Buffers;
using System.Globalization;
using System.Text;

namespace Engine.Core.PhoneNumbers;

/// <summary>Text around a telephone number, with every script's digits and signs brought to plain ASCII ones.</summary>
internal static class NumberText
{
    /// <summary>Most characters considered; nobody writes a number that long.</summary>
    public const int MaxLength = 256;

    private static readonly SearchValues<char> Signs = SearchValues.Create(" .:=;,");
    private static readonly string[] Schemes = ["tel:", "callto:", "sip:", "sips:", "fax:", "sms:"];

    /// <summary>The text with ASCII digits and signs, without a link's scheme, host and invisible characters.</summary>
    public static string Clean(string text)
    {
        var considered = text.Length <= MaxLength ? text : text[..MaxLength];
        var trimmed = considered.TrimStart();
        var scheme = Array.Find(Schemes, scheme => trimmed.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        return scheme is null ? Plain(considered) : Plain(OfLink(trimmed[scheme.Length..]));
    }

    /// <summary>Whether the text is nothing but digits, the signs people put around them, and perhaps an extension.</summary>
    public static bool IsNumber(string text)
    {
        if (text.AsSpan().Trim().Length > MaxLength) return false;
        var plain = Clean(text.Trim()).AsSpan().Trim();
        var hasDigit = false;
        var hasPlus = false;
        for (var i = 0; i < plain.Length; i++)
        {
            var c = plain[i];
            if (char.IsAsciiDigit(c)) hasDigit = true;
            else if (c == '+' && !hasDigit && !hasPlus) hasPlus = true;
            else if (!IsSoft(c)) return hasDigit && IsExtension(plain[i..]);
        }

        return hasDigit;
    }

    /// <summary>Signs that stand inside one number.</summary>
    public static bool IsSoft(char c) => c is ' ' or '(' or ')' or '-' or '.' or '/';

    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyInRange('0', '9');
        if (digits < 0 || !ExtensionWords.EndsWithMarker(text[..digits])) return false;

        // Only the marker: "12 and ext 3" is no number.
        if (text[..digits].Trim(" .:=;,#").ContainsAny(Signs)) return false;
        var after = text[digits..].TrimStart("0123456789");
        return after.Trim(" )").IsEmpty || after[0] == ';';
    }

    // RFC 3966 and RFC 3261: the number, then parameters, of which only the extension is of use; of sip:, what stands before the host.
    private static string OfLink(string link)
    {
        var plain = link.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(link) : link;
        var host = plain.IndexOf('@', StringComparison.Ordinal);
        if (host >= 0) plain = plain[..host];
        var parts = plain.Split(';');
        var extension = Array.Find(parts, part => part.StartsWith("ext=", StringComparison.OrdinalIgnoreCase));
        var context = Array.Find(parts, part => part.StartsWith("phone-context=+", StringComparison.OrdinalIgnoreCase));
        var number = context is null || parts[0].Contains('+', StringComparison.Ordinal) ? parts[0] : context["phone-context=".Length..] + parts[0];
        return extension is null ? number : $"{number};{extension}";
    }

    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.IsAscii) plain.Append(char.IsControl((char)rune.Value) ? Control(rune) : (char)rune.Value);
            else Append(plain, rune);
        }

        return plain.ToString();
    }

    private static char Control(Rune rune) => rune.Value is '\n' or '\r' ? '\n' : ' ';

    private static void Append(StringBuilder plain, Rune rune)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
                break;
            case UnicodeCategory.SpaceSeparator:
                plain.Append(' ');
                break;
            case UnicodeCategory.DashPunctuation:
                plain.Append('-');
                break;
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                plain.Append('\n');
                break;

            // Direction marks and zero-width blanks that come along when a number is copied; a variation selector after a digit.
            case UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark when !IsThai(rune):
                break;
            default:
                plain.Append(Sign(rune));
                break;
        }
    }

    private static string Sign(Rune rune) => rune.Value switch
    {
        0x2212 or 0x30FC or 0xFF70 => "-", // minus; the Japanese long-vowel sign is typed for a dash
        0xFE62 or 0x207A => "+",
        0x2215 or 0x2044 => "/",
        0x00B7 or 0x2022 or 0x2024 or 0x2219 or 0x30FB or 0x3002 => ".",
        >= 0xFF01 and <= 0xFF5E => ((char)(rune.Value - 0xFEE0)).ToString(), // full-width forms of ASCII
        0xFFFD => " ",
        _ => rune.ToString(),
    };

    // The Thai word for extension is written with a mark.
    private static bool IsThai(Rune rune) => rune.Value is >= 0x0E00 and <= 0x0E7F;
}
