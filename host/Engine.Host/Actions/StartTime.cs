using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Host.Actions;

/// <summary>Reads a date and time by ISO 8601, as clients in many languages write it.</summary>
internal static partial class StartTime
{
    /// <param name="text">With or without seconds, fractions and offset; a blank before the offset was an unescaped plus sign.</param>
    /// <param name="local">What a time without offset means, by ISO 8601: the user's own.</param>
    /// <returns>In UTC, or null when it is none.</returns>
    public static DateTimeOffset? TryRead(string text, TimeZoneInfo local)
    {
        if (text.Length > 64 || Iso8601().Match(text.Trim()) is not { Success: true } match) return null;

        var (year, month, day) = (Number(match, "y"), Number(match, "mo"), Number(match, "d"));
        var (hour, minute, second) = (Number(match, "h"), Number(match, "mi"), Number(match, "s"));
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 60) return null;

        // A leap second, which .NET does not know, is the last moment before it.
        var time = new DateTime(year, month, day, hour, minute, Math.Min(second, 59)) + Fraction(match.Groups["f"].ValueSpan);
        var offset = match.Groups["z"].Success ? TimeSpan.Zero : match.Groups["sign"].Success ? Offset(match) : local.GetUtcOffset(time);
        var utcTicks = time.Ticks - offset.Ticks;
        return offset.Duration() <= TimeSpan.FromHours(14) && utcTicks >= 0 && utcTicks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(utcTicks, TimeSpan.Zero)
            : null;
    }

    private static TimeSpan Offset(Match match)
    {
        var offset = new TimeSpan(Number(match, "oh"), Number(match, "om"), 0);
        return match.Groups["sign"].Value is "-" or "\u2212" ? -offset : offset;
    }

    private static TimeSpan Fraction(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? TimeSpan.Zero : TimeSpan.FromTicks(int.Parse(digits[..Math.Min(7, digits.Length)], CultureInfo.InvariantCulture) * Scale(digits.Length));

    private static long Scale(int digits) => digits >= 7 ? 1 : 10 * Scale(digits + 1);

    private static int Number(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\A(?<y>[0-9]{4})-?(?<mo>[0-9]{2})-?(?<d>[0-9]{2})[Tt ](?<h>[0-9]{2}):?(?<mi>[0-9]{2})(:?(?<s>[0-9]{2})([.,](?<f>[0-9]{1,12}))?)?" +
        @"(?<z>[Zz])?(?(z)|((?<sign>[+\u2212 -])(?<oh>[0-9]{2}):?(?<om>[0-9]{2})?)?)\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Iso8601();
}
