using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Host.Installation.Branding;

/// <summary>Colours as style sheets write them.</summary>
internal static partial class Colours
{
    // WCAG 2.2, success criterion 1.4.3: what ordinary text needs.
    private const double FewestContrast = 4.5;

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
    public static string TextOn(string colour) => Luminance(colour) > Middle ? "#000000" : "#ffffff";

    /// <summary>The colour, or the next one to it that can be read as text on a background: darker on a light one, lighter on a dark one.</summary>
    public static string ReadableOn(string background, string colour)
    {
        var end = TextOn(background);
        for (var share = 0; share < 100; share += 5)
        {
            var mixed = Mix(colour, end, share / 100.0);
            if (Contrast(mixed, background) >= FewestContrast) return mixed;
        }

        return end;
    }

    private static double Contrast(string one, string other)
    {
        var (high, low) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (high + 0.05) / (low + 0.05);
    }

    private static string Mix(string colour, string other, double share) => "#" + string.Concat(((int[])[1, 3, 5]).Select(at =>
        ((int)Math.Round(Part(colour, at) * (1 - share) + Part(other, at) * share)).ToString("x2", CultureInfo.InvariantCulture)));

    private static int Part(string colour, int at) => int.Parse(colour.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static double Luminance(string colour) => 0.2126 * Light(colour, 1) + 0.7152 * Light(colour, 3) + 0.0722 * Light(colour, 5);

    // WCAG 2.2, "relative luminance".
    private static double Light(string colour, int at)
    {
        var part = Part(colour, at) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex Hex();
}
