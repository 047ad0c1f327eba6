using System.Globalization;

namespace Engine.Core.PhoneNumbers;

/// <summary>The words by which people around the world announce an extension.</summary>
internal static class ExtensionWords
{
    private static readonly WordList Words = new(
        "x", "xt", "ext", "exts", "extn", "extension", "xtn", // English
        "durchwahl", "dw", "nebenstelle", "nst", "klappe", "kl", "app", "apparat", // German
        "poste", "post", "pst", "interne", // French
        "extensión", "anexo", "interno", "int", "intern", "internal", // Spanish, Italian
        "extensão", "ramal", "rml", // Portuguese
        "toestel", "tst", "toest", // Dutch
        "anknytning", "ankn", "lokal", "lok", "lokalnr", "internnr", "alanumero", "alanro", // Swedish, Danish, Norwegian, Finnish
        "wewnętrzny", "wewn", "wew", "w", // Polish
        "linka", "klapka", "kl", "mellék", "mell", "interior", "interna", "kućni", "lokal", // Czech, Slovak, Hungarian, Romanian, Slovene, Croatian
        "sisetel", "iekš", "vidinis", "vid", // Estonian, Latvian, Lithuanian
        "доб", "добавочный", "вн", "внутр", "внутренний", "дод", "вътр", "вътрешен", "внут", // Russian, Ukrainian, Bulgarian
        "εσωτ", "εσωτερικό", "εσ", // Greek
        "dahili", "dah", // Turkish
        "תחנה", "שלוחה", "تحويلة", "داخلي", "داخلی", // Hebrew, Arabic, Persian
        "内線", "内线", "分机", "分機", "转", "轉", "내선", // Japanese, Chinese, Korean
        "ต่อ", "nhánh", "lẻ", "pesawat", "ekst"); // Thai, Vietnamese, Indonesian

    /// <summary>Whether what stands between two groups of digits announces the second as an extension of the first.</summary>
    public static bool EndsWithMarker(ReadOnlySpan<char> gap)
    {
        // RFC 3601 and the dial strings of mobile phones: a pause, then the extension.
        if (gap is ",," or ";" or "," or ",,,") return true;
        return gap.TrimEnd(' ').EndsWith('#') || Words.Contains(LastWord(gap.TrimEnd(" .:=#(-[,")));
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && IsOfWord(text[start - 1])) start--;
        return text[start..];
    }

    private static bool IsOfWord(char c) => char.IsLetter(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;
}
