using System.Text;

namespace Engine.Connectors.Database.Tables;

/// <summary>Words without case and accents, as the databases do it in the queries for a table.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var lower = text.ToLowerInvariant();
        return Ascii.IsValid(lower) ? lower : string.Concat(Decompose(lower).Where(c => c is < '\u0300' or > '\u036F'));
    }

    /// <summary>The hyphen of a double name begins a word, too.</summary>
    public static string Words(string text) => Fold(text).Replace('-', ' ');

    /// <summary>A word as it is looked for; signs that are no words stay themselves.</summary>
    public static string Word(string word) => Words(word).Trim() is { Length: > 0 } words ? words : word;

    // Half a character cannot be decomposed.
    private static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
