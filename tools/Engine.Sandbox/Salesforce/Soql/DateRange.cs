using System.Globalization;

namespace Engine.Sandbox.Salesforce;

/// <summary>Dates that are told by a name: SOQL and SOSL Reference, "Date Formats and Date Literals". Days are those of UTC.</summary>
internal static class DateRange
{
    private static readonly string[] Names =
    [
        "YESTERDAY", "TODAY", "TOMORROW", "LAST_WEEK", "THIS_WEEK", "NEXT_WEEK", "LAST_MONTH", "THIS_MONTH", "NEXT_MONTH", "LAST_YEAR", "THIS_YEAR", "NEXT_YEAR",
        "LAST_90_DAYS", "NEXT_90_DAYS", "LAST_N_DAYS", "NEXT_N_DAYS",
    ];

    public static bool IsName(string word)
    {
        const int LongestCount = 4; // more days than a calendar has are no date
        var parts = word.Split(':');
        return Names.Contains(parts[0].ToUpperInvariant())
            && word.Contains("_N_", StringComparison.OrdinalIgnoreCase) == parts.Length > 1
            && (parts.Length == 1 || parts[1].Length <= LongestCount);
    }

    /// <returns>The first day, and the first day after.</returns>
    public static (DateOnly From, DateOnly To) Of(string word, DateOnly today)
    {
        var parts = word.ToUpperInvariant().Split(':');
        var week = today.AddDays(-(int)today.DayOfWeek);
        var month = new DateOnly(today.Year, today.Month, 1);
        var year = new DateOnly(today.Year, 1, 1);
        var count = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 90;
        return parts[0] switch
        {
            "YESTERDAY" => (today.AddDays(-1), today),
            "TODAY" => (today, today.AddDays(1)),
            "TOMORROW" => (today.AddDays(1), today.AddDays(2)),
            "LAST_WEEK" => (week.AddDays(-7), week),
            "THIS_WEEK" => (week, week.AddDays(7)),
            "NEXT_WEEK" => (week.AddDays(7), week.AddDays(14)),
            "LAST_MONTH" => (month.AddMonths(-1), month),
            "THIS_MONTH" => (month, month.AddMonths(1)),
            "NEXT_MONTH" => (month.AddMonths(1), month.AddMonths(2)),
            "LAST_YEAR" => (year.AddYears(-1), year),
            "THIS_YEAR" => (year, year.AddYears(1)),
            "NEXT_YEAR" => (year.AddYears(1), year.AddYears(2)),
            "LAST_90_DAYS" or "LAST_N_DAYS" => (today.AddDays(-count), today.AddDays(1)),
            _ => (today.AddDays(1), today.AddDays(count + 1)),
        };
    }
}
