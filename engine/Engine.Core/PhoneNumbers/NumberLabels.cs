namespace Engine.Core.PhoneNumbers;

/// <summary>Words that name what follows as a telephone number.</summary>
internal static class NumberLabels
{
    private static readonly WordList Words = new(
        "t", "p", "m", "h", "w", "tel", "telefon", "teléfono", "telefono", "téléphone", "telephone", "phone", "fon", "fone", "mobile", "mobil", "mob",
        "cell", "handy", "office", "work", "home", "büro", "privat", "private", "main", "direct", "direkt", "dir", "call", "number", "nummer",
        "numéro", "número", "no", "zentrale", "intern", "puhelin", "puh", "tlf", // Europe
        "тел", "телефон", "моб", "τηλ", "電話", "电话", "전화", "هاتف", "טלפון"); // further east

    /// <summary>Whether the last word, up to a colon or a blank, is one.</summary>
    public static bool EndWith(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" .:-#(/");
        var start = end.Length;
        while (start > 0 && char.IsLetter(end[start - 1])) start--;
        return Words.Contains(end[start..]);
    }
}
