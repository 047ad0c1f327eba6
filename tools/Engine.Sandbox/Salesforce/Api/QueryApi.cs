using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>SOQL over REST: REST API Developer Guide, "Query" and "QueryAll".</summary>
internal sealed partial class QueryApi(OrgState org)
{
    private const int LargestBatch = 2000;

    private readonly Dictionary<string, (IReadOnlyList<Record> Records, Selection Selection)> _cursors = new(StringComparer.Ordinal);

    public Answer Query(ApiCall call) => Run(call, includesDeleted: false);

    public Answer QueryAll(ApiCall call) => Run(call, includesDeleted: true);

    public Answer Next(ApiCall call)
    {
        var parts = call["locator"].Split('-', 2);
        if (parts.Length != 2 || !_cursors.TryGetValue(parts[0], out var cursor)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from > cursor.Records.Count)
        {
            throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
        }

        return Page(call, parts[0], cursor.Records, cursor.Selection, from);
    }

    private Answer Run(ApiCall call, bool includesDeleted)
    {
        if (call.Get("q") is not { Length: > 0 } text)
            throw SalesforceError.Malformed("SOQL statements cannot be empty or null");
        var query = SoqlParser.Parse(text);
        var (records, selection) = new SoqlRun(org.Schema, org.Store, call["version"]).Run(query, includesDeleted);
        if (selection is null)
            return Answer.Json(new JsonObject { ["totalSize"] = records.Count, ["done"] = true, ["records"] = new JsonArray() });
        var cursor = RecordId.New("01g", _cursors.Count + 1);
        _cursors[cursor] = (records, selection);
        return Page(call, cursor, records, selection, 0);
    }

    private Answer Page(ApiCall call, string cursor, IReadOnlyList<Record> records, Selection selection, int from)
    {
        var to = Math.Min(records.Count, from + BatchSize(call));
        var body = new JsonObject { ["totalSize"] = records.Count, ["done"] = to == records.Count };
        if (to < records.Count)
            body["nextRecordsUrl"] = $"/services/data/{call["version"]}/query/{cursor}-{to}";
        body["records"] = records.Skip(from).Take(to - from).Select(selection.Row).ToJsonArray();
        return Answer.Json(body);
    }

    private int BatchSize(ApiCall call)
    {
        if (call.Header("Sforce-Query-Options") is not { } options)
            return org.UsualBatch;
        var match = BatchOption().Match(options);
        if (!match.Success || !int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out var asked))
            throw new SalesforceError(400, "INVALID_QUERY_OPTIONS", $"invalid value of the header Sforce-Query-Options: {options}");
        return Math.Clamp(asked, org.SmallestBatch, LargestBatch);
    }

    [GeneratedRegex(@"^\s*batchSize\s*=\s*(\d+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex BatchOption();
}
