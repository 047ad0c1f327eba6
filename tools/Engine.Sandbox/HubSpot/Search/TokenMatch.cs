using System.Globalization;
using System.Text;

namespace Engine.Sandbox.HubSpot;

/// <summary>Whole words, or their beginning or end with a star; case does not count.</summary>
internal static class TokenMatch
{
    /// <summary>CONTAINS_TOKEN: every word of the pattern fits a word of the value, or the pattern as it stands fits the value as it stands.</summary>
    public static bool Contains(string value, string pattern)
    {
        if (pattern.Contains('*', StringComparison.Ordinal) && Fits(pattern.Trim().ToLowerInvariant(), value.ToLowerInvariant()))
            return true; // *@example.com, which no single word holds
        var words = Words(value);
        var asked = Words(pattern, keepsStars: true);
        return asked.Count > 0 && asked.All(word => words.Any(other => Fits(word, other)));
    }

    /// <summary>The full text search: every word asked for begins a word of some value.</summary>
    public static bool Begins(IEnumerable<string> values, string query)
    {
        var words = values.SelectMany(value => Words(value)).ToList();
        return Words(query).All(asked => words.Any(word => word.StartsWith(asked, StringComparison.Ordinal)));
    }

    public static IReadOnlyList<string> Words(string text, bool keepsStars = false)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Append(' '))
        {
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || (keepsStars && c == '*'))
            {
                word.Append(char.ToLowerInvariant(c));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        while (pattern.Length > 0)
        {
            if (pattern[0] == '*')
                return Fits(pattern[1..], text) || (text.Length > 0 && Fits(pattern, text[1..]));
            if (text.Length == 0 || pattern[0] != text[0])
                return false;
            pattern = pattern[1..];
            text = text[1..];
        }

        return text.Length == 0;
    }
}
