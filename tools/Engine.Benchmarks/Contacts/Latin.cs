using System.Text;

namespace Engine.Benchmarks.Contacts;

/// <summary>Names as they stand in e-mail addresses.</summary>
internal static class Latin
{
    private static readonly string[] Syllables =
        ["ka", "ta", "na", "mi", "ko", "shi", "yu", "li", "wang", "chen", "zha", "po", "lo", "dimi", "geor", "niko", "olek", "iva", "serg", "vol", "pet", "ro"];

    /// <summary>The plain letters of the text; where it has none, syllables in their place.</summary>
    public static string Of(string text, Dice dice)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) plain.Append(char.ToLowerInvariant(c));
            else if (c == 'ß') plain.Append("ss");
            else if (c is 'ł' or 'Ł') plain.Append('l');
            else if (c == 'ı') plain.Append('i');
        }

        return plain.Length >= 2 ? plain.ToString() : dice.Of(Syllables) + dice.Of(Syllables);
    }
}
