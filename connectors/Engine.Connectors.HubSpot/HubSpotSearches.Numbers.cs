namespace Engine.Connectors.HubSpot;

internal static partial class HubSpotSearches
{
    private const int MaxInternalDigits = 6;

    /// <summary>What to ask for a number: the answer holds every record that may have it.</summary>
    public static HubSpotSearch ForNumber(NumberQuery query, HubSpotKind kind)
    {
        // Italy's zero belongs to the number, but HubSpot may have taken it for a trunk prefix.
        var national = query.Digits.TrimStart('0') is { Length: > 0 } significant ? significant : query.Digits;
        return (national.Length > MaxInternalDigits, IsCalculated: kind.CalculatedPhones.Count > 0, query.IsThorough) switch
        {
            (false, _, _) => Of(kind, Internal(kind, query.Digits)),
            (_, IsCalculated: true, false) => Of(kind, Usual(kind, national, query)),
            (_, IsCalculated: true, true) => Of(kind, Thorough(kind, national, query)),
            (_, _, false) => Of(kind, Tails(kind.Phones[0], national, query)),
            // Full text compares numbers as calculated ones are: by area code and local number.
            _ => OfText(kind, national),
        };
    }

    private static IEnumerable<HubSpotFilter[]> Internal(HubSpotKind kind, string digits) =>
    [
        .. kind.CalculatedPhones.Concat(kind.Phones).Select(phone => Alone(Is(phone, digits))),
        .. kind.Phones.Select(phone => Alone(Has(phone, digits))),
    ];

    // What HubSpot calculated has all that people type around a number taken out.
    private static IEnumerable<HubSpotFilter[]> Usual(HubSpotKind kind, string national, NumberQuery query) =>
    [
        Alone(Is(kind.CalculatedPhones[0], query.Digits)),
        .. kind.CalculatedPhones.Select(phone => Alone(Has(phone, $"*{national}"))),
        .. kind.Phones.Select(phone => Alone(query.E164 is { } e164 ? Is(phone, e164) : Has(phone, $"*{national}"))),
    ];

    // Numbers typed with 00, (0) or an extension, which HubSpot calculates into longer ones; then those it made nothing of.
    private static IEnumerable<HubSpotFilter[]> Thorough(HubSpotKind kind, string national, NumberQuery query) =>
    [
        .. kind.CalculatedPhones.Select(phone => Alone(Has(phone, $"*{national}*"))),
        .. kind.Phones.SelectMany(phone => Tails(phone, national, query).Index()).OrderBy(tail => tail.Index).Select(tail => tail.Item),
    ];

    // The stored text falls into words at blanks and signs. A word with six digits of the number at its end is as good as all of it; else the last groups as
    // people write them: as is usual in the country, in fours and threes, in pairs.
    private static IEnumerable<HubSpotFilter[]> Tails(string phone, string national, NumberQuery query)
    {
        yield return Alone(Has(phone, $"*{national[^6..]}*"));
        var usual = query.Spellings.Select(spelling => spelling.Split(' ', '-', '.', '/', '(', ')')).MaxBy(groups => groups.Length) ?? [];
        if (usual.Length > 2)
            yield return [.. usual[^Math.Min(4, usual.Length - 1)..].Where(group => group.Length > 0).Select(group => Has(phone, $"*{group}"))];
        yield return [Has(phone, $"*{national[^4..]}"), Has(phone, $"*{national[^7..^4]}")];
        yield return [Has(phone, $"*{national[^3..]}"), Has(phone, $"*{national[^6..^3]}")];
        yield return [Has(phone, $"*{national[^2..]}"), Has(phone, $"*{national[^4..^2]}"), Has(phone, $"*{national[^6..^4]}")];
    }

    private static HubSpotFilter[] Alone(HubSpotFilter filter) => [filter];
}
