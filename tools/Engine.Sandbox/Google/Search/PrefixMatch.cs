using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Beginnings of phrases: "foo name" is found by "f", "foo n" and "nam", not by "oo n" (people.searchContacts, "query").</summary>
internal static class PrefixMatch
{
    private static readonly string[] NameParts = ["displayName", "displayNameLastFirst"];
    private static readonly string[] OrganizationParts = ["name", "title", "department"];

    public static bool Fits(PersonVersion version, string query, bool isOther)
    {
        var asked = query.Trim();
        var texts = Texts(version, "names", NameParts).Concat(Texts(version, "emailAddresses", "value"));
        if (!isOther)
            texts = texts.Concat(Texts(version, "nicknames", "value")).Concat(Texts(version, "organizations", OrganizationParts));
        return texts.Any(text => Begins(text, asked)) || FitsPhone(version, asked);
    }

    // A number counts as it was typed, and in E.164 from its plus sign on; nothing else is worked out of it.
    private static bool FitsPhone(PersonVersion version, string asked) =>
        Texts(version, "phoneNumbers", "value").Any(text => Begins(text, asked)) || Texts(version, "phoneNumbers", "canonicalForm").Any(text => text.StartsWith(asked, StringComparison.Ordinal));

    private static bool Begins(string text, string asked)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var isWord = start == 0 || (char.IsLetterOrDigit(text[start]) && !char.IsLetterOrDigit(text[start - 1]));
            if (isWord && text.AsSpan(start).StartsWith(asked, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private static IEnumerable<string> Texts(PersonVersion version, string field, params string[] members) =>
        (version.Fields[field] as JsonArray ?? []).OfType<JsonObject>().SelectMany(value => members.Select(value.Text)).OfType<string>();
}
