using System.Text;

namespace Engine.Connectors.Salesforce;

/// <summary>Writes SOSL and SOQL (SOQL and SOSL Reference).</summary>
internal static class SalesforceQueries
{
    // "LIMIT n": most rows of one search.
    private const int MostRows = 2000;

    private static readonly char[] Zeros = ['0', '０', '٠', '۰']; // Full-width, Arabic, Persian.

    private const string Reserved = """&|!(){}[]^"~*?:\'+-""";

    // "Example Text Searches": these stand for themselves in quotes only.
    private static readonly string[] Operators = ["AND", "OR", "NOT", "IN", "FIND", "RETURNING", "WITH", "LIMIT"];

    /// <summary>
    /// What to FIND for a number, however the index holds it: as one row of digits, or cut wherever it was written apart. Null for a single digit, which SOSL
    /// refuses.
    /// </summary>
    public static string? ToFind(this NumberQuery query)
    {
        if (query.E164 is null && query.Digits.Length <= NumberEndings.SharedDigits) return query.Digits.Length > 1 ? query.Digits : null;
        return string.Join(" OR ", query.InWholeWords().Select(words => words is [var only] ? $"{only}*" : $"\"{string.Join(' ', words)}\""));
    }

    /// <summary>What to FIND for a name; null when there is no word of two characters, the fewest SOSL takes.</summary>
    public static string? ToFind(this NameQuery query)
    {
        var words = query.Words.Where(word => word.EnumerateRunes().Count(Rune.IsLetterOrDigit) > 1).Select(word =>
            Operators.Contains(word, StringComparer.OrdinalIgnoreCase) ? $"\"{word}\"" : $"{word.Escaped(Reserved)}*");
        return string.Join(" AND ", words) is { Length: > 0 } find ? find : null;
    }

    public static string Search(string find, string group, int limit, IEnumerable<ObjectDescription> kinds) =>
        $"FIND {{{find}}} IN {group} FIELDS RETURNING " + string.Join(", ", kinds.Select(described =>
            $"{described.Name}({string.Join(", ", described.Paths())}{Where(described.Shown())} LIMIT {Math.Min(limit, MostRows)})"));

    public static string Select(this ObjectDescription described, params IEnumerable<string?> conditions) =>
        $"SELECT {string.Join(", ", described.Paths())} FROM {described.Name}{Where(conditions)}";

    /// <summary>Holds where a telephone has the digits with anything between them, in whichever script; null where none can be seen.</summary>
    public static string? LikeDigits(this ObjectDescription described, string digits) =>
        Like(described.PhoneFields(), Zeros.Select(zero => $"%{string.Join('%', digits.Select(digit => (char)(zero + digit - '0')))}%"));

    /// <summary>Holds where each word begins a name: for words too short for SOSL.</summary>
    public static string LikeNames(this ObjectDescription described, IEnumerable<string> words) => string.Join(" AND ", words.Select(word =>
        Like(((string[])["Name", "FirstName", "LastName", "Company"]).Where(described.Has), [$"{word.Quoted(isPattern: true)}%"])));

    private static string? Like(IEnumerable<string> fields, IEnumerable<string> patterns) =>
        string.Join(" OR ", fields.SelectMany(field => patterns.Select(pattern => $"{field} LIKE '{pattern}'"))) is { Length: > 0 } any ? $"({any})" : null;

    private static string Where(params IEnumerable<string?> conditions) =>
        string.Join(" AND ", conditions.OfType<string>()) is { Length: > 0 } all ? $" WHERE {all}" : "";

    /// <summary>Text for a literal, or for a part of a pattern that stands for itself ("Reserved Characters").</summary>
    public static string Quoted(this string text, bool isPattern = false) => text.Escaped(isPattern ? """\'%_""" : """\'""");

    public static string ToSoql(this DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
