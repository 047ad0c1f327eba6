namespace Engine.Connectors.HubSpot;

internal static partial class HubSpotSearches
{
    private const int MaxInternalDigits = 6;

    /// <summary>What to ask for a number; the answers together hold the candidates.</summary>
    public static IEnumerable<HubSpotSearch> ForNumber(NumberQuery query, HubSpotKind kind)
    {
        // Italy's zero belongs to the number, but HubSpot may have taken it for a trunk prefix.
        var national = query.Digits.TrimStart('0') is { Length: > 0 } significant ? significant : query.Digits;
        var (groups, requests) = national.Length <= MaxInternalDigits
            ? (Internal(kind, query.Digits), 1)
            : query.IsThorough ? (Thorough(kind, national, query), kind.Phones.Count) : (Usual(kind, national, query), 1);
        var searches = groups.Take(requests * MaxGroups).Chunk(MaxGroups).Select(chunk => Of(kind, chunk));
        // Full text compares a company's number as it does a contact's calculated one: area code and local number.
        return query.IsThorough && kind.CalculatedPhones.Count == 0 ? searches.Append(new() { Query = national, Properties = kind.Properties }) : searches;
    }

    private static IEnumerable<HubSpotFilter[]> Internal(HubSpotKind kind, string digits) =>
    [
        .. kind.CalculatedPhones.Concat(kind.Phones).Select(phone => Alone(Is(phone, digits))),
        .. kind.Phones.Select(phone => Alone(Has(phone, digits))),
    ];

    // What HubSpot calculated has all that people type around a number taken out; where it has none, the ends of what was typed stand in.
    private static IEnumerable<HubSpotFilter[]> Usual(HubSpotKind kind, string national, NumberQuery query) =>
    [
        .. kind.CalculatedPhones.Take(1).Select(phone => Alone(Is(phone, query.Digits))),
        .. kind.CalculatedPhones.Select(phone => Alone(Has(phone, $"*{national}"))),
        .. kind.Phones.Select(phone => Alone(query.E164 is { } e164 ? Is(phone, e164) : Has(phone, $"*{national}"))),
        .. Tails(kind.Phones[0], national, query),
    ];

    // Numbers typed with 00, (0) or an extension, which HubSpot calculates into longer ones; then those it made nothing of.
    private static IEnumerable<HubSpotFilter[]> Thorough(HubSpotKind kind, string national, NumberQuery query) =>
    [
        .. kind.CalculatedPhones.Select(phone => Alone(Has(phone, $"*{national}*"))),
        .. kind.Phones.SelectMany(phone => Tails(phone, national, query).Index()).OrderBy(tail => tail.Index).Select(tail => tail.Item),
    ];

    // The stored text falls into words at blanks and signs. A word that ends with six digits of the number is as good as all of it; else the last groups as
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
