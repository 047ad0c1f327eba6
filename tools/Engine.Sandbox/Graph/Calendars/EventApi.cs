using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Events of a mailbox: "event resource type".</summary>
internal sealed class EventApi(GraphState state)
{
    public Answer List(ApiCall call) => List(call, _ => true);

    /// <summary>What touches a span of time.</summary>
    public Answer View(ApiCall call)
    {
        var (start, end) = (Moment(call, "startDateTime"), Moment(call, "endDateTime"));
        return List(call, item => EventTime.Read(item.Values["start"], "start") < end && EventTime.Read(item.Values["end"], "end") > start);
    }

    public Answer Create(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var calendar = Calendar(call, box) ?? box.DefaultCalendar;
        if (!CanEdit(calendar))
            throw new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        var body = Read(call);
        Check(body, body);
        // transactionId: "for the server to avoid redundant POST operations in case of client retries to create the same event".
        var made = body.Text("transactionId") is { } transaction && box.Events.FirstOrDefault(item => item.Values.Text("transactionId") == transaction) is { } same
            ? same
            : box.Add(box.Events, body, calendar.Id);
        return Answer.Json(Show(call, box, made, null), 201);
    }

    public Answer Get(ApiCall call)
    {
        var (box, item) = Find(call);
        return Answer.Json(Show(call, box, item, ODataQuery.ReadSelect(call, "event", EventShape.Properties)));
    }

    public Answer Change(ApiCall call)
    {
        var (box, item) = Find(call);
        var body = Read(call);
        var whole = item.Values.DeepClone().AsObject();
        foreach (var (name, value) in body)
            whole[name] = value?.DeepClone();
        Check(body, whole);
        box.Change(item, body);
        return Answer.Json(Show(call, box, item, null));
    }

    public Answer Delete(ApiCall call)
    {
        var (box, item) = Find(call);
        box.Remove(box.Events, item);
        return Answer.Empty(204);
    }

    public static bool CanEdit(GraphItem calendar) => calendar.Values["canEdit"]?.GetValueKind() != JsonValueKind.False;

    private static DateTimeOffset Moment(ApiCall call, string name) => GraphMoments.Read(call.Get(name))
        ?? throw new GraphError(400, "ErrorInvalidParameter", "This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.");

    private static GraphItem? Calendar(ApiCall call, Mailbox box) => call.Values.TryGetValue("calendar", out var id) ? GraphAccess.Find(box.Calendars, id) : null;

    private static JsonObject Read(ApiCall call)
    {
        var body = GraphAccess.ReadBody(call);
        GraphAccess.CheckMembers(body, "event", EventShape.Members);
        return body;
    }

    private static void Check(JsonObject body, JsonObject whole)
    {
        if (EventTime.Read(whole["start"], "start") > EventTime.Read(whole["end"], "end"))
            throw new GraphError(400, "ErrorPropertyValidationFailure", "At least one property failed validation. (end)");
        if (body["categories"] is { } categories and not JsonArray)
            throw GraphError.Body($"An unexpected '{categories.GetValueKind()}' node was found for property named 'categories' when reading from the JSON reader. A 'StartArray' node was expected.");
    }

    private Answer List(ApiCall call, Func<GraphItem, bool> fits)
    {
        var box = GraphAccess.Box(state, call);
        var calendar = Calendar(call, box) ?? box.DefaultCalendar;
        var query = ODataQuery.Read(call, "event", EventShape.Properties);
        var filter = call.Get("$filter") is { } text ? FilterParser.Parse(text) : null;
        var (zone, isImmutable) = (EventTime.Preferred(call), GraphAccess.IsImmutable(call));
        var events = box.Events.Where(item => item.ParentId == calendar.Id && fits(item))
            .Select(item => EventShape.Show(box, item, zone, isImmutable)).Where(item => filter is null || filter.Passes(item));
        return ODataList.Reply(state.Address(), call, query, events, $"users('{box.Owner.Id}')/events", EventShape.Expandable);
    }

    private (Mailbox Box, GraphItem Item) Find(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return (box, GraphAccess.Find(box.Events, call["event"]));
    }

    private JsonObject Show(ApiCall call, Mailbox box, GraphItem item, IReadOnlyList<string>? select) => GraphAccess.With(
        ODataQuery.Project(EventShape.Show(box, item, EventTime.Preferred(call), GraphAccess.IsImmutable(call)), select, call.Get("$expand"), EventShape.Expandable),
        state.Address(), $"users('{box.Owner.Id}')/events/$entity");
}
