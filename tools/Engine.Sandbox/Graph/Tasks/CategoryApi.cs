using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The names and colours of categories: "outlookCategory resource type".</summary>
internal sealed class CategoryApi(GraphState state)
{
    private static readonly string[] Properties = ["id", "displayName", "color"];

    public Answer List(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return ODataList.Reply(state.Address(), call, ODataQuery.Read(call, "outlookCategory", Properties), box.Categories.Select(Show), $"users('{box.Owner.Id}')/outlook/masterCategories", []);
    }

    public Answer Create(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var body = GraphAccess.ReadBody(call);
        GraphAccess.CheckMembers(body, "outlookCategory", Properties);
        var name = body.Text("displayName") ?? throw new GraphError(400, "ErrorInvalidArgument", "displayName is required.");
        if (box.Categories.Any(category => string.Equals(category.Values.Text("displayName"), name, StringComparison.OrdinalIgnoreCase)))
            throw new GraphError(409, "CategoryAlreadyExists", "A category with the specified name already exists.");
        var made = box.Add(box.Categories, new JsonObject { ["displayName"] = name, ["color"] = body.Text("color") ?? "none" }, null);
        return Answer.Json(GraphAccess.With(Show(made), state.Address(), $"users('{box.Owner.Id}')/outlook/masterCategories/$entity"), 201);
    }

    private static JsonObject Show(GraphItem category) =>
        new() { ["id"] = category.Id, ["displayName"] = category.Values.Text("displayName"), ["color"] = category.Values.Text("color") ?? "none" };
}
