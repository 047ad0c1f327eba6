using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Graph;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>A Microsoft 365 tenant: Microsoft Graph v1.0 below <c>graph/</c>, its sign-in below <c>login/</c>. Safe for use from any thread.</summary>
public sealed class GraphTenant : Vendor
{
    /// <summary>The users of the tenant.</summary>
    public const string Users = "users";

    /// <summary>The contacts that the organization shares.</summary>
    public const string OrgContacts = "orgContacts";

    /// <summary>The contacts of a mailbox.</summary>
    public const string Contacts = "contacts";

    /// <summary>The folders of contacts of a mailbox.</summary>
    public const string ContactFolders = "contactFolders";

    /// <summary>The calendars of a mailbox.</summary>
    public const string Calendars = "calendars";

    /// <summary>The events of a mailbox.</summary>
    public const string Events = "events";

    /// <summary>The lists of tasks of a mailbox.</summary>
    public const string TaskLists = "taskLists";

    /// <summary>The tasks of a mailbox.</summary>
    public const string Tasks = "tasks";

    /// <summary>The names of categories of a mailbox.</summary>
    public const string Categories = "categories";

    private readonly GraphState _state;
    private readonly ApiTable _table;
    private readonly GraphDoor _door;

    internal GraphTenant(TimeProvider time, bool isSeeded)
        : base("graph", LoginSignIn.Create(time, out var pages))
    {
        pages.Tenant = _state = new GraphState(time) { Address = () => Address };
        _table = GraphTable.Create(_state);
        _door = new GraphDoor(_state, SignIn);
        Login = new LoginPages(SignIn, pages, _state);
        GraphSeed.AddOwner(_state);
        if (isSeeded)
            GraphSeed.AddPeople(_state);
    }

    /// <summary>The id of the tenant; <c>sandbox.example</c>, <c>common</c>, <c>organizations</c> and <c>consumers</c> lead to it too.</summary>
    public string TenantId => _state.TenantId;

    /// <summary>The user who signs in when the page is told of none by <c>login_hint</c>.</summary>
    public string UserId => _state.Users[0].Id;

    /// <summary>While true, changes do not show in searches and in filters of the directory that count. False releases all.</summary>
    public bool IndexLag
    {
        get => _state.IndexLag;
        set => Locked(() =>
        {
            _state.IndexLag = value;
            if (!value)
                _state.IndexAll();
        });
    }

    /// <summary>How many changes a page has at most, whatever is asked for.</summary>
    public int LargestDeltaPage
    {
        get => _state.Deltas.LargestPage;
        set => _state.Deltas.LargestPage = value;
    }

    /// <summary>Requests allowed in ten minutes to each application and mailbox.</summary>
    public int RequestsPerTenMinutes
    {
        get => _state.Limits.RequestsPerTenMinutes;
        set => _state.Limits.RequestsPerTenMinutes = value;
    }

    /// <summary>Requests of one token to one mailbox that may be under way at once.</summary>
    public int ConcurrentRequests
    {
        get => _door.ConcurrentRequests;
        set => _door.ConcurrentRequests = value;
    }

    /// <summary>What Retry-After says once a limit is reached; null for no such header.</summary>
    public TimeSpan? RetryAfter
    {
        get => _state.Limits.RetryAfter;
        set => _state.Limits.RetryAfter = value;
    }

    internal LoginPages Login { get; }

    /// <summary>Adds something.</summary>
    /// <param name="collection">One of the constants of this class.</param>
    /// <param name="item">The properties as JSON, such as <c>{"givenName":"Ada","businessPhones":["01632 960100"]}</c>.</param>
    /// <param name="parentId">The folder, calendar or list; null for the default one.</param>
    /// <param name="user">Whose mailbox, by id or userPrincipalName; null for the first user's.</param>
    /// <returns>The id.</returns>
    public string Add(string collection, string item, string? parentId = null, string? user = null) => Locked(() =>
    {
        var values = Parse(item);
        if (collection == Users)
            return _state.AddUser(values).Id;
        if (collection == OrgContacts)
            return _state.AddTo(_state.OrgContacts, values).Id;
        var box = BoxOf(user);
        var made = box.Add(ListOf(box, collection), values, parentId ?? ParentOf(box, collection));
        return made.Id;
    });

    /// <summary>Replaces properties of something.</summary>
    public void Change(string id, string values) => Locked(() =>
    {
        var (box, _, item) = Find(id);
        if (box is null)
            _state.Change(item, Parse(values));
        else
            box.Change(item, Parse(values));
    });

    /// <summary>Deletes something; a folder with all in it.</summary>
    public void Delete(string id) => Locked(() =>
    {
        var (box, list, item) = Find(id);
        if (box is not null)
        {
            box.Remove(list, item);
            return;
        }

        list.Remove(item);
        if (list == _state.Users)
            _state.UserRemovals.Add(new Removal(Users, item.Id, item.Id, _state.NextRevision()));
    });

    /// <summary>Moves a contact to another folder.</summary>
    /// <returns>The id it has there.</returns>
    public string Move(string id, string folderId) => Locked(() =>
    {
        var (box, _, item) = Find(id);
        if (box is null)
            throw new ArgumentException($"{id} is in no mailbox.", nameof(id));
        box.Move(item, box.FindFolder(folderId)?.Id ?? throw new ArgumentException($"There is no folder {folderId}.", nameof(folderId)));
        return item.Id;
    });

