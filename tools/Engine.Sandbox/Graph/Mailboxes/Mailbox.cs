using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>What one user keeps: contacts in folders, events in calendars, tasks in lists, and names of categories.</summary>
internal sealed class Mailbox
{
    private readonly GraphState _state;
    private int _last;

    public Mailbox(GraphState state, GraphItem owner)
    {
        _state = state;
        Owner = owner;
        RootId = GraphIds.Entry($"{owner.Id} root");
        DefaultFolder = Add(Folders, new JsonObject { ["displayName"] = "Contacts" }, RootId);
        DefaultCalendar = Add(Calendars, new JsonObject { ["name"] = "Calendar", ["isDefaultCalendar"] = true, ["canEdit"] = true }, null);
        Add(TaskLists, new JsonObject { ["displayName"] = "Tasks", ["isOwner"] = true, ["isShared"] = false, ["wellknownListName"] = "defaultList" }, null);
    }

    public GraphItem Owner { get; }

    public string RootId { get; }

    public GraphItem DefaultFolder { get; }

    public GraphItem DefaultCalendar { get; }

    public List<GraphItem> Folders { get; } = [];

    public List<GraphItem> Contacts { get; } = [];

    public List<GraphItem> Calendars { get; } = [];

    public List<GraphItem> Events { get; } = [];

    public List<GraphItem> TaskLists { get; } = [];

    public List<GraphItem> Tasks { get; } = [];

    public List<GraphItem> Categories { get; } = [];

    public List<Removal> Removals { get; } = [];

    public IEnumerable<List<GraphItem>> All => [Folders, Contacts, Calendars, Events, TaskLists, Tasks, Categories];

    public GraphItem Add(List<GraphItem> list, JsonObject values, string? parentId)
    {
        var seed = $"{Owner.Id} {++_last}";
        var item = new GraphItem { Id = GraphIds.Entry(seed), ImmutableId = GraphIds.Immutable(seed), ParentId = parentId, CreatedAt = _state.Now };
        list.Add(item);
        Change(item, values);
        return item;
    }

    public void Change(GraphItem item, JsonObject values)
    {
        _state.Change(item, values);
        if (Contacts.Contains(item))
            ContactShape.Complete(item.Values);
    }

    public void Remove(List<GraphItem> list, GraphItem item)
    {
        if (!list.Remove(item))
            return;
        Removals.Add(new Removal(list == Folders ? "folders" : item.ParentId ?? "", item.Id, item.ImmutableId, _state.NextRevision()));
        if (list != Folders)
            return;
        foreach (var contact in Contacts.Where(contact => contact.ParentId == item.Id).ToList())
            Remove(Contacts, contact);
        foreach (var folder in Folders.Where(folder => folder.ParentId == item.Id).ToList())
            Remove(Folders, folder);
    }

    /// <summary>Moves a contact to another folder: it gets another id.</summary>
    public void Move(GraphItem contact, string folderId)
    {
        Removals.Add(new Removal(contact.ParentId ?? "", contact.Id, contact.ImmutableId, _state.NextRevision()));
        contact.ParentId = folderId;
        contact.Id = GraphIds.Entry($"{Owner.Id} moved {++_last}");
        _state.Touch(contact);
    }

    public GraphItem? FindFolder(string id) =>
        id.Equals("contacts", StringComparison.OrdinalIgnoreCase) ? DefaultFolder : Find(Folders, id);

    public static GraphItem? Find(List<GraphItem> list, string id) => list.FirstOrDefault(item => item.Id == id || item.ImmutableId == id);

    public string? Text(string name) => Owner.Values.Text(name);
}
