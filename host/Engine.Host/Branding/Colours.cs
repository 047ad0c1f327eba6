using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Host.Branding;

/// <summary>Colours as style sheets write them.</summary>
internal static partial class Colours
{
    // Where black and white stand out alike, by the contrast formula of WCAG 2.2, "contrast ratio": sqrt(1.05 * 0.05) - 0.05.
    private const double Middle = 0.179;

    /// <returns><c>#rrggbb</c> in small letters, or null for anything but <c>#rgb</c> and <c>#rrggbb</c>.</returns>
    public static string? Read(string text)
    {
        if (!Hex().IsMatch(text)) return null;
        var digits = text[1..].ToLowerInvariant();
        return digits.Length == 6 ? $"#{digits}" : $"#{string.Concat(digits.SelectMany(digit => new[] { digit, digit }))}";
    }

    /// <param name="colour">As <see cref="Read"/> answers it.</param>
    public static string TextOn(string colour) =>
        0.2126 * Light(colour, 1) + 0.7152 * Light(colour, 3) + 0.0722 * Light(colour, 5) > Middle ? "#000000" : "#ffffff";

    // WCAG 2.2, "relative luminance".
    private static double Light(string colour, int at)
    {
        var part = int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();
}
