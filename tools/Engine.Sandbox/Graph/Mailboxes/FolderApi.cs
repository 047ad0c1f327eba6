using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Folders of contacts: "contactFolder resource type". The default one is not among them.</summary>
internal sealed class FolderApi(GraphState state)
{
    private static readonly string[] Properties = ["id", "displayName", "parentFolderId"];
    private static readonly string[] Expandable = ["childFolders", "contacts"];

    public Answer List(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return List(call, box, box.DefaultFolder);
    }

    public Answer Children(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return List(call, box, Find(call, box));
    }

    public Answer Get(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var body = ODataQuery.Project(Show(Find(call, box), false), ODataQuery.ReadSelect(call, "contactFolder", Properties), null, Expandable);
        return Answer.Json(GraphAccess.With(body, state.Address(), $"users('{box.Owner.Id}')/contactFolders/$entity"));
    }

    public Answer Delta(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return new DeltaRun(state).Reply(call, $"folders {box.Owner.Id}", new DeltaSet
        {
            Name = "ContactFolders",
            Type = "contactFolder",
            Context = $"users('{box.Owner.Id}')/contactFolders/$delta",
            Items = [.. box.Folders.Where(folder => folder != box.DefaultFolder).OrderBy(folder => folder.Revision)],
            Removals = box.Removals.Where(removal => removal.ParentId == "folders"),
            Show = Show,
            Properties = Properties,
        });
    }

    public Answer Create(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return Create(call, box, box.DefaultFolder);
    }

    public Answer CreateChild(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return Create(call, box, Find(call, box));
    }

    public Answer Delete(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        var folder = Find(call, box);
        if (folder == box.DefaultFolder)
            throw new GraphError(403, "ErrorDeleteDistinguishedFolder", "Distinguished folders cannot be deleted.");
        box.Remove(box.Folders, folder);
        return Answer.Empty(204);
    }

    private static GraphItem Find(ApiCall call, Mailbox box) => box.FindFolder(call["folder"]) ?? throw GraphError.ItemNotFound();

    private static JsonObject Show(GraphItem folder, bool isImmutable) =>
        new() { ["id"] = folder.Id, ["parentFolderId"] = folder.ParentId, ["displayName"] = folder.Values.Text("displayName") };

    private Answer List(ApiCall call, Mailbox box, GraphItem parent)
    {
        var query = ODataQuery.Read(call, "contactFolder", Properties);
        var filter = call.Get("$filter") is { } text ? FilterParser.Parse(text) : null;
        var folders = box.Folders.Where(folder => folder.ParentId == parent.Id).Select(folder => Show(folder, false)).Where(folder => filter is null || filter.Passes(folder));
        return ODataList.Reply(state.Address(), call, query, folders, $"users('{box.Owner.Id}')/contactFolders", Expandable);
    }

    private Answer Create(ApiCall call, Mailbox box, GraphItem parent)
    {
        var body = GraphAccess.ReadBody(call);
        GraphAccess.CheckMembers(body, "contactFolder", Properties);
        var name = body.Text("displayName") ?? throw new GraphError(400, "ErrorInvalidArgument", "displayName is required.");
        if (box.Folders.Any(folder => folder.ParentId == parent.Id && folder.Values.Text("displayName") == name))
            throw new GraphError(409, "ErrorFolderExists", "A folder with the specified name already exists.");
        var made = box.Add(box.Folders, new JsonObject { ["displayName"] = name }, parent.Id);
        return Answer.Json(GraphAccess.With(Show(made, false), state.Address(), $"users('{box.Owner.Id}')/contactFolders/$entity"), 201);
    }
}
