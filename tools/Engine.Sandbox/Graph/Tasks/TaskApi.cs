using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Tasks and what they link to: "todoTask resource type", "linkedResource resource type".</summary>
internal sealed class TaskApi(GraphState state)
{
    private static readonly string[] Kept =
    [
        "title", "importance", "status", "isReminderOn", "categories", "body", "dueDateTime", "reminderDateTime", "startDateTime", "completedDateTime", "recurrence",
    ];

    private static readonly string[] Properties = ["id", "createdDateTime", "lastModifiedDateTime", "bodyLastModifiedDateTime", "hasAttachments", .. Kept];

    private static readonly string[] Expandable = ["linkedResources", "extensions", "checklistItems", "attachments"];

    private static readonly string[] LinkProperties = ["id", "webUrl", "applicationName", "displayName", "externalId"];

    private static readonly string[] Statuses = ["notStarted", "inProgress", "completed", "waitingOnOthers", "deferred"];

    public static readonly IReadOnlyList<string> Members =
        [.. Properties, "extensions", "linkedResources.webUrl", "linkedResources.applicationName", "linkedResources.displayName", "linkedResources.externalId", "@odata.type",
            "body.content", "body.contentType", "dueDateTime.dateTime", "dueDateTime.timeZone", "reminderDateTime.dateTime", "reminderDateTime.timeZone", "startDateTime.dateTime",
            "startDateTime.timeZone", "completedDateTime.dateTime", "completedDateTime.timeZone"];

    public Answer List(ApiCall call)
    {
        var (box, list) = Place(call);
        var query = ODataQuery.Read(call, "todoTask", Properties);
        var filter = call.Get("$filter") is { } text ? FilterParser.Parse(text) : null;
        var tasks = box.Tasks.Where(task => task.ParentId == list.Id).Select(Show).Where(task => filter is null || filter.Passes(task));
        return ODataList.Reply(state.Address(), call, query, tasks, $"users('{box.Owner.Id}')/todo/lists('{list.Id}')/tasks", Expandable);
    }

    public Answer Create(ApiCall call)
    {
        var (box, list) = Place(call);
        var body = Read(call);
        if (string.IsNullOrEmpty(body.Text("title")))
            throw new GraphError(400, "invalidRequest", "Invalid request: title is required.");
        if (body["linkedResources"] is JsonArray)
            body["linkedResources"] = body.Objects("linkedResources").Select(ReadLink).ToList().ToJsonArray();
        var task = box.Add(box.Tasks, body, list.Id);
        return Answer.Json(One(box, list, ODataQuery.Project(Show(task), null, "linkedResources", Expandable)), 201);
    }

    public Answer Get(ApiCall call)
    {
        var (box, list) = Place(call);
        return Answer.Json(One(box, list, ODataQuery.Project(Show(Find(call, box, list)), ODataQuery.ReadSelect(call, "todoTask", Properties), call.Get("$expand"), Expandable)));
    }

    public Answer Change(ApiCall call)
    {
        var (box, list) = Place(call);
        var task = Find(call, box, list);
        var body = Read(call);
        body.Remove("linkedResources"); // has an address of its own
        box.Change(task, body);
        return Answer.Json(One(box, list, ODataQuery.Project(Show(task), null, null, Expandable)));
    }

    public Answer Delete(ApiCall call)
    {
        var (box, list) = Place(call);
        box.Remove(box.Tasks, Find(call, box, list));
        return Answer.Empty(204);
    }

    public Answer Links(ApiCall call)
    {
        var (box, list) = Place(call);
        var links = Find(call, box, list).Values.Objects("linkedResources").Select(link => link.DeepClone().AsObject());
        return ODataList.Reply(state.Address(), call, ODataQuery.Read(call, "linkedResource", LinkProperties), links, "Collection(microsoft.graph.linkedResource)", []);
    }

    public Answer AddLink(ApiCall call)
    {
        var (box, list) = Place(call);
        var task = Find(call, box, list);
        var link = ReadLink(GraphAccess.ReadBody(call));
        box.Change(task, new JsonObject { ["linkedResources"] = task.Values.Objects("linkedResources").Select(other => other.DeepClone().AsObject()).Append(link).ToJsonArray() });
        return Answer.Json(link.DeepClone(), 201);
    }

    private static JsonObject Read(ApiCall call)
    {
        var body = GraphAccess.ReadBody(call);
        GraphAccess.CheckMembers(body, "todoTask", [.. Properties, "linkedResources", "extensions"]);
        return body.Text("status") is { } status && !Statuses.Contains(status)
            ? throw GraphError.Body($"Cannot convert the literal '{status}' to the expected type 'microsoft.graph.taskStatus'.")
            : body;
    }

    private static JsonObject ReadLink(JsonObject body)
    {
        GraphAccess.CheckMembers(body, "linkedResource", LinkProperties);
        var link = new JsonObject { ["id"] = Guid.NewGuid().ToString() };
        foreach (var name in LinkProperties.Skip(1))
            link[name] = body.Text(name);
        return link;
    }

    private static GraphItem Find(ApiCall call, Mailbox box, GraphItem list) =>
        GraphAccess.Find(box.Tasks, call["task"]) is { } task && task.ParentId == list.Id ? task : throw GraphError.ItemNotFound();

    private static JsonObject Show(GraphItem task)
    {
        var values = task.Values;
        var body = new JsonObject { ["@odata.etag"] = $"W/\"{task.ChangeKey}\"", ["id"] = task.Id };
        foreach (var name in Kept)
            body[name] = values[name]?.DeepClone() ?? Usual(name);
        // A finished task has a day on which it was.
        if (body.Text("status") == "completed" && body["completedDateTime"] is null)
            body["completedDateTime"] = EventTime.Write(new DateTimeOffset(task.ModifiedAt.UtcDateTime.Date, TimeSpan.Zero), "UTC");
        body["hasAttachments"] = false;
        body["createdDateTime"] = GraphMoments.Write(task.CreatedAt);
        body["lastModifiedDateTime"] = GraphMoments.Write(task.ModifiedAt);
        foreach (var name in Expandable.Where(name => values[name] is not null))
            body[name] = values[name]?.DeepClone();
        return body;
    }

    private static JsonNode? Usual(string name) => name switch
    {
        "importance" => "normal",
        "status" => "notStarted",
        "isReminderOn" => false,
        "categories" => new JsonArray(),
        "body" => new JsonObject { ["content"] = "", ["contentType"] = "text" },
        _ => null,
    };

    private (Mailbox Box, GraphItem List) Place(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return (box, GraphAccess.Find(box.TaskLists, call["list"]));
    }

    private JsonObject One(Mailbox box, GraphItem list, JsonObject task) => GraphAccess.With(task, state.Address(), $"users('{box.Owner.Id}')/todo/lists('{list.Id}')/tasks/$entity");
}
