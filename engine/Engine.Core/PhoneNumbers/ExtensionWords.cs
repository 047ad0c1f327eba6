using System.Collections.Frozen;
using Engine.Core.Names;

namespace Engine.Core.PhoneNumbers;

/// <summary>The words by which people around the world announce an extension.</summary>
internal static class ExtensionWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "x", "xt", "ext", "exts", "extn", "extension", "xtn", // English
        "durchwahl", "dw", "nebenstelle", "nst", "klappe", "kl", // German
        "poste", "post", "interne", // French
        "extensión", "anexo", "interno", "int", "intern", "internal", // Spanish, Italian
        "extensão", "ramal", // Portuguese
        "toestel", "tst", "toest", // Dutch
        "anknytning", "ankn", "lokal", "lok", "lokalnr", "internnr", "alanumero", "alanro", // Swedish, Danish, Norwegian, Finnish
        "wewnętrzny", "wewn", "wew", // Polish
        "linka", "klapka", "mellék", "mell", "interior", "interna", "kućni", // Czech, Slovak, Hungarian, Romanian, Slovene, Croatian
        "sisetel", "iekš", "vidinis", // Estonian, Latvian, Lithuanian
        "доб", "добавочный", "вн", "внутр", "внутренний", "дод", "вътр", "вътрешен", // Russian, Ukrainian, Bulgarian
        "εσωτ", "εσωτερικό", "εσ", // Greek
        "dahili", "dah", // Turkish
        "תחנה", "שלוחה", "تحويلة", "داخلي", "داخلی", // Hebrew, Arabic, Persian
        "内線", "内线", "分机", "分機", "转", "轉", "내선", // Japanese, Chinese, Korean
        "ต่อ", "nhánh", "lẻ", "pesawat", "ekst", // Thai, Vietnamese, Indonesian
    }.Select(word => Folding.Plain(word)).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether what stands between two groups of digits announces the second as an extension of the first.</summary>
    public static bool EndsWithMarker(ReadOnlySpan<char> gap)
    {
        if (gap.Trim(' ').EndsWith("#")) return true;

        // RFC 3601 and the dial strings of mobile phones: a pause, then the extension.
        if (gap is ",," or ";" or "," or ",,,") return true;
        var end = gap.TrimEnd(" .:=#(-");
        var start = end.Length;
        while (start > 0 && (char.IsLetter(end[start - 1]) || char.IsSurrogate(end[start - 1]) || IsMark(end[start - 1]))) start--;
        return start < end.Length && end.Length - start <= 16 && Words.Contains(Folding.Plain(end[start..].ToString()));
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark;
}
