using System.Globalization;

namespace Engine.Core.Health;

/// <summary>The one place that tells when a book that is left alone is asked again. Told anew each time, for the number grows old.</summary>
internal static class AskedAgain
{
    // Up to here seconds say more.
    private const int MostSeconds = 120;

    /// <param name="reason">Why it is left alone, as a sentence.</param>
    /// <param name="pause">For how much longer; zero while one call tries it, null when it is not left alone.</param>
    public static string Text(string reason, TimeSpan? pause) => pause switch
    {
        null => reason,
        { } wait when wait <= TimeSpan.Zero => $"{reason} Being tried again.",
        { } wait => $"{reason} Asked again in {InWords(wait)}.",
    };

    private static string InWords(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds) is var seconds && seconds < MostSeconds
        ? $"{seconds.ToString("0", CultureInfo.InvariantCulture)} s"
        : $"{Math.Ceiling(wait.TotalMinutes).ToString("0", CultureInfo.InvariantCulture)} min";
}
