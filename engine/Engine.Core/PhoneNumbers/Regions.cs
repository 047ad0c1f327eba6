using System.Collections.Frozen;
using System.Globalization;

namespace Engine.Core.PhoneNumbers;

/// <summary>Countries by the names and codes people write.</summary>
internal static class Regions
{
    private static readonly FrozenDictionary<string, string> ByName = Collect();
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ByText = ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The ISO 3166-1 alpha-2 code, or null when the text names no country we know.</summary>
    public static string? CodeOf(ReadOnlySpan<char> country) => ByText.TryGetValue(country.Trim(), out var code) ? code : null;

    private static FrozenDictionary<string, string> Collect()
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["UK"] = "GB", ["Great Britain"] = "GB", ["England"] = "GB", ["Scotland"] = "GB", ["Wales"] = "GB", ["USA"] = "US", ["U.S.A."] = "US",
            ["Holland"] = "NL", ["The Netherlands"] = "NL", ["Allemagne"] = "DE", ["Frankreich"] = "FR", ["Schweiz"] = "CH", ["Großbritannien"] = "GB",
        };
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.SpecificCultures))
        {
            var region = new RegionInfo(culture.Name);
            if (region.TwoLetterISORegionName.Length != 2 || !char.IsAsciiLetter(region.TwoLetterISORegionName[0])) continue;
            foreach (var name in (string[])[region.TwoLetterISORegionName, region.ThreeLetterISORegionName, region.EnglishName, region.NativeName])
                byName.TryAdd(name, region.TwoLetterISORegionName);
        }

        return byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
