namespace Engine.Benchmarks.Comparison;

/// <summary>Numbers as a database is asked for them: the last digits, from behind, so that an ordinary index finds an ending.</summary>
internal static class Digits
{
    private const int Compared = 9;

    public static string Reversed(string digits) => string.Create(digits.Length, digits, static (text, from) =>
    {
        for (var i = 0; i < text.Length; i++) text[i] = from[^(i + 1)];
    });

    /// <summary>The last digits that a number written in any way shares with the same number written in another.</summary>
    public static string Ending(string asked)
    {
        var digits = string.Concat(asked.Where(char.IsAsciiDigit));
        if (digits.StartsWith('0') && !asked.Contains('+', StringComparison.Ordinal)) digits = digits.TrimStart('0');
        return digits.Length <= Compared ? digits : digits[^Compared..];
    }

    /// <summary>The first text that is behind all texts that begin with this one.</summary>
    public static string Above(string beginning) => beginning[..^1] + (char)(beginning[^1] + 1);
}
