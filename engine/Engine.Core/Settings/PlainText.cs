using System.Globalization;
using System.Text;

namespace Engine.Core.Settings;

/// <summary>Makes text from outside fit for one line of a screen or log.</summary>
internal static class PlainText
{
    /// <summary>
    /// The text without control characters, lone surrogates and marks that turn the reading direction (with which a name can pose as another),
    /// trimmed, and cut to a length without splitting a character. Line ends and tabs become blanks.
    /// </summary>
    public static string Clean(string? text, int maxLength)
    {
        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").AsSpan().Trim().EnumerateRunes())
        {
            var kept = rune.Value is '\n' or '\r' or '\t' ? new Rune(' ') : rune;
            if (!IsFit(kept)) continue;
            if (clean.Length + kept.Utf16SequenceLength > maxLength) break;
            clean.Append(kept.ToString());
        }

        return clean.ToString().Trim();
    }

    // A lone surrogate is enumerated as the replacement character; that character itself is no loss.
    private static bool IsFit(Rune rune) =>
        rune != Rune.ReplacementChar &&
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator) &&
        rune.Value is not ((>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0x200E or 0x200F or 0x061C or 0xFEFF);
}
