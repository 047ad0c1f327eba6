using System.Globalization;
using System.Text;

namespace Engine.Sandbox.Salesforce;

/// <summary>Cuts texts into the words of the search index. Wildcards of a search travel as two private characters.</summary>
internal static class SearchWords
{
    public const char Many = '\uE000'; // the wildcard *
    public const char One = '\uE001'; // the wildcard ?

    /// <summary>Words of any field but telephone numbers: cut at blanks and punctuation.</summary>
    public static IReadOnlyList<string> OfText(string text) => Cut(text, splitsKinds: false);

    public static IReadOnlyList<string> OfPhone(string text, PhoneIndex index) => index == PhoneIndex.Tokens ? Cut(text, splitsKinds: true) : OfDigits(text);

    /// <summary>Whether a word of the index fits a word of a search.</summary>
    public static bool Fits(ReadOnlySpan<char> asked, ReadOnlySpan<char> word)
    {
        while (asked.Length > 0)
        {
            if (asked[0] == Many)
                return Fits(asked[1..], word) || (word.Length > 0 && Fits(asked, word[1..]));
            if (word.Length == 0 || (asked[0] != One && asked[0] != word[0]))
                return false;
            asked = asked[1..];
            word = word[1..];
        }

        return word.Length == 0;
    }

    // Digits run on over whatever stands between them, but for letters.
    private static List<string> OfDigits(string text)
    {
        var words = new List<string>();
        var digits = new StringBuilder();
        foreach (var word in Cut(text, splitsKinds: true))
        {
            if (word.All(c => char.IsDigit(c) || c is Many or One))
            {
                digits.Append(word);
                continue;
            }

            End();
            words.Add(word);
        }

        End();
        return words;

        void End()
        {
            if (digits.Length > 0)
                words.Add(digits.ToString());
            digits.Clear();
        }
    }

    private static List<string> Cut(string text, bool splitsKinds)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            if (word.Length > 0 && (!Belongs(c) || (splitsKinds && c is not (Many or One) && char.IsDigit(c) != char.IsDigit(word[^1]) && word[^1] is not (Many or One))))
                End();
            if (Belongs(c))
                word.Append(char.ToLowerInvariant(c));
        }

        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    private static bool Belongs(char c) => char.IsLetterOrDigit(c) || c is Many or One || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
