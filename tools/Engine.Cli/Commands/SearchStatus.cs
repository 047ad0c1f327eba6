using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Cli.Commands;

/// <summary>The header <c>Search-Status</c> in words. Its items read <c>"4f58…";outcome=Answered;source=live;ms=12;count=3;reason="…"</c>.</summary>
internal static partial class SearchStatus
{
    private const int ShownDigits = 8;

    public static string Describe(string header)
    {
        var items = Item().Matches(header);
        if (items.Count == 0)
            return header;
        var answered = items.Where(item => item.Groups["outcome"].Value is "Answered" or "FromCache").ToList();
        var slowest = answered.Max(item => int.TryParse(item.Groups["ms"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) ? ms : (int?)null);
        var failed = items.Except(answered).Select(item => $"{Shown(item)} {Words.Of(item.Groups["outcome"].Value)}{Reason(item)}");
        var summary = $"{answered.Count} of {items.Count} {(items.Count == 1 ? "book" : "books")} answered{(slowest is null ? "" : $" within {slowest} ms")}";
        return string.Join("; ", failed.Prepend(summary));
    }

    private static string Shown(Match item) => item.Groups["book"].Value is { Length: > ShownDigits } id ? id[..ShownDigits] : item.Groups["book"].Value;

    private static string Reason(Match item) => item.Groups["reason"] is { Success: true } reason ? $" ({reason.Value})" : "";

    [GeneratedRegex("""
        "(?<book>[^"]*)";outcome=(?<outcome>\w+)(;source=\w+)?(;ms=(?<ms>\d+))?(;count=\d+)?(;age=\d+)?(;reason="(?<reason>[^"]*)")?
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Item();
}
