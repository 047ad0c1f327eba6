using System.Text;

namespace Engine.Connectors.Ldap.Directory;

/// <summary>Search filters, RFC 4515. What comes from outside enters them through <see cref="Escape"/> alone.</summary>
internal static class LdapFilter
{
    private const int Enough = 9;
    private const int FewestOfANumber = 7;
    private const int FewestOfAnIndex = 4; // OpenLDAP, slapd.conf(5), index_substr_any_len

    /// <summary>Section 3: five characters are written as their codes. So is what is not printable, though it need not be.</summary>
    public static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length);
        foreach (var c in value)
        {
            if (c is '*' or '(' or ')' or '\\' || c < ' ' || c == 0x7F) escaped.Append(CultureInfo.InvariantCulture, $"\\{(int)c:x2}");
            else escaped.Append(c);
        }
        return escaped.ToString();
    }

    public static string Any(IEnumerable<string> filters) => $"(|{string.Concat(filters)})";

    public static string All(params IEnumerable<string> filters) => $"(&{string.Concat(filters)})";

    /// <summary>The entry with an id; an id of sixteen bytes is written byte by byte.</summary>
    public static string Id(string attribute, Guid id) => attribute.Equals("objectGUID", StringComparison.OrdinalIgnoreCase)
        ? $"({attribute}={string.Concat(id.ToByteArray().Select(part => $"\\{part:x2}"))})"
        : $"({attribute}={id:D})";

    /// <summary>Entries in which each word begins a word of one of the attributes.</summary>
    /// <returns>Null when nothing is left of a word: servers take no notice of signs nobody sees (RFC 4518, section 2.2), and would find everybody.</returns>
    public static string? Names(IEnumerable<string> words, IReadOnlyCollection<string> attributes)
    {
        var escaped = words.Where(IsSeen).Select(Escape).ToList();
        return escaped.Count == 0 ? null : All(escaped.Select(word => Any(attributes.Select(name => $"({name}={word}*)({name}=* {word}*)({name}=*-{word}*)"))));
    }

    /// <summary>
    /// Entries with a number like one of the spellings. The usual way asks only for what an index can find; where there is none (Active Directory looks at every
    /// entry, RFC 4517's rule for telephone numbers is not its own), all is asked for at once.
    /// </summary>
    public static string Numbers(NumberQuery query, IReadOnlyCollection<string> attributes, bool isIndexed)
    {
        var tail = query.Spellings.Where(spelling => spelling.Length >= FewestOfANumber && spelling.All(char.IsAsciiDigit)).MinBy(spelling => spelling.Length)
            ?? query.Digits[^Math.Min(Enough, query.Digits.Length)..];
        var patterns = query.IsThorough ? [Loose(tail)] : query.Spellings.Select(GroupsOf)
            .Where(groups => !isIndexed || groups.Any(group => group.Length >= FewestOfAnIndex)).Select(groups => Pattern(groups, tail)).Prepend($"*{tail}*").Distinct(StringComparer.Ordinal).ToList();
        return Any(attributes.SelectMany(name => patterns.Select(pattern => $"({name}={pattern})")));
    }

    /// <summary>Entries whose whole number is this one, as internal ones are.</summary>
    public static string Number(string digits, IEnumerable<string> attributes) => Any(attributes.Select(name => $"({name}={Escape(digits)})"));

    // A spelling is asked for group by group, so that any sign may stand between them, and what it lacks of the number digit by digit before it: an index finds the
    // groups, and strangers that end alike stay out.
    private static string Pattern(string[] groups, string tail)
    {
        var digits = string.Concat(groups);
        if (groups.Length == 1 && digits.EndsWith(tail, StringComparison.Ordinal)) return $"*{tail}*";
        var missing = tail.EndsWith(digits, StringComparison.Ordinal) ? tail[..^digits.Length] : "";
        return $"{Loose(missing)}{string.Join('*', groups)}*";
    }

    private static string[] GroupsOf(string spelling) => string.Concat(spelling.Select(c => char.IsAsciiDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Loose(string digits) => $"*{string.Concat(digits.Select(digit => $"{digit}*"))}";

    private static bool IsSeen(string word) => word.EnumerateRunes().Any(rune => rune.Value is not (0x1806 or 0xFFFC) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpaceSeparator or
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate));
}
