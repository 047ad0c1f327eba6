using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>The fields of a person, and those of their members that the API works out.</summary>
internal static class PersonFields
{
    /// <summary>What a field mask may name.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "addresses", "ageRanges", "biographies", "birthdays", "calendarUrls", "clientData", "coverPhotos", "emailAddresses", "events", "externalIds", "genders",
        "imClients", "interests", "locales", "locations", "memberships", "metadata", "miscKeywords", "names", "nicknames", "occupations", "organizations",
        "phoneNumbers", "photos", "relations", "sipAddresses", "skills", "urls", "userDefined",
    ];

    /// <summary>What an update may name.</summary>
    public static readonly IReadOnlyList<string> Writable = [.. All.Except(["ageRanges", "coverPhotos", "metadata", "photos", "skills"])];

    public static readonly IReadOnlyList<string> OfOther = ["emailAddresses", "metadata", "names", "phoneNumbers", "photos"];

    public static readonly IReadOnlyList<string> OfOtherSearch = ["emailAddresses", "metadata", "names", "phoneNumbers"];

    /// <summary>Fields of which a contact has one at most.</summary>
    public static readonly IReadOnlyList<string> Singletons = ["biographies", "birthdays", "genders", "names"];

    /// <summary>Adds what is output only, and drops what a client sent of that and what it left null: an answer has no nulls.</summary>
    public static JsonArray Complete(string field, JsonArray values, string country)
    {
        var result = new JsonArray();
        foreach (var value in values.OfType<JsonObject>().Select(value => value.DeepClone().AsObject()))
        {
            value.Remove("metadata");
            value.Remove("canonicalForm");
            DropNulls(value);
            if (value.Count == 0)
                continue;
            if (value.Text("type") is { Length: > 0 } type)
                value["formattedType"] = Formatted(type);
            if (field == "phoneNumbers" && value.Text("value") is { } number && PhoneForms.Canonical(number, country) is { } canonical)
                value["canonicalForm"] = canonical;
            result.Add(field == "names" ? CompleteName(value) : value);
        }

        return result;
    }

    // A null in a message of Protocol Buffers is a member that is not there (protobuf.dev, "ProtoJSON Format").
    private static void DropNulls(JsonObject value)
    {
        foreach (var (name, member) in value.ToList())
        {
            if (member is null)
                value.Remove(name);
            else if (member is JsonObject inner)
                DropNulls(inner);
        }
    }

    private static JsonObject CompleteName(JsonObject name)
    {
        string[] order = ["honorificPrefix", "givenName", "middleName", "familyName", "honorificSuffix"];
        var parts = order.Select(name.Text).Where(part => !string.IsNullOrEmpty(part)).ToList();
        if (parts.Count == 0 && name.Text("unstructuredName") is { } whole)
        {
            // A name in one piece is taken apart: the last word is the family's.
            var words = whole.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            name["givenName"] = words.Length > 1 ? string.Join(' ', words[..^1]) : whole;
            if (words.Length > 1)
                name["familyName"] = words[^1];
            parts = [whole];
        }

        var display = string.Join(' ', parts);
        var given = string.Join(' ', new[] { name.Text("givenName"), name.Text("middleName") }.Where(part => !string.IsNullOrEmpty(part)));
        name["displayName"] = display;
        name["displayNameLastFirst"] = string.IsNullOrEmpty(name.Text("familyName")) || given.Length == 0 ? display : $"{name.Text("familyName")}, {given}";
        name["unstructuredName"] = display;
        return name;
    }

    private static string Formatted(string type) => type switch
    {
        "homeFax" => "Home Fax",
        "workFax" => "Work Fax",
        "otherFax" => "Other Fax",
        "workMobile" => "Work Mobile",
        "workPager" => "Work Pager",
        "googleVoice" => "Google Voice",
        _ => char.ToUpperInvariant(type[0]) + type[1..],
    };
}
