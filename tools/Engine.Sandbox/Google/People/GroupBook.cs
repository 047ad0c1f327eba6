using System.Globalization;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Google;

/// <summary>Groups of contacts: those every account has, and the user's own.</summary>
internal sealed class GroupBook(PeopleStore store)
{
    public const string MyContacts = "contactGroups/myContacts";

    private const long FirstGroup = 0x5f3a10008e01;

    private readonly List<ContactGroup> _groups =
    [
        .. new[] { "myContacts", "starred", "chatBuddies", "all", "friends", "family", "coworkers", "blocked" }.Select(name => new ContactGroup($"contactGroups/{name}", name, IsSystem: true)),
    ];

    public IReadOnlyList<ContactGroup> All => _groups;

    public ContactGroup? Find(string name) => _groups.FirstOrDefault(group => group.ResourceName == name);

    public ContactGroup Add(string name)
    {
        var group = new ContactGroup($"contactGroups/{(FirstGroup + _groups.Count * 0x1fL).ToString("x", CultureInfo.InvariantCulture)}", name, IsSystem: false);
        _groups.Add(group);
        return group;
    }

    public IEnumerable<PersonRecord> MembersOf(ContactGroup group) => store.Of(PersonKind.Contact)
        .Where(person => !person.Current.IsDeleted && (group.Name == "all" || (person.Current.Fields["memberships"] as JsonArray ?? []).Any(item => NameOf(item) == group.ResourceName)));

    public static JsonObject Membership(string groupName) => new()
    {
        ["contactGroupMembership"] = new JsonObject { ["contactGroupId"] = groupName["contactGroups/".Length..], ["contactGroupResourceName"] = groupName },
    };

    private static string? NameOf(JsonNode? membership) => membership?["contactGroupMembership"]?["contactGroupResourceName"]?.ToString();
}

/// <summary>One group.</summary>
internal sealed record ContactGroup(string ResourceName, string Name, bool IsSystem);
