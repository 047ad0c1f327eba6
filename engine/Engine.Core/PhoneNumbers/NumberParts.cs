namespace Engine.Core.PhoneNumbers;

/// <summary>Takes text with telephone numbers apart: several numbers in one field, a number and its extension.</summary>
internal static class NumberParts
{
    // Fewer digits on a side of a separator are a part of one number, such as the "/ 20" of a second line.
    private const int FewestDigits = 6;
    private const int MaxNumbers = 8;

    private static readonly string[] Separators = ["\n", ";", ",", "|", "/", " or ", " oder ", " ou ", " o ", " und ", " and "];

    public static IReadOnlyList<string> Of(string text)
    {
        IReadOnlyList<string> parts = [text];
        foreach (var separator in Separators)
        {
            if (!text.Contains(separator, StringComparison.OrdinalIgnoreCase)) continue;
            parts = [.. parts.SelectMany(part => Split(part, separator)).Take(MaxNumbers)];
        }

        return parts;
    }

    /// <summary>The number before the first sign or word that announces an extension, and the extension's digits.</summary>
    public static (string Main, string? Extension) SplitExtension(string text)
    {
        var digitsSeen = 0;
        var gapStart = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) continue;
            if (digitsSeen >= 3 && i > gapStart && ExtensionWords.EndsWithMarker(text.AsSpan(gapStart, i - gapStart)))
            {
                var extension = string.Concat(text[i..].TakeWhile(c => char.IsAsciiDigit(c) || c is ' ' or '-').Where(char.IsAsciiDigit));
                return (text[..gapStart], extension.Length <= 10 ? extension : extension[..10]);
            }

            digitsSeen++;
            gapStart = i + 1;
        }

        return (text, null);
    }

    private static string[] Split(string text, string separator)
    {
        var pieces = text.Split(separator, StringSplitOptions.RemoveEmptyEntries);
        return pieces.Length > 1 && pieces.All(piece => piece.Count(char.IsAsciiDigit) >= FewestDigits) ? pieces : [text];
    }
}
