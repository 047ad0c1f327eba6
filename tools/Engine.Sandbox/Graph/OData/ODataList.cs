using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Pages of a collection.</summary>
internal static class ODataList
{
    /// <param name="address">The address of the API, for the link to the next page.</param>
    /// <param name="call">The call.</param>
    /// <param name="query">What it asks for.</param>
    /// <param name="items">All that pass, whole.</param>
    /// <param name="context">What stands behind <c>$metadata#</c>.</param>
    /// <param name="expandable">What shows only when it is expanded.</param>
    /// <param name="hasSkipToken">Whether the link has a $skiptoken and not a $skip.</param>
    public static Answer Reply(Uri address, ApiCall call, ODataQuery query, IEnumerable<JsonObject> items, string context, IReadOnlyList<string> expandable, bool hasSkipToken = false)
    {
        var all = query.Sort(items).ToList();
        var body = new JsonObject { ["@odata.context"] = $"{address}v1.0/$metadata#{context}" };
        if (query.Counts)
            body["@odata.count"] = all.Count;
        var end = query.Skip + query.Top;
        if (end < all.Count && query.Top > 0)
            body["@odata.nextLink"] = NextLink(address, call, hasSkipToken ? "$skiptoken" : "$skip", (hasSkipToken ? "s" : "") + end.ToString(CultureInfo.InvariantCulture));
        body["value"] = all.Skip(query.Skip).Take(query.Top).Select(item => ODataQuery.Project(item, query.Select, query.Expand, expandable)).ToJsonArray();
        return Answer.Json(body);
    }

    private static string NextLink(Uri address, ApiCall call, string name, string value)
    {
        var pairs = call.Query.Where(pair => pair.Key is not ("$skip" or "$skiptoken")).Append(KeyValuePair.Create(name, value));
        return Link(address, call.Path, pairs);
    }

    public static string Link(Uri address, string path, IEnumerable<KeyValuePair<string, string>> query) =>
        $"{address.ToString().TrimEnd('/')}{string.Join('/', path.Split('/').Select(Escape))}?{string.Join('&', query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"))}";

    private static string Escape(string segment) => Uri.EscapeDataString(segment).Replace("%24", "$", StringComparison.Ordinal);
}
