using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Everything the API answers to. What belongs to a user is there twice: below /me and below /users/{user}.</summary>
internal static class GraphTable
{
    /// <summary>Operations of the directory have other errors than those of mailboxes.</summary>
    public const string Directory = "directory";

    private static readonly string[] Owners = ["/v1.0/me", "/v1.0/users/{user}"];
    private static readonly string[] DeltaNames = ["delta", "delta()", "microsoft.graph.delta()"]; // a function without parameters, written either way
    private static readonly string[] One = ["$select", "$expand"];
    private static readonly string[] Many = ["$top", "$skip", "$filter", "$search", "$orderby", "$select", "$expand", "$count"];
    private static readonly string[] Changes = ["$select", "$top", "$deltatoken", "$skiptoken"];

    public static ApiTable Create(GraphState state) => new([.. Users(state), .. Contacts(state), .. Calendars(state), .. Tasks(state)]);

    private static IEnumerable<ApiOperation> Users(GraphState state)
    {
        var users = new UserApi(state);
        var photos = new PhotoApi(state);
        string[] list = [.. Many.Except(["$skip"]), "$skiptoken"];
        return
        [
            new("GET", "/v1.0/me", users.Me) { Query = One, Scopes = GraphScopes.Me, Kind = Directory },
            new("GET", "/v1.0/users", users.List) { Query = list, Scopes = GraphScopes.Users, Kind = Directory },
            .. Delta("/v1.0/users", users.Delta, GraphScopes.UsersFully, Directory),
            new("GET", "/v1.0/users/{user}", users.Get) { Query = One, Scopes = GraphScopes.Me, Kind = Directory },
            new("GET", "/v1.0/contacts", users.OrgContacts) { Query = list, Scopes = GraphScopes.OrgContacts, Kind = Directory },
            .. Own("GET", "/people", new PersonApi(state).List, GraphScopes.People, Many),
            .. Own("GET", "/photo", photos.AboutUser, GraphScopes.Me),
            .. Own("GET", "/photo/$value", photos.OfUser, GraphScopes.Me),
            .. Own("GET", "/photos/{size}/$value", photos.SizeOfUser, GraphScopes.Me),
        ];
    }

    private static IEnumerable<ApiOperation> Contacts(GraphState state)
    {
        var folders = new FolderApi(state);
        var (read, write) = (GraphScopes.ContactsRead, GraphScopes.ContactsWrite);
        return
        [
            .. Contacts(state, ""),
            .. Contacts(state, "/contactFolders/{folder}"),
            .. Own("GET", "/contactFolders", folders.List, read, Many),
            .. Own("POST", "/contactFolders", folders.Create, write),
            .. OwnDelta("/contactFolders", folders.Delta, read),
            .. Own("GET", "/contactFolders/{folder}", folders.Get, read, One),
            .. Own("DELETE", "/contactFolders/{folder}", folders.Delete, write),
            .. Own("GET", "/contactFolders/{folder}/childFolders", folders.Children, read, Many),
            .. Own("POST", "/contactFolders/{folder}/childFolders", folders.CreateChild, write),
        ];
    }

    private static IEnumerable<ApiOperation> Contacts(GraphState state, string top)
    {
        var (contacts, photos) = (new ContactApi(state), new PhotoApi(state));
        var (read, write) = (GraphScopes.ContactsRead, GraphScopes.ContactsWrite);
        return
        [
            .. Own("GET", $"{top}/contacts", contacts.List, read, Many),
            .. Own("POST", $"{top}/contacts", contacts.Create, write, members: ContactShape.Members),
            .. OwnDelta($"{top}/contacts", contacts.Delta, read),
            .. Own("GET", $"{top}/contacts/{{contact}}", contacts.Get, read, One),
            .. Own("PATCH", $"{top}/contacts/{{contact}}", contacts.Change, write, members: ContactShape.Members),
            .. Own("DELETE", $"{top}/contacts/{{contact}}", contacts.Delete, write),
            .. Own("POST", $"{top}/contacts/{{contact}}/extensions", contacts.Extend, write),
            .. Own("GET", $"{top}/contacts/{{contact}}/photo", photos.AboutContact, read),
            .. Own("GET", $"{top}/contacts/{{contact}}/photo/$value", photos.OfContact, read),
            .. Own("GET", $"{top}/contacts/{{contact}}/photos/{{size}}/$value", PhotoApi.SizeOfContact, read),
        ];
    }

