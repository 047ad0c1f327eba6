using System.Text;

namespace Engine.Core.Texts;

/// <summary>
/// An English text with places for values, and its translation. <c>{0}</c> in the translation is the value, translated where it is a text itself;
/// <c>{0:name}</c> is the value as it is: a name somebody gave. <c>{0:0}</c> in the English text takes digits alone.
/// </summary>
internal sealed class Phrase
{
    private const int MostPlaces = 10;

    private readonly Part[] _english;
    private readonly Part[] _translated;

    private Phrase(Part[] english, Part[] translated)
    {
        (_english, _translated) = (english, translated);
        Weight = english.Sum(part => part.Literal.Length);
    }

    /// <summary>How many characters of a text are the phrase's own.</summary>
    public int Weight { get; }

    public static bool HasPlaces(string text) => Parts(text).Length > 1;

    /// <returns>Null when it has no places, or the translation has others.</returns>
    public static Phrase? Of(string english, string translated)
    {
        var (from, to) = (Parts(english), Parts(translated));
        if (from.Length is < 2 or > MostPlaces || to.Length > MostPlaces || !PlacesOf(from).SetEquals(PlacesOf(to))) return null;

        // Two places side by side could share a value in any way, and a phrase without anything of its own would fit everything.
        var isTold = from[1..^1].All(part => part.Literal.Length > 0) && from.Sum(part => part.Literal.Length) > 1;
        return isTold && PlacesOf(from).Count == from.Length - 1 ? new(from, to) : null;
    }

    /// <returns>By the number of their places; null when the text is not made from this phrase.</returns>
    public Dictionary<int, string>? ValuesOf(string text)
    {
        var (first, last) = (_english[0].Literal, _english[^1].Literal);
        var end = text.Length - last.Length;
        if (end <= first.Length || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal)) return null;
        var values = new Dictionary<int, string>();
        var at = first.Length;
        for (var i = 1; i < _english.Length; i++)
        {
            // A value has one character at least.
            var next = i == _english.Length - 1 ? end : at + 1 > end ? -1 : text.IndexOf(_english[i].Literal, at + 1, end - at - 1, StringComparison.Ordinal);
            if (next <= at) return null;
            var value = text[at..next];
            if (_english[i - 1].Format == "0" && !value.All(digit => char.IsDigit(digit) || digit is '.' or ',')) return null;
            values[_english[i - 1].Place] = value;
            at = next + _english[i].Literal.Length;
        }

        return values;
    }

    public string Fill(Dictionary<int, string> values, Func<string, string> translate)
    {
        var text = new StringBuilder();
        var translated = new Dictionary<int, string>(); // each once, however often it stands in the text
        foreach (var part in _translated)
        {
            text.Append(part.Literal);
            if (part.Place < 0) continue;
            if (part.Format == "name") text.Append(values[part.Place]);
            else if (translated.TryGetValue(part.Place, out var known)) text.Append(known);
            else text.Append(translated[part.Place] = translate(values[part.Place]));
        }

        return text.Length <= PhraseBook.MaxLength ? text.ToString() : text.ToString(0, PhraseBook.MaxLength);
    }

    private static HashSet<int> PlacesOf(Part[] parts) => [.. parts[..^1].Select(part => part.Place)];

    // The last part has no place behind it. A brace that opens no place is text.
    private static Part[] Parts(string text)
    {
        var parts = new List<Part>();
        var (start, at) = (0, -1);
        while ((at = text.IndexOf('{', at + 1)) >= 0)
        {
            var close = text.IndexOf('}', at);
            if (close < 0) break;
            var format = text.AsSpan(at + 1, close - at - 1);
            if (format.Length == 0 || !char.IsAsciiDigit(format[0]) || (format.Length > 1 && format[1] != ':')) continue;
            parts.Add(new(text[start..at], format[0] - '0', format.Length > 2 ? format[2..].ToString() : ""));
            start = close + 1;
        }

        parts.Add(new(text[start..], -1, ""));
        return [.. parts];
    }

    private readonly record struct Part(string Literal, int Place, string Format);
}
