using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The properties of a contact (microsoft.graph.contact).</summary>
internal static class ContactShape
{
    private const int MostAddresses = 3;

    private static readonly string[] Texts =
    [
        "assistantName", "businessHomePage", "companyName", "department", "displayName", "fileAs", "generation", "givenName", "initials", "jobTitle", "manager",
        "middleName", "mobilePhone", "nickName", "officeLocation", "personalNotes", "profession", "spouseName", "surname", "title", "yomiCompanyName", "yomiGivenName",
        "yomiSurname", "birthday",
    ];

    private static readonly string[] Lists = ["businessPhones", "categories", "children", "emailAddresses", "homePhones", "imAddresses"];
    private static readonly string[] Objects = ["businessAddress", "homeAddress", "otherAddress"];
    private static readonly string[] Addresses = ["primaryEmailAddress", "secondaryEmailAddress", "tertiaryEmailAddress"];

    public static readonly IReadOnlyList<string> Properties =
    [
        "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "parentFolderId", .. Texts, .. Lists, .. Objects, .. Addresses,
    ];

    public static readonly IReadOnlyList<string> Expandable = ["extensions", "photo", "singleValueExtendedProperties", "multiValueExtendedProperties"];

    /// <summary>What a body may have; checked on writing.</summary>
    public static readonly IReadOnlyList<string> Members = [.. Properties, "extensions", "singleValueExtendedProperties", "@odata.type", "@odata.etag", "@odata.context"];

    public static JsonObject Show(GraphItem item, bool isImmutable)
    {
        var body = new JsonObject
        {
            ["@odata.etag"] = $"W/\"{item.ChangeKey}\"",
            ["id"] = isImmutable ? item.ImmutableId : item.Id,
            ["createdDateTime"] = GraphMoments.Write(item.CreatedAt),
            ["lastModifiedDateTime"] = GraphMoments.Write(item.ModifiedAt),
            ["changeKey"] = item.ChangeKey,
            ["parentFolderId"] = item.ParentId,
        };
        foreach (var name in Texts)
            body[name] = item.Values[name]?.DeepClone();
        foreach (var name in Lists)
            body[name] = item.Values[name]?.DeepClone() ?? new JsonArray();
        foreach (var name in Objects)
            body[name] = item.Values[name]?.DeepClone() ?? new JsonObject();
        var addresses = item.Values.Objects("emailAddresses").ToList();
        for (var i = 0; i < Addresses.Length; i++)
            body[Addresses[i]] = addresses.ElementAtOrDefault(i)?.DeepClone();
        foreach (var name in Expandable.Where(name => item.Values[name] is not null))
            body[name] = item.Values[name]?.DeepClone();
        return body;
    }

    /// <summary>Names that follow from others when nobody gave them.</summary>
    public static void Complete(JsonObject values)
    {
        var (given, surname) = (values.Text("givenName"), values.Text("surname"));
        if (string.IsNullOrEmpty(values.Text("displayName")))
            values["displayName"] = Join(" ", given, values.Text("middleName"), surname) is { Length: > 0 } name ? name : values.Text("companyName") ?? "";
        if (string.IsNullOrEmpty(values.Text("fileAs")))
            values["fileAs"] = Join(", ", surname, given) is { Length: > 0 } name ? name : values.Text("displayName");
        foreach (var address in values.Objects("emailAddresses").Where(address => address["name"] is null))
            address["name"] = address.Text("address");
    }

    /// <exception cref="GraphError">Something in the body is not as the type says.</exception>
    public static void Check(JsonObject body)
    {
        foreach (var (name, value) in body)
        {
            if (!Members.Contains(name))
                throw GraphError.Body($"The property '{name}' does not exist on type 'microsoft.graph.contact'. Make sure to only use property names that are defined by the type.");
            var kind = value?.GetValueKind() ?? JsonValueKind.Null;
            if (Texts.Contains(name) && kind is not (JsonValueKind.String or JsonValueKind.Null))
                throw GraphError.Body($"An unexpected '{kind}' node was found for property named '{name}' when reading from the JSON reader. A 'PrimitiveValue' node was expected.");
            if (Lists.Contains(name) && kind is not JsonValueKind.Array)
                throw GraphError.Body($"An unexpected '{kind}' node was found for property named '{name}' when reading from the JSON reader. A 'StartArray' node was expected.");
        }

        if (body["emailAddresses"] is JsonArray { Count: > MostAddresses })
            throw new GraphError(400, "ErrorInvalidArgument", string.Create(CultureInfo.InvariantCulture, $"A contact can have {MostAddresses} e-mail addresses at most."));
    }

    private static string Join(string separator, params IEnumerable<string?> parts) => string.Join(separator, parts.Where(part => !string.IsNullOrEmpty(part)));
}
