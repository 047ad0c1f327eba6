using System.Text.RegularExpressions;

namespace Engine.Cli.Commands;

/// <summary>The engine's names and numbers in words.</summary>
internal static partial class Words
{
    /// <summary>RateLimited: rate limited</summary>
    public static string Of(string name) => InnerCapital().Replace(name, " $0").ToLowerInvariant();

    public static string OfAge(double seconds) => TimeSpan.FromSeconds(seconds) switch
    {
        { TotalMinutes: < 1 } => "< 1 min",
        { TotalHours: < 1 } age => $"{age.TotalMinutes:0} min",
        { TotalDays: < 2 } age => $"{age.TotalHours:0} h",
        var age => $"{age.TotalDays:0} days",
    };

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex InnerCapital();
}
