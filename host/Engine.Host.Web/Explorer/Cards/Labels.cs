using Engine.Host.Web.Texts;
using Microsoft.Extensions.Localization;

namespace Engine.Host.Web.Explorer.Cards;

/// <summary>The words beside what a card shows.</summary>
internal static class Labels
{
    /// <summary>A well-known field in the user's language; a CRM's own field under its own name.</summary>
    public static string Field(IStringLocalizer<Text> texts, string name) => Known(texts, $"Explorer_Field_{name}", name);

    public static string Match(IStringLocalizer<Text> texts, string match) => Known(texts, $"Explorer_Match_{match}", match);

    public static string Age(IStringLocalizer<Text> texts, TimeSpan? age) => age switch
    {
        null => texts["Explorer_Age_Live"],
        { TotalMinutes: < 1 } => texts["Explorer_Age_Now"],
        { TotalHours: < 1 } minutes => texts["Explorer_Age_Minutes", (int)minutes.TotalMinutes],
        { TotalDays: < 1 } hours => texts["Explorer_Age_Hours", (int)hours.TotalHours],
        { } days => texts["Explorer_Age_Days", (int)days.TotalDays],
    };

    private static string Known(IStringLocalizer<Text> texts, string key, string other) => texts[key] is { ResourceNotFound: false } known ? known.Value : other;
}
