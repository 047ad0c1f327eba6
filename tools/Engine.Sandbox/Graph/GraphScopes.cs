using Engine.Sandbox.OAuth;

namespace Engine.Sandbox.Graph;

/// <summary>The permissions of Microsoft Graph that this tenant knows.</summary>
internal static class GraphScopes
{
    private const string Resource = "https://graph.microsoft.com/";

    public static readonly IReadOnlyList<string> ContactsRead = ["Contacts.Read", "Contacts.ReadWrite"];
    public static readonly IReadOnlyList<string> ContactsWrite = ["Contacts.ReadWrite"];
    public static readonly IReadOnlyList<string> CalendarsRead = ["Calendars.Read", "Calendars.ReadWrite"];
    public static readonly IReadOnlyList<string> CalendarsWrite = ["Calendars.ReadWrite"];
    public static readonly IReadOnlyList<string> TasksRead = ["Tasks.Read", "Tasks.ReadWrite"];
    public static readonly IReadOnlyList<string> TasksWrite = ["Tasks.ReadWrite"];
    public static readonly IReadOnlyList<string> SettingsRead = ["MailboxSettings.Read", "MailboxSettings.ReadWrite"];
    public static readonly IReadOnlyList<string> SettingsWrite = ["MailboxSettings.ReadWrite"];
    public static readonly IReadOnlyList<string> People = ["People.Read", "People.Read.All"];
    public static readonly IReadOnlyList<string> OrgContacts = ["OrgContact.Read.All", "Directory.Read.All"];

    /// <summary>Those that show all of a user.</summary>
    public static readonly IReadOnlyList<string> UsersFully = ["User.Read.All", "User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"];

    public static readonly IReadOnlyList<string> Users = ["User.ReadBasic.All", .. UsersFully];
    public static readonly IReadOnlyList<string> Me = ["User.Read", "User.ReadWrite", .. Users];

    private static readonly IReadOnlyList<string> All =
    [
        .. new[] { ContactsRead, CalendarsRead, TasksRead, SettingsRead, People, OrgContacts, Me }.SelectMany(scopes => scopes).Distinct(),
    ];

    /// <summary>The permissions of a grant by their short names; all there are when none in particular were granted, and for <c>.default</c>.</summary>
    public static IReadOnlyList<string> Of(Grant grant)
    {
        var names = grant.Scopes.Select(scope => scope.StartsWith(Resource, StringComparison.OrdinalIgnoreCase) ? scope[Resource.Length..].TrimStart('/') : scope).ToList();
        return grant.Scope is null || names.Contains(".default") ? All : names;
    }
}
