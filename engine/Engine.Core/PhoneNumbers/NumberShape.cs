using System.Buffers;

namespace Engine.Core.PhoneNumbers;

/// <summary>Tells telephone numbers from names in what a user types.</summary>
internal static class NumberShape
{
    private static readonly SearchValues<char> Signs = SearchValues.Create(" .:=;,");

    /// <summary>Whether the text is nothing but digits, the signs people put around them, and perhaps an extension.</summary>
    /// <param name="text">Cleaned.</param>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var hasDigit = false;
        var hasPlus = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c)) hasDigit = true;
            else if (c == '+' && !hasDigit && !hasPlus) hasPlus = true;
            else if (!NumberText.IsSoft(c)) return hasDigit && (IsExtension(text[i..]) || Vanity.IsNumber(text));
        }

        return hasDigit;
    }

    private static bool IsExtension(ReadOnlySpan<char> text)
    {
        var digits = text.IndexOfAnyInRange('0', '9');
        if (digits < 0 || !ExtensionWords.EndsWithMarker(text[..digits])) return false;

        // Only the marker: "12 and ext 3" is no number.
        if (text[..digits].Trim(" .:=;,#").ContainsAny(Signs)) return false;
        var after = text[digits..].TrimStart("0123456789");
        return after.Trim(" )").IsEmpty || after[0] == ';';
    }
}
