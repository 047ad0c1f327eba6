using Engine.Sdk;

namespace Engine.Benchmarks.Contacts;

/// <summary>Which numbers somebody has: one to three, some of them the company's.</summary>
internal static class NumberFields
{
    private const int DirectDigits = 3;

    public static IReadOnlyList<(string Field, PlainNumber Number)> Draw(Company? company, Country country, Dice dice)
    {
        var numbers = new List<(string, PlainNumber)>(3);
        if (company is not null) AddBusiness(numbers, company, dice);
        if (numbers.Count == 0 || dice.Chance(60)) numbers.Add((WellKnownFields.MobilePhone, country.Dialling.DrawMobile(dice)));
        if (numbers.Count < 3 && dice.Chance(company is null ? 60 : 8)) numbers.Add((WellKnownFields.HomePhone, country.Dialling.DrawFixed(dice)));
        return numbers;
    }

    private static void AddBusiness(List<(string, PlainNumber)> numbers, Company company, Dice dice)
    {
        var main = company.MainNumber;
        var style = dice.Below(100);
        PlainNumber? own = style switch
        {
            < 60 => main with { Rest = main.Rest[..^DirectDigits] + dice.Digits(DirectDigits), IsShared = false },
            < 80 => main with { Extension = (10 + dice.Below(890)).ToString() },
            < 95 => main,
            _ => null,
        };
        if (own is not null) numbers.Add((WellKnownFields.BusinessPhone, own));
        if (style is < 15 or >= 95) numbers.Add((WellKnownFields.OtherPhone, main));
    }
}