    private static IEnumerable<ApiOperation> Calendars(GraphState state)
    {
        var (calendars, events) = (new CalendarApi(state), new EventApi(state));
        var (read, write) = (GraphScopes.CalendarsRead, GraphScopes.CalendarsWrite);
        string[] view = [.. Many, "startDateTime", "endDateTime"];
        return
        [
            .. Own("GET", "/calendars", calendars.List, read, Many),
            .. Own("GET", "/calendar", calendars.Default, read, One),
            .. Own("GET", "/calendars/{calendar}", calendars.Get, read, One),
            .. Own("GET", "/calendarView", events.View, read, view),
            .. Own("GET", "/calendars/{calendar}/calendarView", events.View, read, view),
            .. Own("GET", "/events", events.List, read, Many),
            .. Own("POST", "/events", events.Create, write, members: EventShape.Members),
            .. Own("GET", "/calendars/{calendar}/events", events.List, read, Many),
            .. Own("POST", "/calendars/{calendar}/events", events.Create, write, members: EventShape.Members),
            .. Own("GET", "/events/{event}", events.Get, read, One),
            .. Own("PATCH", "/events/{event}", events.Change, write, members: EventShape.Members),
            .. Own("DELETE", "/events/{event}", events.Delete, write),
        ];
    }

    private static IEnumerable<ApiOperation> Tasks(GraphState state)
    {
        var (lists, tasks, categories) = (new TaskListApi(state), new TaskApi(state), new CategoryApi(state));
        var (read, write) = (GraphScopes.TasksRead, GraphScopes.TasksWrite);
        return
        [
            .. Own("GET", "/todo/lists", lists.List, read, Many),
            .. Own("POST", "/todo/lists", lists.Create, write),
            .. Own("GET", "/todo/lists/{list}", lists.Get, read, One),
            .. Own("GET", "/todo/lists/{list}/tasks", tasks.List, read, Many),
            .. Own("POST", "/todo/lists/{list}/tasks", tasks.Create, write, members: TaskApi.Members),
            .. Own("GET", "/todo/lists/{list}/tasks/{task}", tasks.Get, read, One),
            .. Own("PATCH", "/todo/lists/{list}/tasks/{task}", tasks.Change, write, members: TaskApi.Members),
            .. Own("DELETE", "/todo/lists/{list}/tasks/{task}", tasks.Delete, write),
            .. Own("GET", "/todo/lists/{list}/tasks/{task}/linkedResources", tasks.Links, read, Many),
            .. Own("POST", "/todo/lists/{list}/tasks/{task}/linkedResources", tasks.AddLink, write),
            .. Own("GET", "/outlook/masterCategories", categories.List, GraphScopes.SettingsRead, Many),
            .. Own("POST", "/outlook/masterCategories", categories.Create, GraphScopes.SettingsWrite),
        ];
    }

    private static IEnumerable<ApiOperation> Own(
        string method, string path, Func<ApiCall, Answer> answer, IReadOnlyList<string> scopes, IReadOnlyList<string>? query = null, IReadOnlyList<string>? members = null) =>
        Owners.Select(top => new ApiOperation(method, top + path, answer) { Query = query ?? [], Scopes = scopes, Members = members });

    private static IEnumerable<ApiOperation> Delta(string path, Func<ApiCall, Answer> answer, IReadOnlyList<string> scopes, string kind) =>
        DeltaNames.Select(name => new ApiOperation("GET", $"{path}/{name}", answer) { Query = Changes, Scopes = scopes, Kind = kind });

    private static IEnumerable<ApiOperation> OwnDelta(string path, Func<ApiCall, Answer> answer, IReadOnlyList<string> scopes) =>
        Owners.SelectMany(top => Delta(top + path, answer, scopes, ""));
}
