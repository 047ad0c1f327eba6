using System.Globalization;

namespace Engine.Sandbox.Graph;

/// <summary>Points in time as Graph writes them.</summary>
internal static class GraphMoments
{
    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>Reads a point in time, in UTC where it does not say; null when it is none.</summary>
    public static DateTimeOffset? Read(string? text) =>
        text is { Length: >= 10 } && text[4] == '-' && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment)
            ? moment
            : null;
}
