namespace Engine.Connectors.HubSpot;

internal static partial class HubSpotSearches
{
    /// <summary>What to ask for a number: the answer holds every record that may have it.</summary>
    public static HubSpotSearch ForNumber(NumberQuery query, HubSpotKind kind)
    {
        // Italy's zero belongs to the number, but HubSpot may have taken it for a trunk prefix.
        var national = query.Digits.TrimStart('0') is { Length: > 0 } significant ? significant : query.Digits;
        return (national.Length > NumberEndings.SharedDigits, IsCalculated: kind.CalculatedPhones.Count > 0, query.IsThorough) switch
        {
            (false, _, _) => Of(kind, Internal(kind, query.Digits)),
            (_, IsCalculated: true, false) => Of(kind, Usual(kind, national, query)),
            (_, IsCalculated: true, true) => Of(kind, Thorough(kind, national, query)),
            (_, _, false) => Of(kind, Endings(kind.Phones[0], query)),
            // Full text compares numbers as calculated ones are: by area code and local number.
            _ => OfText(kind, national),
        };
    }

    private static IEnumerable<HubSpotFilter[]> Internal(HubSpotKind kind, string digits) =>
    [
        .. kind.CalculatedPhones.Concat(kind.Phones).Select(phone => Is(phone, digits)),
        .. kind.Phones.Select(phone => Has(phone, digits)),
    ];

    // What HubSpot calculated has all that people type around a number taken out.
    private static IEnumerable<HubSpotFilter[]> Usual(HubSpotKind kind, string national, NumberQuery query) =>
    [
        Is(kind.CalculatedPhones[0], query.Digits),
        .. kind.CalculatedPhones.Select(phone => Has(phone, $"*{national}")),
        .. kind.Phones.Select(phone => query.E164 is { } e164 ? Is(phone, e164) : Has(phone, $"*{national}")),
    ];

    // Numbers typed with 00, (0) or an extension, which HubSpot calculates into longer ones; then those it made nothing of.
    private static IEnumerable<HubSpotFilter[]> Thorough(HubSpotKind kind, string national, NumberQuery query) =>
    [
        .. kind.CalculatedPhones.Select(phone => Has(phone, $"*{national}*")),
        .. kind.Phones.Select(phone => Endings(phone, query)).InTurns(),
    ];

    // The stored text falls into words at blanks and signs.
    private static IEnumerable<HubSpotFilter[]> Endings(string phone, NumberQuery query) =>
        query.InWordEnds().Select(words => words is [var only] ? Has(phone, $"*{only}*") : [.. All(phone, words.Select(word => $"*{word}"))]);
}
