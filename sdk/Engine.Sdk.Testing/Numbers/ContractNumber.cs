namespace Engine.Sdk.Testing;

/// <summary>A telephone number that belongs to nobody, as someone typed it into a CRM, and how the engine asks for it.</summary>
public sealed record ContractNumber
{
    /// <summary>ISO 3166-1 alpha-2 code of its country; empty for an internal number.</summary>
    public required string Country { get; init; }

    /// <summary>How the CRM holds it: one of many ways to write it.</summary>
    public required string Stored { get; init; }

    /// <summary>Whether many people write it so; those no connector may miss.</summary>
    public required bool IsCommon { get; init; }

    /// <summary>E.164, or null when the asker does not know the country, and for an internal number.</summary>
    public required string? E164 { get; init; }

    /// <summary>Digits without country code, trunk prefix and extension.</summary>
    public required string Digits { get; init; }

    /// <summary>The usual ways to write it, in the order in which the engine asks for them: E.164, international, national, and digits alone.</summary>
    public required IReadOnlyList<string> Written { get; init; }

    /// <summary>How the engine asks a CRM for this number; all spellings in one query.</summary>
    /// <param name="matching">What the connector declares.</param>
    /// <param name="limit">Most contacts wanted.</param>
    /// <returns>The query; its spellings are empty for <see cref="NumberMatching.None"/>.</returns>
    public NumberQuery Query(NumberMatching matching, int limit) => new()
    {
        Spellings = matching switch
        {
            NumberMatching.None => [],
            NumberMatching.Normalised => [E164 ?? Digits],
            NumberMatching.Digits => [Tail],
            NumberMatching.Contains => [.. Written.Select(LastGroup).Prepend(Tail).Distinct(StringComparer.Ordinal)],
            _ => Written,
        },
        E164 = E164,
        Digits = Digits,
        Limit = limit,
    };

    // What every way to write the number ends with.
    private string Tail => Digits.Length > 9 ? Digits[^9..] : Digits;

    private static string LastGroup(string written)
    {
        var end = written.LastIndexOfAny([' ', '-', ')', '/', '.']);
        return end < 0 || written.Length - end - 1 < 4 ? written : written[(end + 1)..];
    }
}
