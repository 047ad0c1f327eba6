using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>A tenant: its users, what they share, and the mailbox of each.</summary>
internal sealed class GraphState(TimeProvider time)
{
    private readonly Dictionary<GraphItem, Mailbox> _mailboxes = [];
    private int _last;

    public TimeProvider Time => time;

    public DateTimeOffset Now => DateTimeOffset.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());

    public string TenantId { get; } = "5a4d0b0e-7d1c-4a57-9f6e-0c5b6a555010";

    public string Domain { get; } = "sandbox.example";

    public Func<Uri> Address { get; set; } = () => new Uri("http://localhost/");

    public List<GraphItem> Users { get; } = [];

    public List<GraphItem> OrgContacts { get; } = [];

    public List<Removal> UserRemovals { get; } = [];

    public DeltaBook Deltas { get; } = new();

    public GraphLimits Limits { get; } = new(time);

    public long Revision { get; private set; }

    public bool IndexLag { get; set; }

    /// <summary>Permissions that no token has, whatever it was granted.</summary>
    public HashSet<string> WithheldScopes { get; } = new(StringComparer.OrdinalIgnoreCase);

    public long NextRevision() => ++Revision;

    public Mailbox? MailboxOf(GraphItem user) => _mailboxes.GetValueOrDefault(user);

    public IEnumerable<Mailbox> Mailboxes => _mailboxes.Values;

    public GraphItem AddUser(JsonObject values, bool hasMailbox = true)
    {
        var user = AddTo(Users, values);
        if (hasMailbox)
            _mailboxes[user] = new Mailbox(this, user);
        return user;
    }

    public GraphItem AddTo(List<GraphItem> list, JsonObject values)
    {
        var id = GraphIds.Directory(++_last);
        var item = new GraphItem { Id = id, ImmutableId = id, CreatedAt = Now };
        list.Add(item);
        Change(item, values);
        return item;
    }

    public void RemoveMailbox(GraphItem user) => _mailboxes.Remove(user);

    /// <summary>Replaces the values that are given.</summary>
    public void Change(GraphItem item, JsonObject values)
    {
        var changed = item.Values.DeepClone().AsObject();
        foreach (var (name, value) in values)
            changed[name] = value?.DeepClone();
        item.Values = changed;
        Touch(item);
    }

    public void Touch(GraphItem item)
    {
        item.ModifiedAt = Now;
        item.Revision = NextRevision();
        if (!IndexLag)
            item.Indexed = item.Values;
    }

    public void IndexAll()
    {
        foreach (var item in Users.Concat(OrgContacts).Concat(_mailboxes.Values.SelectMany(box => box.Contacts)))
            item.Indexed = item.Values;
    }

    public GraphItem? FindUser(string name) => Users.FirstOrDefault(user =>
        user.Id == name || string.Equals(user.Values.Text("userPrincipalName"), name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Who signed in: the one whom the page was told of, else the first.</summary>
    public GraphItem? SignedIn(Grant grant) =>
        !grant.HasUser ? null : (grant.Asked.GetValueOrDefault("login_hint") is { Length: > 0 } hint ? FindUser(hint) : null) ?? Users.FirstOrDefault();
}
