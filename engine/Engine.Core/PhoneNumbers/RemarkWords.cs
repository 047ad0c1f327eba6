namespace Engine.Core.PhoneNumbers;

/// <summary>Words which tell that the digits beside them are no telephone number.</summary>
internal static class RemarkWords
{
    private static readonly WordList After = new(
        "h", "hr", "hrs", "hour", "hours", "am", "pm", "a", "p", "o'clock", "oclock", "min", "years", "year", "days", "times", // English
        "uhr", "std", "stunden", "jahre", "tage", "mal", "stock", "heures", "heure", "horas", "hora", "ore", "uur", "klo", "tim", "godz", "hod",
        "óra", // Europe
        "ч", "час", "часов", "ώρες", "saat", "時", "点", "點", "시", "น", // further east
        "st", "nd", "rd", "th", "floor", "km", "eur", "euro");

    private static readonly WordList Before = new(
        "room", "floor", "desk", "suite", "box", "pobox", "since", "until", "from", "after", "before", "line", "option", "press", "key", "id", "nr",
        "zimmer", "raum", "etage", "stock", "ab", "bis", "seit", "von", "vor", "nach", "taste", "bureau", "étage", "depuis", "touche",
        "avant", "piso", "sala", "stanza", "desde", "hasta", "dalle", "kamer", "vanaf", "tot", "pokój", "rum", "rom", "huone", "каб",
        "комната", "с", "до", "после");

    private static readonly WordList Others = new(
        "id", "pin", "code", "box", "pobox", "account", "acct", "vat", "iban", "konto", "kd", "kdnr", "kundennr", "kundennummer", "postfach", "ref",
        "order");

    /// <summary>Whether what follows digits makes them an hour, an age, a floor.</summary>
    public static bool FollowDigits(ReadOnlySpan<char> text) =>
        text is [':', >= '0' and <= '9', ..] || After.Contains(FirstWord(text.TrimStart(" .")));

    /// <summary>Whether what stands before digits makes them a room, a date, a key to press.</summary>
    public static bool PrecedeDigits(ReadOnlySpan<char> text) => Before.Contains(LastWord(text));

    /// <summary>Whether what stands before digits makes them a number of another kind, however long.</summary>
    public static bool PrecedeOtherNumbers(ReadOnlySpan<char> text) => Others.Contains(LastWord(text));

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> text)
    {
        var end = text.TrimEnd(" .:-#");
        var start = end.Length;
        while (start > 0 && char.IsLetter(end[start - 1])) start--;
        return end[start..];
    }

    private static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] == '\'')) end++;
        return text[..end];
    }
}
