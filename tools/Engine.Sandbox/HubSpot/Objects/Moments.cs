using System.Globalization;

namespace Engine.Sandbox.HubSpot;

/// <summary>Points in time as HubSpot writes and reads them.</summary>
internal static class Moments
{
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    /// <summary>Reads milliseconds since 1970, or ISO 8601; null when it is neither.</summary>
    public static DateTimeOffset? Read(string text)
    {
        const long Latest = 253_402_300_799_999; // the end of the year 9999
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
            return milliseconds <= Latest ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return text.Length >= 10 && text[4] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
    }
}
