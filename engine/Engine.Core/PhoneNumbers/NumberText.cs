using System.Buffers;
using System.Globalization;
using System.Text;

namespace Engine.Core.PhoneNumbers;

/// <summary>Text around a telephone number, with every script's digits and signs brought to plain ASCII ones.</summary>
internal static class NumberText
{
    /// <summary>Most characters considered; nobody writes a number that long.</summary>
    public const int MaxLength = 256;

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)]);

    /// <summary>Brings the text to plain signs: ASCII digits, blanks and dashes, no invisible characters. Letters stay as they are.</summary>
    /// <param name="text">Of which no more than <see cref="MaxLength"/> characters are looked at.</param>
    /// <param name="room">At least <see cref="MaxLength"/> characters, for the text where it has to be changed.</param>
    public static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text, Span<char> room)
    {
        var considered = Cut(text.TrimStart());
        var odd = considered.IndexOfAnyExcept(Plain);
        if (odd < 0) return considered;
        considered[..odd].CopyTo(room);
        var length = odd;
        foreach (var rune in considered[odd..].EnumerateRunes())
        {
            if (rune.IsAscii) room[length++] = char.IsControl((char)rune.Value) ? Control(rune) : (char)rune.Value;
            else length += Convert(rune, room[length..]);
        }

        return room[..length];
    }

    /// <summary>Signs that stand inside one number.</summary>
    public static bool IsSoft(char c) => c is ' ' or '(' or ')' or '-' or '.' or '/' or '[' or ']' or '_' or '~' or '\'' or '\\';

    // Never between the halves of a surrogate pair.
    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) =>
        text.Length <= MaxLength ? text : text[..(char.IsHighSurrogate(text[MaxLength - 1]) ? MaxLength - 1 : MaxLength)];

    private static char Control(Rune rune) => rune.Value is '\n' or '\r' or '\v' or '\f' ? '\n' : ' ';

    private static int Convert(Rune rune, Span<char> room)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.DecimalDigitNumber:
                room[0] = (char)('0' + (int)Rune.GetNumericValue(rune));
                return 1;
            case UnicodeCategory.SpaceSeparator:
                room[0] = ' ';
                return 1;
            case UnicodeCategory.DashPunctuation when rune.Value != 0x301C:
                room[0] = '-';
                return 1;
            case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                room[0] = '\n';
                return 1;

            // Direction marks and zero-width blanks that come along when a number is copied; a variation selector after a digit.
            case UnicodeCategory.Format or UnicodeCategory.Control:
            case UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark when !IsThai(rune):
                return 0;
            default:
                return Sign(rune) is var sign and not '\0' ? Put(sign, room) : rune.EncodeToUtf16(room);
        }
    }

    private static int Put(char sign, Span<char> room)
    {
        room[0] = sign;
        return 1;
    }

    private static char Sign(Rune rune) => rune.Value switch
    {
        0x2212 or 0x30FC or 0xFF70 or 0x2500 or 0x2043 or 0x207B => '-', // minus; the Japanese long-vowel sign is typed for a dash
        0xFE62 or 0x207A => '+',
        0x2215 or 0x2044 or 0x29F8 => '/',
        0x00B7 or 0x2022 or 0x2024 or 0x2219 or 0x30FB or 0x3002 or 0x06D4 => '.',
        0x301C or 0x223C or 0x2053 => '~',
        0x3010 or 0x3014 or 0x2768 => '(',
        0x3011 or 0x3015 or 0x2769 => ')',
        0x060C or 0x3001 => ',',
        0x061B => ';',
        >= 0xFF01 and <= 0xFF5E => (char)(rune.Value - 0xFEE0), // full-width forms of ASCII
        0xFFFD => ' ',
        _ => '\0',
    };

    // The Thai word for extension is written with a mark.
    private static bool IsThai(Rune rune) => rune.Value is >= 0x0E00 and <= 0x0E7F;
}
