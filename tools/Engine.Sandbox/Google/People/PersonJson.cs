using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>People as answers show them: what the mask names, and no empty lists.</summary>
internal static class PersonJson
{
    private const int MostInLists = 100; // people.get alone shows more phone numbers and mail addresses (Person, "phoneNumbers")

    public static JsonObject Of(PersonRecord person, PersonVersion version, IReadOnlyList<string> mask, Uri address, bool isWhole = false)
    {
        var body = new JsonObject { ["resourceName"] = person.Name, ["etag"] = Etag(person, version) };
        if (mask.Contains("metadata"))
            body["metadata"] = Metadata(person, version);
        if (version.IsDeleted)
            return body;
        foreach (var field in PersonFields.All.Where(mask.Contains))
        {
            if (field == "photos")
                body["photos"] = new JsonArray(Photo(person, version, address));
            else if (version.Fields[field] is JsonArray values)
                body[field] = Show(person, isWhole || field is not ("phoneNumbers" or "emailAddresses") ? values : [.. values.Take(MostInLists).Select(value => value?.DeepClone())]);
        }

        return body;
    }

    public static string Etag(PersonRecord person, PersonVersion version) => "%Eg" + Digest($"{person.Name} {version.Number}");

    public static string SourceEtag(PersonRecord person, PersonVersion version) => "#" + Digest($"{person.SourceId} {version.Number}")[..11] + "=";

    /// <summary>The last segment of the photo's address: it changes with the photo.</summary>
    public static string PhotoKey(PersonRecord person, PersonVersion version) => version.Photo is null
        ? "default"
        : $"{Convert.ToHexStringLower(SHA256.HashData(version.Photo))[..16]}-{Convert.ToBase64String(Encoding.ASCII.GetBytes(person.Name)).Replace('+', '-').Replace('/', '_').TrimEnd('=')}";

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..22].Replace('+', '8').Replace('/', '9');

    private static JsonArray Show(PersonRecord person, JsonArray values)
    {
        var shown = new JsonArray();
        foreach (var value in values.OfType<JsonObject>().Select(value => value.DeepClone().AsObject()))
        {
            value.Insert(0, "metadata", FieldMetadata(person, shown.Count == 0));
            shown.Add(value);
        }

        return shown;
    }

    private static JsonObject FieldMetadata(PersonRecord person, bool isFirst)
    {
        var metadata = new JsonObject();
        if (isFirst)
            metadata["primary"] = true;
        metadata["source"] = new JsonObject { ["type"] = person.SourceType, ["id"] = person.SourceId };
        if (isFirst)
            metadata["sourcePrimary"] = true;
        return metadata;
    }

    private static JsonObject Photo(PersonRecord person, PersonVersion version, Uri address)
    {
        var photo = new JsonObject { ["metadata"] = FieldMetadata(person, isFirst: true), ["url"] = new Uri(address, $"photo/{PhotoKey(person, version)}=s100").ToString() };
        if (version.Photo is null)
            photo["default"] = true;
        return photo;
    }

    private static JsonObject Metadata(PersonRecord person, PersonVersion version)
    {
        var metadata = new JsonObject
        {
            ["sources"] = new JsonArray(new JsonObject
            {
                ["type"] = person.SourceType,
                ["id"] = person.SourceId,
                ["etag"] = SourceEtag(person, version),
                ["updateTime"] = version.UpdatedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffffZ", CultureInfo.InvariantCulture),
            }),
        };
        if (version.PreviousNames.Count > 0)
            metadata["previousResourceNames"] = version.PreviousNames.ToJsonArray();
        if (version.IsDeleted)
            metadata["deleted"] = true;
        metadata["objectType"] = "PERSON";
        return metadata;
    }
}