    /// <summary>Gives a user or contact a photo, or takes it away.</summary>
    public void SetPhoto(string id, byte[]? photo) => Locked(() =>
    {
        var item = Find(id).Item;
        item.Photo = photo;
        _state.Touch(item);
    });

    /// <summary>Reads something by its id, also by the immutable one; null when there is none.</summary>
    public JsonObject? Get(string id) => Locked(() => FindOrNull(id) is { } found ? Copy(found.Item) : null);

    /// <summary>All of a collection, in the order they were added.</summary>
    public IReadOnlyList<JsonObject> All(string collection, string? user = null) =>
        Locked(() => (collection == Users ? _state.Users : collection == OrgContacts ? _state.OrgContacts : ListOf(BoxOf(user), collection)).Select(Copy).ToList());

    /// <summary>Takes a user's mailbox away: what asks for it is 404.</summary>
    public void RemoveMailbox(string? user = null) => Locked(() => _state.RemoveMailbox(BoxOf(user).Owner));

    /// <summary>Lets indexes catch up.</summary>
    public void ReleaseIndex() => Locked(_state.IndexAll);

    /// <summary>Ends every delta link and next link given so far: 410 SyncStateNotFound.</summary>
    public void ExpireDeltaTokens() => Locked(_state.Deltas.Clear);

    /// <summary>Takes permissions from all tokens: what needs them answers 403.</summary>
    public void WithholdScopes(params IReadOnlyList<string> scopes) => Locked(() => _state.WithheldScopes.UnionWith(scopes));

    /// <summary>Gives all permissions back.</summary>
    public void GiveBackScopes() => Locked(_state.WithheldScopes.Clear);

    /// <summary>Grants an application access in its own name, as by client credentials.</summary>
    public IssuedGrant IssueApplicationGrant(string clientId = OAuthProvider.ConfidentialClient) => SignIn.IssueGrant(new Grant { ClientId = clientId, HasUser = false });

    internal override Answer? Enter(ApiCall call) => _door.IsFull(call) ? _state.Limits.Reached().ToAnswer(_state.Now, call.Header("client-request-id")) : null;

    internal override void Leave(ApiCall call) => _door.Leave(call);

    internal override bool IsSignIn(string path) => false;

    internal override Answer ExpiredToken() => GraphError.Unauthenticated("Lifetime validation failed, the token is expired.").ToAnswer(_state.Now, null);

    internal override Answer TooManyRequests() => new GraphError(429, "ApplicationThrottled", "Application is over its MailboxConcurrency limit.").ToAnswer(_state.Now, null);

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call)
    {
        try
        {
            if (_table.Find(call, out var allowed) is not { } operation)
            {
                throw allowed.Count > 0
                    ? new GraphError(405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.")
                    : GraphError.BadRequest($"Resource not found for the segment '{call.Path.Split('/')[^1]}'.");
            }

            _door.Admit(call, operation);
            var answer = operation.Answer(call);
            return call.Header("Prefer") is { Length: > 0 } prefer ? answer.With("Preference-Applied", prefer) : answer;
        }
        catch (GraphError error)
        {
            return error.ToAnswer(_state.Now, call.Header("client-request-id"));
        }
    }

    private static JsonObject Parse(string text) => JsonNode.Parse(text) as JsonObject ?? throw new JsonException("An object was expected.");

    private static JsonObject Copy(GraphItem item)
    {
        var copy = item.Values.DeepClone().AsObject();
        copy.Insert(0, "id", item.Id);
        if (item.ParentId is not null)
            copy["parentId"] = item.ParentId;
        return copy;
    }

    private static List<GraphItem> ListOf(Mailbox box, string collection) => collection switch
    {
        Contacts => box.Contacts,
        ContactFolders => box.Folders,
        Calendars => box.Calendars,
        Events => box.Events,
        TaskLists => box.TaskLists,
        Tasks => box.Tasks,
        Categories => box.Categories,
        _ => throw new ArgumentException($"There is no collection {collection}.", nameof(collection)),
    };

    private static string? ParentOf(Mailbox box, string collection) => collection switch
    {
        Contacts or ContactFolders => box.DefaultFolder.Id,
        Events => box.DefaultCalendar.Id,
        Tasks => box.TaskLists[0].Id,
        _ => null,
    };

    private Mailbox BoxOf(string? user)
    {
        var owner = user is null ? _state.Users[0] : _state.FindUser(user);
        return owner is not null && _state.MailboxOf(owner) is { } box ? box : throw new ArgumentException($"{user} has no mailbox.", nameof(user));
    }

    private (Mailbox? Box, List<GraphItem> List, GraphItem Item) Find(string id) => FindOrNull(id) ?? throw new ArgumentException($"There is no {id}.", nameof(id));

    private (Mailbox? Box, List<GraphItem> List, GraphItem Item)? FindOrNull(string id)
    {
        foreach (var list in new[] { _state.Users, _state.OrgContacts })
        {
            if (Mailbox.Find(list, id) is { } item)
                return (null, list, item);
        }

        foreach (var box in _state.Mailboxes)
        {
            foreach (var list in box.All)
            {
                if (Mailbox.Find(list, id) is { } item)
                    return (box, list, item);
            }
        }

        return null;
    }
}
