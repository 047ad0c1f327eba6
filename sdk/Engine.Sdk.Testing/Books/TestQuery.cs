using System.Text;

namespace Engine.Sdk.Testing;

/// <summary>Queries as the engine makes them of what a user typed. Numbers: <see cref="ContractNumber.Query"/>.</summary>
public static class TestQuery
{
    private const int MaxLength = 256;
    private const int MaxWords = 16;

    /// <summary>A name query.</summary>
    /// <param name="text">What was typed; not blank.</param>
    /// <param name="limit">Most contacts wanted.</param>
    /// <returns>The query, within the bounds <see cref="NameQuery"/> promises.</returns>
    /// <exception cref="ArgumentException">The text is blank.</exception>
    public static NameQuery Name(string text, int limit = 50)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        var clean = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (clean.Length + rune.Utf16SequenceLength > MaxLength)
                break;
            if (rune.Value is '\t' or '\n' or '\r' or 0x85)
                clean.Append(' ');
            else if (!Rune.IsControl(rune) && rune.Value is not (>= 0xFFFD and <= 0xFFFF) && (clean.Length > 0 || !Rune.IsWhiteSpace(rune)))
                clean.Append(rune.ToString());
        }
        var asked = clean.ToString().Trim();
        var typed = asked.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. typed.Select(word => word.Trim(',', ';', '"', '(', ')', '<', '>')).Where(word => word.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c)))];

        // Signs alone name nobody, but they are what was typed.
        return new NameQuery { Text = asked, Words = [.. (words.Length > 0 ? words : typed).Take(MaxWords)], Limit = limit };
    }
}
