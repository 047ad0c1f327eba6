using System.Net;
using System.Text.RegularExpressions;

namespace Engine.Sdk.Http;

/// <summary>Texts as users typed them, and as a CRM wants or has them.</summary>
public static partial class TextExtensions
{
    /// <summary>What a user typed, for a setting that may be left empty.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text without blanks around it; null where nothing is left of it.</returns>
    public static string? TrimmedOrNull(this string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>A text that fits into a field.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">How many UTF-16 code units fit.</param>
    /// <param name="mark">What to add where something was cut off, such as <c>…</c>; it does not count.</param>
    /// <returns>The text, or its beginning; no character outside the basic plane is cut into halves.</returns>
    public static string Cut(this string text, int length, string mark = "")
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= length) return text;
        return $"{text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)]}{mark}";
    }

    /// <summary>A text that stands for itself in a query language.</summary>
    /// <param name="text">The text.</param>
    /// <param name="reserved">The characters that mean something there; the backslash itself mostly does.</param>
    /// <returns>The text with a backslash before each of these characters.</returns>
    public static string Escaped(this string text, string reserved) =>
        string.Concat(text.Select(character => reserved.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"));

    /// <summary>What a reader sees of a text in HTML, such as a note of a CRM.</summary>
    /// <param name="html">The text with its tags.</param>
    /// <returns>The text alone, with a blank for each tag.</returns>
    public static string WithoutHtml(this string html) => WebUtility.HtmlDecode(Tags.Replace(html, " ")).Trim();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags { get; }
}
