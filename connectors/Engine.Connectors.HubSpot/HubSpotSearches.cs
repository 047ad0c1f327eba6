using System.Text.RegularExpressions;

namespace Engine.Connectors.HubSpot;

/// <summary>
/// The bodies of searches. HubSpot, CRM search guide, "Limits": at most 5 groups, 6 filters in each and 18 in all, 3,000 characters, 200 results a page, 10,000 in
/// all. Values are JSON texts; only the asterisk means something in them.
/// </summary>
internal static partial class HubSpotSearches
{
    public const int MaxPage = 200;
    public const int MaxResults = 10_000;

    private const int MaxGroups = 5;
    private const int MaxWords = 3;

    // In five groups, each of them written as \uXXXX, and the properties beside them: still within the 3,000.
    private const int MaxText = 50;

    /// <summary>What to ask for a name: all words in one property, or the first of them in one and the rest in another. Null when there is no word.</summary>
    public static HubSpotSearch? ForName(NameQuery query, HubSpotKind kind)
    {
        var text = TextOf(query);
        string[] words = [.. Words().Matches(text).Take(MaxWords).Select(word => $"{word.Value}*")];
        return words.Length == 0 ? null : Of(kind,
        [
            .. query.Words.Count == 1 ? [Has(kind.Exact, $"{text}*")] : (HubSpotFilter[][])[],
            .. kind.NamePairs.SelectMany(pair => Enumerable.Range(1, words.Length - 1).Select(at =>
                (HubSpotFilter[])[.. All(pair.First, words[..at]), .. All(pair.Second, words[at..])])),
            .. kind.Names.Select(name => (HubSpotFilter[])[.. All(name, words)]),
        ]);
    }

    /// <summary>
    /// Full text, which looks at all of people's usual properties at once, and may take other spellings for the same. Null where there is nothing more to look at.
    /// </summary>
    public static HubSpotSearch? ForText(NameQuery query, HubSpotKind kind) =>
        kind.NamePairs.Count > 0 && TextOf(query) is var text && Words().IsMatch(text) ? OfText(kind, text) : null;

    /// <summary>What has changed since a moment, by id: so any number can be read, however many changed in the same millisecond.</summary>
    public static HubSpotSearch Changed(HubSpotKind kind, DateTimeOffset since, string? afterId) => new(
        kind.Properties,
        [new([new(kind.Modified, "GTE", $"{since.ToUnixTimeMilliseconds()}"), new("hs_object_id", "GT", afterId ?? "0")])],
        Sorts: [new("hs_object_id", "ASCENDING")]);

    /// <summary>The latest activities of a record.</summary>
    public static HubSpotSearch Latest(HubSpotKind kind, string id, IReadOnlyList<string> properties, int limit, params IEnumerable<HubSpotFilter> more) => new(
        properties, [new([new($"associations.{kind.Type.ToLowerInvariant()}", "EQ", id), .. more])], Sorts: [new("hs_timestamp", "DESCENDING")], Limit: limit);

    // The end of a longer one is left to the engine, which looks at what is found.
    private static string TextOf(NameQuery query) => query.Text.Replace('*', ' ').Trim().Cut(MaxText);

    private static HubSpotSearch Of(HubSpotKind kind, IEnumerable<HubSpotFilter[]> groups) =>
        new(kind.Properties, [.. groups.Take(MaxGroups).Select(filters => new HubSpotFilterGroup(filters))]);

    private static HubSpotSearch OfText(HubSpotKind kind, string text) => new(kind.Properties, Query: text);

    private static IEnumerable<HubSpotFilter> All(string property, IEnumerable<string> tokens) => tokens.SelectMany(token => Has(property, token));

    private static HubSpotFilter[] Has(string property, string token) => [new(property, "CONTAINS_TOKEN", token)];

    private static HubSpotFilter[] Is(string property, string value) => [new(property, "EQ", value)];

    [GeneratedRegex(@"[\p{L}\p{Nd}\p{Cs}][\p{L}\p{M}\p{Nd}\p{Cs}]*")]
    private static partial Regex Words();
}
