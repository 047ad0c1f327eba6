using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Contacts of a mailbox: "contact resource type", its lists, changes and writing.</summary>
internal sealed class ContactApi(GraphState state)
{
    public Answer List(ApiCall call)
    {
        var (box, folder) = Place(call);
        var query = ODataQuery.Read(call, "contact", ContactShape.Properties);
        var filter = call.Get("$filter") is { } text ? ReadFilter(text) : null;
        var isImmutable = GraphAccess.IsImmutable(call);
        var items = box.Contacts.Where(contact => contact.ParentId == folder.Id);
        var shown = call.Get("$search") is { Length: > 0 } search
            ? items.Where(contact => Fits(contact, search.Trim('"'))).Select(contact => Blurred(ContactShape.Show(contact, isImmutable)))
            : items.Select(contact => ContactShape.Show(contact, isImmutable)).Where(contact => filter is null || filter.Passes(contact));
        return ODataList.Reply(state.Address(), call, query, shown, $"users('{box.Owner.Id}')/contacts", ContactShape.Expandable);
    }

    public Answer Delta(ApiCall call)
    {
        var (box, folder) = Place(call);
        return new DeltaRun(state).Reply(call, $"contacts {folder.Id}", new DeltaSet
        {
            Name = "Contacts",
            Type = "contact",
            Context = $"users('{box.Owner.Id}')/contactFolders('{folder.Id}')/contacts/$delta",
            Items = [.. box.Contacts.Where(contact => contact.ParentId == folder.Id).OrderBy(contact => contact.Revision)],
            Removals = box.Removals.Where(removal => removal.ParentId == folder.Id),
            Show = ContactShape.Show,
            Properties = ContactShape.Properties,
            Expandable = ContactShape.Expandable,
        });
    }

    public Answer Get(ApiCall call)
    {
        var (box, contact) = Find(call);
        return Answer.Json(Show(call, box, contact, ODataQuery.ReadSelect(call, "contact", ContactShape.Properties)));
    }

    public Answer Create(ApiCall call)
    {
        var (box, folder) = Place(call);
        var body = GraphAccess.ReadBody(call);
        ContactShape.Check(body);
        var contact = box.Add(box.Contacts, Writable(body), folder.Id);
        return Answer.Json(Show(call, box, contact, null), 201);
    }

    public Answer Change(ApiCall call)
    {
        var (box, contact) = Find(call);
        if (call.Header("If-Match") is { Length: > 0 } match && match != "*" && match != $"W/\"{contact.ChangeKey}\"")
        {
            throw new GraphError(412, "ErrorIrresolvableConflict",
                "The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.");
        }

        var body = GraphAccess.ReadBody(call);
        ContactShape.Check(body);
        box.Change(contact, Writable(body));
        return Answer.Json(Show(call, box, contact, null));
    }

    public Answer Delete(ApiCall call)
    {
        var (box, contact) = Find(call);
        box.Remove(box.Contacts, contact);
        return Answer.Empty(204);
    }

    public Answer Extend(ApiCall call)
    {
        var (box, contact) = Find(call);
        var body = GraphAccess.ReadBody(call);
        var name = body.Text("extensionName") ?? throw GraphError.BadRequest("extensionName is required.");
        var extension = body.DeepClone().AsObject();
        extension["id"] = $"Microsoft.OutlookServices.OpenTypeExtension.{name}";
        var others = contact.Values.Objects("extensions").Where(other => other.Text("extensionName") != name).Select(other => other.DeepClone().AsObject());
        box.Change(contact, new JsonObject { ["extensions"] = others.Append(extension).ToJsonArray() });
        return Answer.Json(extension.DeepClone(), 201);
    }

    public (Mailbox Box, GraphItem Contact) Find(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return (box, GraphAccess.Find(box.Contacts, call["contact"]));
    }

    // List contacts: "filter ... emailAddresses/any(a:a/address eq '...')"; all else ends in this error.
    private static Filter ReadFilter(string text)
    {
        var filter = FilterParser.Parse(text);
        return filter.Uses.All(use => use is { Property: "emailAddresses/address", Operation: "eq", IsInLambda: true })
            ? filter
            : throw new GraphError(400, "ErrorInvalidUrlQueryFilter", "The query filter contains one or more invalid nodes.");
    }

    // Undocumented: it looks at everything, notes too, so that hits come as a surprise.
    private static bool Fits(GraphItem contact, string search) => contact.Indexed is { } values && NameWords.Begins(string.Join(' ', Texts(values)), search);

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(pair => Texts(pair.Value)),
        JsonArray array => array.SelectMany(Texts),
        _ => JsonText.Scalar(node) is { } text ? [text] : [],
    };

    // ... and what it shows is not whole.
    private static JsonObject Blurred(JsonObject contact)
    {
        contact["emailAddresses"] = new JsonArray();
        foreach (var name in new[] { "createdDateTime", "lastModifiedDateTime", "primaryEmailAddress", "secondaryEmailAddress", "tertiaryEmailAddress" })
            contact[name] = null;
        return contact;
    }

    private static JsonObject Writable(JsonObject body)
    {
        var values = body.DeepClone().AsObject();
        foreach (var name in new[] { "id", "createdDateTime", "lastModifiedDateTime", "changeKey", "parentFolderId", "@odata.type", "@odata.etag", "@odata.context" })
            values.Remove(name);
        return values;
    }

    private JsonObject Show(ApiCall call, Mailbox box, GraphItem contact, IReadOnlyList<string>? select)
    {
        var body = ODataQuery.Project(ContactShape.Show(contact, GraphAccess.IsImmutable(call)), select, call.Get("$expand"), ContactShape.Expandable);
        return GraphAccess.With(body, state.Address(), $"users('{box.Owner.Id}')/contacts/$entity");
    }

    private (Mailbox Box, GraphItem Folder) Place(ApiCall call)
    {
        var box = GraphAccess.Box(state, call);
        return (box, call.Values.TryGetValue("folder", out var id) ? box.FindFolder(id) ?? throw GraphError.ItemNotFound() : box.DefaultFolder);
    }
}
