using System.Text;

namespace Engine.Core.Names;

/// <summary>Reduces text to words that compare equal however a name was typed: without case, accents, widths and punctuation.</summary>
internal static class Folding
{
    /// <summary>The words of a text that was stored; of <c>O'Brien</c> and <c>Jean-Luc</c> the parts and the whole.</summary>
    public static IReadOnlyList<FoldedWord> Words(string text) => Fold(text, new WordFolder(isAsked: false));

    /// <summary>The words of a text that was asked for; the last may be unfinished.</summary>
    public static IReadOnlyList<FoldedWord> AskedWords(string text) => Fold(text, new WordFolder(isAsked: true));

    /// <summary>The whole text as one, its words joined by single blanks.</summary>
    public static string Plain(string text) => string.Join(' ', AskedWords(text).Select(word => word.Plain));

    /// <summary>The text without control characters and lone surrogates, cut to a length, trimmed.</summary>
    public static string Clean(string text, int maxLength)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > maxLength) break;
            if (rune.Value is '\t' or '\n' or '\r' or 0x85) clean.Append(' ');
            else if (IsText(rune) && (clean.Length > 0 || !Rune.IsWhiteSpace(rune))) clean.Append(rune.ToString());
        }

        return clean.ToString().Trim();
    }

    private static IReadOnlyList<FoldedWord> Fold(string text, WordFolder folder)
    {
        if (Ascii.IsValid(text))
        {
            foreach (var c in text) folder.Add(new Rune(c));
        }
        else
        {
            foreach (var rune in Clean(text, int.MaxValue).Normalize(NormalizationForm.FormKD).EnumerateRunes()) folder.Add(rune);
        }

        return folder.Finish();
    }

    // A lone surrogate is enumerated as U+FFFD; with U+FFFE the framework refuses to normalise.
    private static bool IsText(Rune rune) => !Rune.IsControl(rune) && rune.Value is not (>= 0xFFFD and <= 0xFFFF);
}
