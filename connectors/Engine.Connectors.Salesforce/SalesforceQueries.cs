using System.Globalization;
using System.Text;

namespace Engine.Connectors.Salesforce;

/// <summary>Writes SOSL and SOQL (SOQL and SOSL Reference).</summary>
internal static class SalesforceQueries
{
    // "LIMIT n": most rows of one search.
    private const int MostRows = 2000;

    // Numbers that the engine takes for the same share their last six digits: groups that hold as many are enough.
    private const int SharedDigits = 6;

    private const int LongestGroup = 5;

    // Lengths of the last groups of a number, behind one more group: (415) 555-0100, 01 23 45 67 89, 0221 47100-0. None: it ends in one that is long enough.
    private static readonly int[][] Tails = [[], [1], [2], [3], [4], [5], [2, 1], [2, 2], [2, 3], [3, 2]];

    private static readonly char[] Zeros = ['0', '０', '٠', '۰']; // Full-width, Arabic, Persian.

    private const string Reserved = """&|!(){}[]^"~*?:\'+-""";

    // "Example Text Searches": these stand for themselves in quotes only.
    private static readonly string[] Operators = ["AND", "OR", "NOT", "IN", "FIND", "RETURNING", "WITH", "LIMIT"];

    /// <summary>
    /// What to FIND for a number, however the index holds it: as one row of digits, or cut wherever it was written apart. Null for a single digit, which SOSL
    /// refuses.
    /// </summary>
    public static string? ForNumber(NumberQuery query)
    {
        var digits = query.Digits;
        if (query.E164 is null && digits.Length <= SharedDigits) return digits.Length > 1 ? digits : null;
        var country = query.E164 is { } e164 && e164.EndsWith(digits, StringComparison.Ordinal) ? e164[1..^digits.Length] : null;
        var written = query.Spellings.Select(spelling => string.Concat(spelling.Where(char.IsAsciiDigit)));
        string[] heads =
        [
            "", "0", .. country is null ? [] : (string[])[country, $"{country}0", $"00{country}", $"011{country}", $"0011{country}"],
            .. written.Where(all => all.EndsWith(digits, StringComparison.Ordinal)).Select(all => all[..^digits.Length]),
        ];
        return string.Join(" OR ", Groupings(digits, [.. heads.Distinct()]));
    }

    /// <summary>What to FIND for a name; null when there is no word of two characters, the fewest SOSL takes.</summary>
    public static string? ForName(NameQuery query)
    {
        var words = query.Words.Where(word => word.EnumerateRunes().Count(Rune.IsLetterOrDigit) > 1).Select(word =>
            Operators.Contains(word, StringComparer.OrdinalIgnoreCase) ? $"\"{word}\"" : $"{Escaped(word, Reserved)}*");
        return string.Join(" AND ", words) is { Length: > 0 } find ? find : null;
    }

    public static string Search(string find, string group, int limit, IEnumerable<ObjectDescription> objects) =>
        $"FIND {{{find}}} IN {group} FIELDS RETURNING " + string.Join(", ", objects.Select(described =>
            $"{described.Name}({string.Join(", ", described.Paths())}{Where(described.Shown())} LIMIT {Math.Min(limit, MostRows)})"));

    public static string Select(ObjectDescription described, params IEnumerable<string?> conditions) =>
        $"SELECT {string.Join(", ", described.Paths())} FROM {described.Name}{Where(conditions)}";

    /// <summary>Holds where a telephone has the digits with anything between them, in whichever script; null where none can be seen.</summary>
    public static string? LikeDigits(ObjectDescription described, string digits) =>
        Like(described.PhoneFields(), Zeros.Select(zero => $"%{string.Join('%', digits.Select(digit => (char)(zero + digit - '0')))}%"));

    /// <summary>Holds where each word begins a name: for words too short for SOSL.</summary>
    public static string LikeNames(ObjectDescription described, IEnumerable<string> words) => string.Join(" AND ", words.Select(word =>
        Like(((string[])["Name", "FirstName", "LastName", "Company"]).Where(described.Has), [$"{Quoted(word, isPattern: true)}%"])));

    private static string? Like(IEnumerable<string> fields, IEnumerable<string> patterns) =>
        string.Join(" OR ", fields.SelectMany(field => patterns.Select(pattern => $"{field} LIKE '{pattern}'"))) is { Length: > 0 } any ? $"({any})" : null;

    private static string Where(params IEnumerable<string?> conditions) =>
        string.Join(" AND ", conditions.OfType<string>()) is { Length: > 0 } all ? $" WHERE {all}" : "";

    /// <summary>Text for a literal, or for a part of a pattern that stands for itself ("Reserved Characters").</summary>
    public static string Quoted(string text, bool isPattern = false) => Escaped(text, isPattern ? """\'%_""" : """\'""");

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static string Escaped(string text, string reserved) =>
        string.Concat(text.Select(character => reserved.Contains(character, StringComparison.Ordinal) ? $"\\{character}" : $"{character}"));

    // The number's end in groups, as far as the shared digits go; where that reaches its beginning, behind each way to begin it.
    private static IEnumerable<string> Groupings(string digits, string[] heads)
    {
        foreach (var tail in Tails.Where(tail => tail.Sum() < digits.Length))
        {
            var end = digits.Length - tail.Sum();
            var rest = string.Concat(tail.Select((length, i) => $" {digits.Substring(end + tail.Take(i).Sum(), length)}"));
            var first = Math.Max(0, Math.Min(digits.Length - SharedDigits, end - 2));
            for (var start = first; start >= 0 && (rest.Length == 0 || end - start <= LongestGroup); start--)
            {
                foreach (var head in start == 0 ? heads : [""])
                    yield return rest.Length == 0 ? $"{head}{digits[start..end]}*" : $"\"{head}{digits[start..end]}{rest}\"";
            }
        }
    }
}
