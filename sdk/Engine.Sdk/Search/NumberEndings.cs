namespace Engine.Sdk;

/// <summary>
/// The ways in which people write the end of a number apart, for a CRM whose index holds the words of a text (<see cref="NumberMatching.Tokens"/>). A record with
/// the number holds all words of one of them at least; whether the number is there the engine finds out itself.
/// </summary>
public static class NumberEndings
{
    /// <summary>So many digits at its end tell a number well enough to ask for it: numbers the engine takes for the same share them.</summary>
    public const int SharedDigits = 6;

    private const int LongestGroup = 5;

    private const int MostUsualGroups = 4;

    // Lengths of the last groups of a number, behind one more group: (415) 555-0100, 01 23 45 67 89, 0221 47100-0. None: it ends in one long enough.
    private static readonly int[][] LastGroups = [[], [1], [2], [3], [4], [5], [2, 1], [2, 2], [2, 3], [3, 2]];

    private static readonly char[] Separators = [' ', '-', '.', '/', '(', ')'];

    /// <summary>
    /// For an index that finds whole words: each way holds at least <see cref="SharedDigits"/> digits of the end. Where it reaches the number's beginning, it comes
    /// with all there may be before it: nothing, the trunk zero, the country code, <c>00</c>, <c>011</c> or <c>0011</c> and the code, code and zero.
    /// </summary>
    /// <param name="query">What is looked for.</param>
    /// <returns>
    /// Some twenty to a hundred ways, each a row of words that follow one another in the text. A single word is worth asking for open at its end, where an extension
    /// may follow.
    /// </returns>
    public static IEnumerable<IReadOnlyList<string>> InWholeWords(this NumberQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (digits, beginnings) = (query.Digits, BeginningsOf(query));
        return
            from lengths in LastGroups
            let end = digits.Length - lengths.Sum()
            where end > 0
            let earliest = lengths.Length == 0 ? 0 : Math.Max(0, end - LongestGroup)
            let latest = Math.Max(0, Math.Min(digits.Length - SharedDigits, end - 2))
            from start in Enumerable.Range(earliest, Math.Max(0, latest - earliest + 1)).Reverse()
            from beginning in start == 0 ? beginnings : [""]
            select (IReadOnlyList<string>)[$"{beginning}{digits[start..end]}", .. Groups(digits[end..], lengths)];
    }

    /// <summary>For an index that finds words by their ends: the fewest words the end of the number may be made of, the first perhaps in part.</summary>
    /// <param name="query">What is looked for.</param>
    /// <returns>
    /// Up to five ways, most promising first, each the ends of words that the text holds; a single one is worth asking for open at its other side too, where an
    /// extension may follow.
    /// </returns>
    public static IEnumerable<IReadOnlyList<string>> InWordEnds(this NumberQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var digits = query.Digits;
        if (digits.Length <= SharedDigits) return [[digits]];
        // As is usual in the country, in fours and threes, in pairs.
        var usual = query.Spellings.Select(spelling => spelling.Split(Separators)).MaxBy(groups => groups.Length) ?? [];
        return
        [
            [digits[^SharedDigits..]],
            .. usual.Length > 2 ? [[.. usual[^Math.Min(MostUsualGroups, usual.Length - 1)..].Where(group => group.Length > 0)]] : (string[][])[],
            [digits[^7..^4], digits[^4..]],
            [digits[^6..^3], digits[^3..]],
            [digits[^6..^4], digits[^4..^2], digits[^2..]],
        ];
    }

    private static string[] BeginningsOf(NumberQuery query)
    {
        var digits = query.Digits;
        var country = query.E164 is { } e164 && e164.EndsWith(digits, StringComparison.Ordinal) ? e164[1..^digits.Length] : null;
        var written = query.Spellings.Select(spelling => string.Concat(spelling.Where(char.IsAsciiDigit)));
        string[] beginnings =
        [
            "", "0", .. country is null ? [] : (string[])[country, $"{country}0", $"00{country}", $"011{country}", $"0011{country}"],
            .. written.Where(all => all.EndsWith(digits, StringComparison.Ordinal)).Select(all => all[..^digits.Length]),
        ];
        return [.. beginnings.Distinct()];
    }

    private static IEnumerable<string> Groups(string digits, int[] lengths) => lengths.Select((length, i) => digits.Substring(lengths.Take(i).Sum(), length));
}
