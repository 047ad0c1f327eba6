using Engine.Sdk.Testing;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>The ways in which a number is asked for, by somebody in its own country and area.</summary>
internal static class NumberQueries
{
    // Countries where one dials within an area without its code.
    private static readonly Dictionary<string, int> AreaDigits = new() { ["GB"] = 2, ["US"] = 3, ["DE"] = 2, ["NL"] = 2, ["AU"] = 1, ["BR"] = 2 };

    public static IEnumerable<string> Of(ContractNumber number)
    {
        yield return number.E164!; // all of the suite's 240 have one
        yield return number.Written[1];
        yield return number.Written[2];
        if (AreaDigits.TryGetValue(number.Country, out var area)) yield return number.Digits[area..];
    }
}
