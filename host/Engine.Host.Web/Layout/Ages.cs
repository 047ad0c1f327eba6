using System.Globalization;
using Engine.Host.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Engine.Host.Web.Layout;

/// <summary>Lengths of time in words, as coarse as people say them.</summary>
public static class Ages
{
    /// <summary>Such as <c>5 minutes</c>.</summary>
    public static string Of(TimeSpan age, IStringLocalizer<Text> texts) => age switch
    {
        { TotalSeconds: < 60 } => texts["Age_Moment"],
        { TotalMinutes: < 2 } => texts["Age_Minute"],
        { TotalHours: < 1 } => texts["Age_Minutes", (int)age.TotalMinutes],
        { TotalHours: < 2 } => texts["Age_Hour"],
        { TotalDays: < 1 } => texts["Age_Hours", (int)age.TotalHours],
        { TotalDays: < 2 } => texts["Age_Day"],
        _ => texts["Age_Days", (int)age.TotalDays],
    };

    /// <summary>Such as <c>10:42</c>; with its date when that is another than today's.</summary>
    public static string Clock(DateTimeOffset moment, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone);
        var isToday = local.Date == time.GetLocalNow().Date;
        return local.ToString(isToday ? "HH:mm" : "d MMM, HH:mm", CultureInfo.CurrentCulture);
    }
}
