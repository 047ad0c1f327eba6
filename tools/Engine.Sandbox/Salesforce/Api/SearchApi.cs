using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>SOSL over REST, and its form without SOSL: REST API Developer Guide, "Search" and "Parameterized Search".</summary>
internal sealed class SearchApi(OrgState org)
{
    private const int FirstWithObject = 37; // older versions answer with a bare array

    public Answer Search(ApiCall call)
    {
        if (call.Get("q") is not { Length: > 0 } text)
            throw new SalesforceError(400, "MALFORMED_SEARCH", "search string is missing");
        return Run(call, SoslParser.Parse(text));
    }

    public Answer ParameterizedGet(ApiCall call)
    {
        var limit = Number(call, "defaultLimit");
        var returning = call.GetList("sobject")
            .Select(name => ReturningOf(name, Listed(call, $"{name}.fields", "fields"), call.Get($"{name}.where"), Number(call, $"{name}.limit") ?? limit));
        return Run(call, Make(call.Get("q"), call.Get("in"), [.. returning], Number(call, "overallLimit")));
    }

    public Answer ParameterizedPost(ApiCall call)
    {
        var body = RecordApi.ReadBody(call);
        var shared = Texts(body["fields"]);
        var limit = body.Number("defaultLimit");
        var returning = body.Objects("sobjects").Select(part => ReturningOf(
            part.Text("name") ?? "", Texts(part["fields"]) is { Count: > 0 } own ? own : shared, part.Text("where"), part.Number("limit") ?? limit, part.Text("orderBy")));
        return Run(call, Make(body.Text("q"), body.Text("in"), [.. returning], body.Number("overallLimit")));
    }

    private Answer Run(ApiCall call, SoslQuery query)
    {
        var rows = new SoslRun(org.Schema, org.Store, org.PhoneIndex, call["version"]).Run(query).Select(found => found.Selection.Row(found.Record)).ToJsonArray();
        return Answer.Json(int.Parse(call["version"][1..^2], CultureInfo.InvariantCulture) >= FirstWithObject ? new JsonObject { ["searchRecords"] = rows } : rows);
    }

    private static SoslQuery Make(string? text, string? scope, IReadOnlyList<Returning> returning, int? limit)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new SalesforceError(400, "MALFORMED_SEARCH", "search term must be longer than one character: ");
        scope = (scope ?? "ALL").ToUpperInvariant();
        return scope is "ALL" or "NAME" or "PHONE" or "EMAIL" or "SIDEBAR"
            ? new SoslQuery { Text = text, Find = SearchTextParser.ParseBare(text), Scope = scope, Returning = returning, Limit = limit }
            : throw new SalesforceError(400, "INVALID_SEARCH_SCOPE", $"invalid search scope: {scope}");
    }

    private static Returning ReturningOf(string type, IReadOnlyList<string> fields, string? where, int? limit, string? orders = null)
    {
        var returning = new Returning(new FieldPath(type, 0)) { Fields = [.. fields.Select(field => new FieldPath(field, 0))], Limit = limit };
        if (where is not null)
            returning = returning with { Where = new ConditionParser(new TokenReader(where, Lexer.Read(where), "MALFORMED_QUERY")).Parse() };
        return orders is null ? returning : returning with { Orders = new TokenReader("BY " + orders, Lexer.Read("BY " + orders), "MALFORMED_QUERY").Orders() };
    }

    private static IReadOnlyList<string> Listed(ApiCall call, string own, string shared) => call.GetList(own) is { Count: > 0 } fields ? fields : call.GetList(shared);

    private static int? Number(ApiCall call, string name) =>
        call.Get(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new SalesforceError(400, "INVALID_NUMBER", $"invalid value of {name}: {text}");

    private static IReadOnlyList<string> Texts(JsonNode? node) => [.. (node as JsonArray ?? []).Select(JsonText.Scalar).OfType<string>()];
}
