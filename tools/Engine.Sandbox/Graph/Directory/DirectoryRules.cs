using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Which filters and searches the directory takes, and what else they need: "Advanced query capabilities on Microsoft Entra directory objects".</summary>
internal static class DirectoryRules
{
    private static readonly string[] Plain =
    [
        "id", "displayName", "givenName", "surname", "mail", "userPrincipalName", "mailNickname", "proxyAddresses", "otherMails", "userType", "accountEnabled",
        "createdDateTime", "jobTitle", "department", "city", "country", "state", "usageLocation", "employeeId",
    ];

    private static readonly string[] Advanced =
    [
        "mobilePhone", "businessPhones", "companyName", "officeLocation", "faxNumber", "imAddresses", "postalCode", "streetAddress", "employeeType",
    ];

    /// <summary>Which properties $search looks at by words; all others by their beginning.</summary>
    private static readonly string[] Tokenized = ["displayName", "description"];

    private static readonly string[] Searchable =
    [
        .. Tokenized, "mail", "userPrincipalName", "givenName", "surname", "mobilePhone", "otherMails", "mailNickname", "proxyAddresses", "jobTitle", "department",
        "companyName",
    ];

    /// <exception cref="GraphError">The directory does not take it, or not without the header and $count=true.</exception>
    public static Filter? ReadFilter(ApiCall call)
    {
        if (call.Get("$filter") is not { } text)
            return null;
        var filter = FilterParser.Parse(text);
        foreach (var use in filter.Uses.Where(use => use.Property.Length > 0))
        {
            var name = use.Property.Split('/')[0];
            if (use.Operation == "contains" || !Plain.Concat(Advanced).Contains(name))
                throw Unsupported(name);
            var needsAdvanced = Advanced.Contains(name) || use.Operation is "ne" or "not" or "endswith";
            if (needsAdvanced && !IsAdvanced(call))
                throw Unsupported(name);
        }

        if (filter.Negates && !IsAdvanced(call))
            throw Unsupported("Not");
        return filter;
    }

    /// <exception cref="GraphError">The header is missing, or it cannot be read.</exception>
    public static Func<JsonObject, bool>? ReadSearch(ApiCall call)
    {
        if (call.Get("$search") is not { } text)
            return null;
        if (!IsEventual(call))
            throw GraphError.UnsupportedQuery("Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
        var search = SearchClause.Parse(text);
        return item => search((property, value) => Searchable.Contains(property)
            ? Texts(item[property]).Any(text => Tokenized.Contains(property) ? NameWords.Begins(text, value) : text.StartsWith(value, StringComparison.OrdinalIgnoreCase))
            : throw GraphError.UnsupportedQuery($"Unrecognized query argument specified: '{property}'."));
    }

    /// <exception cref="GraphError">It needs the header.</exception>
    public static void CheckOrder(ApiCall call)
    {
        var isMixed = call.Get("$orderby") is not null && (call.Get("$filter") is not null || call.Get("$search") is not null);
        if (isMixed && !IsAdvanced(call))
            throw GraphError.UnsupportedQuery("Sorting not supported for current query.");
        if (call.Get("$count") == "true" && !IsEventual(call))
            throw GraphError.BadRequest("$count is not currently supported without the header 'ConsistencyLevel: eventual'.");
        if (call.Get("$skip") is not null)
            throw GraphError.BadRequest("'$skip' is not supported by the service.");
    }

    private static bool IsEventual(ApiCall call) => string.Equals(call.Header("ConsistencyLevel"), "eventual", StringComparison.OrdinalIgnoreCase);

    private static bool IsAdvanced(ApiCall call) => IsEventual(call) && call.Get("$count") == "true";

    private static IEnumerable<string> Texts(JsonNode? node) => node is JsonArray array ? array.Select(JsonText.Scalar).OfType<string>() : JsonText.Scalar(node) is { } text ? [text] : [];

    private static GraphError Unsupported(string name) => GraphError.UnsupportedQuery($"Unsupported or invalid query filter clause specified for property '{name}' of resource 'User'.");
}
