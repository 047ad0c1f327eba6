using System.Globalization;

namespace Engine.Host.Web.Layout;

/// <summary>Moments and durations as people read them, in the language of the page.</summary>
internal static class Shown
{
    /// <summary>Day and time on this machine's clock.</summary>
    public static string Moment(DateTimeOffset moment) => moment.ToLocalTime().ToString("G", CultureInfo.CurrentCulture);

    /// <summary>A short time, such as <c>12 ms</c>.</summary>
    public static string Time(TimeSpan time) => time < TimeSpan.FromSeconds(10)
        ? string.Create(CultureInfo.CurrentCulture, $"{time.TotalMilliseconds:0.#} ms")
        : string.Create(CultureInfo.CurrentCulture, $"{time.TotalSeconds:0} s");
}
