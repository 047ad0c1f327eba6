using System.Buffers;
using System.Text;

namespace Engine.Connectors.LocalFiles.Live;

/// <summary>
/// Brings words into the form in which they are compared: without case, accents and apostrophes, and with ä, ae and a alike, so that Müller, Mueller, MULLER
/// and Muller are one. The beginning of a word folds to the beginning of the folded word.
/// </summary>
internal static class Folding
{
    /// <summary>Writes the words of a text as UTF-8, each with a blank before it.</summary>
    public static void AppendWords(ArrayBufferWriter<byte> to, string text)
    {
        var isInside = false;
        var last = '\0';
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            if (IsSilent(rune))
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                isInside = false;
                continue;
            }
            if (!isInside)
            {
                Append(to, new Rune(' '));
                last = '\0';
                isInside = true;
            }
            if (rune.IsAscii)
                last = AppendAscii(to, (char)rune.Value, last);
            else if (Spelled(rune) is { } letters)
                last = letters.Aggregate(last, (previous, c) => AppendAscii(to, c, previous));
            else
                Append(to, Rune.ToLowerInvariant(rune) is var lower && lower.Value == 'ς' ? new Rune('σ') : lower);
        }
    }

    /// <summary>The folded words of a query, without blanks; those of which nothing is left are missing.</summary>
    public static IReadOnlyList<byte[]> Words(IEnumerable<string> texts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var text in texts)
            AppendWords(buffer, text);
        var words = new List<byte[]>();
        var all = buffer.WrittenSpan;
        foreach (var range in all.Split((byte)' '))
        {
            if (!all[range].IsEmpty)
                words.Add(all[range].ToArray());
        }
        return words;
    }

    // An e after a, o or u may stand for the two dots over it, so it never counts.
    private static char AppendAscii(ArrayBufferWriter<byte> to, char c, char last)
    {
        var lower = char.ToLowerInvariant(c);
        if (lower != 'e' || last is not ('a' or 'o' or 'u'))
            to.Write([(byte)lower]);
        return lower;
    }

    private static string? Spelled(Rune rune) => rune.Value switch
    {
        'ß' or 'ẞ' => "ss",
        'æ' or 'Æ' => "a",
        'œ' or 'Œ' or 'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'þ' or 'Þ' => "th",
        'ı' => "i",
        _ => null,
    };

    // Accents, apostrophes and the Arabic stroke that only stretches a word.
    private static bool IsSilent(Rune rune) => rune.Value is '\'' or '’' or '‘' or 'ʼ' or '\u0640' ||
        !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;

    // Compatibility forms (full-width letters, ligatures) fall together here; lone surrogates cannot be normalised.
    private static string Decompose(string text) =>
        Ascii.IsValid(text) ? text : new string([.. text.Select((c, i) => IsLone(text, i) ? ' ' : c)]).Normalize(NormalizationForm.FormKD);

    private static bool IsLone(string text, int i) => char.IsSurrogate(text[i]) &&
        !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) &&
        !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));

    private static void Append(ArrayBufferWriter<byte> to, Rune rune) => to.Advance(rune.EncodeToUtf8(to.GetSpan(4)));
}
