using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Lists of tasks: "todoTaskList resource type".</summary>
internal sealed class TaskListApi(GraphState state)
{
    private static readonly string[] Properties = ["id", "displayName", "isOwner", "isShared", "wellknownListName"];
    private static readonly string[] Expandable = ["tasks", "extensions"];

    public Answer List(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var query = ODataQuery.Read(call, "todoTaskList", Properties);
        var filter = call.Get("$filter") is { } text ? FilterParser.Parse(text) : null;
        return ODataList.Reply(state.Address(), call, query, box.TaskLists.Select(Show).Where(list => filter is null || filter.Passes(list)), $"users('{box.Owner.Id}')/todo/lists", Expandable);
    }

    public Answer Get(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return Answer.Json(GraphAccess.With(Show(GraphAccess.Find(box.TaskLists, call["list"])), state.Address(), $"users('{box.Owner.Id}')/todo/lists/$entity"));
    }

    public Answer Create(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var body = GraphAccess.ReadBody(call);
        GraphAccess.CheckMembers(body, "todoTaskList", Properties);
        if (string.IsNullOrEmpty(body.Text("displayName")))
            throw new GraphError(400, "invalidRequest", "Invalid request: displayName is required.");
        var made = box.Add(box.TaskLists, new JsonObject { ["displayName"] = body.Text("displayName") }, null);
        return Answer.Json(GraphAccess.With(Show(made), state.Address(), $"users('{box.Owner.Id}')/todo/lists/$entity"), 201);
    }

    private static JsonObject Show(GraphItem list) => new()
    {
        ["@odata.etag"] = $"W/\"{list.ChangeKey}\"",
        ["displayName"] = list.Values.Text("displayName"),
        ["isOwner"] = true,
        ["isShared"] = false,
        ["wellknownListName"] = list.Values.Text("wellknownListName") ?? "none",
        ["id"] = list.Id,
    };
}
