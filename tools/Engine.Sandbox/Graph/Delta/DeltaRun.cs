using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>One page of changes: "Use delta query to track changes in Microsoft Graph data".</summary>
internal sealed partial class DeltaRun(GraphState state)
{
    /// <param name="call">The call.</param>
    /// <param name="scope">What is followed.</param>
    /// <param name="set">What there is, and what is gone.</param>
    public Answer Reply(ApiCall call, string scope, DeltaSet set)
    {
        string[] refused = ["$filter", "$search", "$orderby", "$expand", "$skip", "$count"];
        if (refused.FirstOrDefault(name => call.Get(name) is not null) is { } wrong)
            throw new GraphError(400, "ErrorInvalidUrlQuery", $"The following parameters are not supported with change tracking over the '{set.Name}' resource: '{wrong}'.");
        var rest = Begin(call, scope, set);
        var size = Math.Min(PageSize(call) ?? int.MaxValue, state.Deltas.LargestPage);
        var body = new JsonObject { ["@odata.context"] = $"{state.Address()}v1.0/$metadata#{set.Context}" };
        var isLast = rest.Entries.Count <= size;
        var next = isLast ? rest with { Entries = [], IsFinished = true } : rest with { Entries = [.. rest.Entries.Skip(size)] };
        var name = isLast ? "$deltatoken" : "$skiptoken";
        body[isLast ? "@odata.deltaLink" : "@odata.nextLink"] = ODataList.Link(state.Address(), call.Path, [KeyValuePair.Create(name, state.Deltas.Keep(next))]);
        var isImmutable = GraphAccess.IsImmutable(call);
        body["value"] = rest.Entries.Take(size).Select(entry => entry switch
        {
            Removal gone => new JsonObject { ["@removed"] = new JsonObject { ["reason"] = "deleted" }, ["id"] = isImmutable ? gone.ImmutableId : gone.Id },
            GraphItem item => ODataQuery.Project(set.Show(item, isImmutable), rest.Select, null, set.Expandable),
            _ => throw new InvalidOperationException("Neither item nor removal."),
        }).ToJsonArray();
        return Answer.Json(body);
    }

    private DeltaRest Begin(ApiCall call, string scope, DeltaSet set)
    {
        if (call.Get("$skiptoken") is { } page)
            return Known(page, scope);
        var select = ODataQuery.ReadSelect(call, set.Type, set.Properties);
        if (call.Get("$deltatoken") is not { } token)
            return new DeltaRest { Scope = scope, Select = select, Entries = [.. set.Items], Revision = state.Revision };
        if (token == "latest") // directory objects: only what changes from now on
            return new DeltaRest { Scope = scope, Select = select, Entries = [], Revision = state.Revision };
        var known = Known(token, scope);
        if (!known.IsFinished)
            throw GraphError.BadRequest("Badly formed token.");
        var isImmutable = GraphAccess.IsImmutable(call);
        var changed = set.Items.Where(item => item.Revision > known.Revision).ToList();
        var gone = set.Removals.Where(removal => removal.Revision > known.Revision && !set.Items.Any(item => isImmutable ? item.ImmutableId == removal.ImmutableId : item.Id == removal.Id));
        return known with { Entries = [.. changed, .. gone], Revision = state.Revision, IsFinished = false };
    }

    private DeltaRest Known(string token, string scope)
    {
        var rest = state.Deltas.Find(token)
            ?? throw new GraphError(410, "SyncStateNotFound", "The sync state generation is not found. Start a full synchronization without the token.");
        return rest.Scope == scope ? rest : throw GraphError.BadRequest("Badly formed token.");
    }

    private static int? PageSize(ApiCall call) => PreferredSize().Match(call.Header("Prefer") ?? "") is { Success: true } match
        ? Math.Max(1, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))
        : int.TryParse(call.Get("$top"), NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top > 0 ? top : null;

    [GeneratedRegex(@"odata\.maxpagesize\s*=\s*(\d{1,6})", RegexOptions.IgnoreCase)]
    private static partial Regex PreferredSize();
}

/// <summary>A collection whose changes can be followed.</summary>
internal sealed record DeltaSet
{
    /// <summary>What the vendor's messages call it.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string Context { get; init; }

    public required IReadOnlyList<GraphItem> Items { get; init; }

    public required IEnumerable<Removal> Removals { get; init; }

    public required Func<GraphItem, bool, JsonObject> Show { get; init; }

    public required IReadOnlyList<string> Properties { get; init; }

    public IReadOnlyList<string> Expandable { get; init; } = [];
}
