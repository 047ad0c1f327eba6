using System.Globalization;
using System.Text;

namespace Engine.Benchmarks.Comparison;

/// <summary>Text as one stores it for searching where the database does not fold it itself: lower case, without accents.</summary>
internal static class PlainText
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            if (c == 'ß') plain.Append("ss");
            else plain.Append(char.ToLowerInvariant(c));
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    public static string[] Words(string text) => Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
