using System.Collections;

namespace Engine.Connectors.Database.Rows;

/// <summary>Values as people read them, the same on every machine.</summary>
internal static class RowText
{
    public static string Of(object value) => value switch
    {
        string text => text,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>One text, or those of a list, as PostgreSQL's arrays are.</summary>
    public static IEnumerable<string> AllOf(object value) => value is IList and not byte[] ? ((IList)value).OfType<object>().Select(Of) : [Of(value)];
}
