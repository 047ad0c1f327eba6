using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Groups: contactGroups.list and contactGroups.get.</summary>
internal sealed class GroupApi(PeopleState state)
{
    private const int UsualPage = 30;
    private static readonly string[] Fields = ["clientData", "groupType", "memberCount", "metadata", "name"];

    public Answer List(ApiCall call)
    {
        var mask = Mask(call);
        var size = FieldMask.PageSize(call, UsualPage);
        var start = int.TryParse(call.Get("pageToken"), out var number) ? number : 0; // the offset: there are few of them
        var groups = state.Groups.All;
        var body = new JsonObject { ["contactGroups"] = groups.Skip(start).Take(size).Select(group => Show(group, mask)).ToJsonArray(), ["totalItems"] = groups.Count };
        if (start + size < groups.Count)
            body["nextPageToken"] = (start + size).ToString();
        return Answer.Json(body);
    }

    public Answer Get(ApiCall call)
    {
        var mask = Mask(call);
        var group = state.Groups.Find($"contactGroups/{call["id"]}") ?? throw GoogleError.NotFound();
        var body = Show(group, mask);
        var members = state.Groups.MembersOf(group).Take(int.TryParse(call.Get("maxMembers"), out var most) ? most : 0).Select(person => person.Name).ToList();
        if (members.Count > 0)
            body["memberResourceNames"] = members.ToJsonArray();
        return Answer.Json(body);
    }

    private static IReadOnlyList<string> Mask(ApiCall call) => FieldMask.ReadOptional(call, "groupFields", Fields) ?? ["metadata", "groupType", "memberCount", "name"];

    private JsonObject Show(ContactGroup group, IReadOnlyList<string> mask)
    {
        var body = new JsonObject { ["resourceName"] = group.ResourceName, ["etag"] = "y8fz9Zq1bN4=" };
        if (mask.Contains("groupType"))
            body["groupType"] = group.IsSystem ? "SYSTEM_CONTACT_GROUP" : "USER_CONTACT_GROUP";
        if (mask.Contains("name"))
        {
            body["name"] = group.Name;
            body["formattedName"] = group.IsSystem ? char.ToUpperInvariant(group.Name[0]) + group.Name[1..] : group.Name;
        }

        if (mask.Contains("memberCount") && state.Groups.MembersOf(group).Count() is > 0 and var count)
            body["memberCount"] = count;
        return body;
    }
}
