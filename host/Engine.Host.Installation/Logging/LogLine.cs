using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Host.Installation.Logging;

/// <summary>The first line of an entry, as the file's template (see the engine) writes it.</summary>
internal readonly partial record struct LogLine(DateTimeOffset At, LogLevel Level, string Source, string Message)
{
    /// <returns>Null for a line that follows such a one.</returns>
    public static LogLine? Read(string line)
    {
        if (Template().Match(line) is not { Success: true } match) return null;
        if (!DateTimeOffset.TryParse(match.Groups["at"].ValueSpan, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)) return null;
        return new(at, LevelOf(match.Groups["level"].ValueSpan), match.Groups["source"].Value, match.Groups["message"].Value);
    }

    /// <summary>Serilog's three letters.</summary>
    private static LogLevel LevelOf(ReadOnlySpan<char> level) => level switch
    {
        "VRB" => LogLevel.Trace,
        "DBG" => LogLevel.Debug,
        "WRN" => LogLevel.Warning,
        "ERR" => LogLevel.Error,
        "FTL" => LogLevel.Critical,
        _ => LogLevel.Information,
    };

    [GeneratedRegex(@"^(?<at>\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*) \[(?<level>VRB|DBG|INF|WRN|ERR|FTL)\] (?<source>[^\s:]*): (?<message>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex Template();
}
