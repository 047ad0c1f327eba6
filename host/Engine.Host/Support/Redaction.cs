using System.Buffers;
using System.Text.RegularExpressions;

namespace Engine.Host.Support;

/// <summary>
/// Takes out of a text what nobody else is to see: what is known to be secret or personal, in any usual spelling, and what looks like an e-mail address, a
/// telephone number, a token or somebody's folder. Logs and errors hold none of it by rule; this is for what did not keep to the rule.
/// </summary>
internal sealed partial class Redaction
{
    public const string Hidden = "********";

    private const int LeastDigits = 6;
    private const int MaxLength = 8 * 1024;

    private readonly string[] _known;
    private readonly SearchValues<string> _search;

    /// <param name="known">What must not be seen; what is too short to tell from ordinary text is left out.</param>
    /// <param name="leastLength">Of which length on they are looked for.</param>
    public Redaction(IEnumerable<string> known, int leastLength = 4)
    {
        // The longest first, so that nothing is left of one that begins like another.
        _known =
        [
            .. known.Select(text => text.Trim()).Where(text => text.Length >= leastLength && text != Hidden).SelectMany(Spellings.Of)
                .Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(text => text.Length),
        ];
        _search = SearchValues.Create(_known, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Without what is known; for text whose numbers mean something.</summary>
    public string Known(string text)
    {
        for (var at = text.AsSpan().IndexOfAny(_search); at >= 0;)
        {
            var length = _known.First(known => text.AsSpan(at).StartsWith(known, StringComparison.OrdinalIgnoreCase)).Length;
            text = string.Concat(text.AsSpan(0, at), Hidden, text.AsSpan(at + length));
            var next = text.AsSpan(at + Hidden.Length).IndexOfAny(_search);
            at = next < 0 ? -1 : at + Hidden.Length + next;
        }

        return text;
    }

    /// <summary>Without what is known and what looks personal.</summary>
    public string Text(string text)
    {
        // Longer than any line worth reading, and than any pattern should be looked for in.
        if (text.Length > MaxLength) text = $"{text.AsSpan(0, MaxLength)}…";
        return Personal().Replace(SourcePath().Replace(Known(text), " in $1"), Shown);
    }

    /// <summary>The same for a CRM's or connector's own words, which may name people: without what is quoted and what looks like a name, too.</summary>
    public string Words(string text) => Name().Replace(Quoted().Replace(Text(text), "“…”"), "[name]");

    private static string Shown(Match match)
    {
        var text = match.Value;
        if (match.Groups["time"].Success || match.Groups["local"].Success) return text;
        if (match.Groups["id"].Success) return $"{text[..8]}…";
        if (match.Groups["mail"].Success) return "[e-mail]";
        if (match.Groups["path"].Success) return "[path]";
        if (match.Groups["number"].Success) return text.Count(char.IsDigit) >= LeastDigits ? "[number]" : text;
        // Neither a word nor a chain of them: those hold no digits, or are of one case.
        return text.Any(char.IsDigit) && text.Any(char.IsUpper) && text.Any(char.IsLower) ? "[token]" : Number().Replace(text, Shown);
    }

    // Digits of any script, with what people put between them.
    private const string NumberPattern = @"(?<number>[+(]?\d(?:[ \u00A0\-./()]{0,3}\d)*)";

    [GeneratedRegex(
        @"(?<time>(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?(?!\d))"
        + @"|(?<id>\b[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}\b)"
        + @"|(?<mail>[^\s@""'<>()\[\],;:=]{1,64}@[^\s@""'<>()\[\],;:]{1,255})"
        + @"|(?<path>(?:/home/|/Users/|/root/|[A-Za-z]:\\Users\\)[^\s""'<>|:]+)"
        + @"|(?<local>(?<![\d.])(?:10|127|169\.254|192\.168|172\.(?:1[6-9]|2\d|3[01]))(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){2,3}(?![\d.]))"
        + @"|(?<token>[A-Za-z0-9_\-+/=]{40,})"
        + "|" + NumberPattern,
        RegexOptions.CultureInvariant)]
    private static partial Regex Personal();

    [GeneratedRegex(NumberPattern, RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    // Of a stack trace, the folder in which somebody built the program.
    [GeneratedRegex(@" in [^\r\n]*?[\\/]([^\\/\r\n]+:line \d+)", RegexOptions.CultureInvariant)]
    private static partial Regex SourcePath();

    [GeneratedRegex("""
        "[^"]{0,300}"|“[^”]{0,300}”|„[^“”]{0,300}[“”]|«[^»]{0,300}»|`[^`]{0,300}`|(?<!\w)'[^']{0,300}'
        """, RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}'’\-]+(?:\s+\p{Lu}[\p{L}'’\-.]*)+", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
