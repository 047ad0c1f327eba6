using System.Text.Json.Nodes;

namespace Engine.Sandbox.Google;

/// <summary>Made-up people. Their numbers are in ranges kept free for fiction.</summary>
internal static class GoogleSeed
{
    public static void AddMe(PeopleState state)
    {
        var me = state.Store.Add(PersonKind.Me, Fields(["givenName=Robin", "familyName=Sandler", "email.work=robin@sandbox.example", "phone.mobile=+44 7700 900555", "org=Sandbox Ltd"], state.Groups));
        state.Store.SetPhoto(me, Picture.Png(0x8844AA));
    }

    public static void AddPeople(PeopleState state)
    {
        foreach (var parts in Resource.Lines("Google/Seed/People.txt").Select(line => line.Split('|').Select(part => part.Trim()).ToArray()))
        {
            var kind = parts[0] switch { "other" => PersonKind.Other, "profile" => PersonKind.DomainProfile, "shared" => PersonKind.DomainContact, _ => PersonKind.Contact };
            var person = state.Store.Add(kind, Fields(parts[1..], state.Groups, kind == PersonKind.Contact));
            if (parts.FirstOrDefault(part => part.StartsWith("photo=", StringComparison.Ordinal)) is { } photo)
                state.Store.SetPhoto(person, photo == "photo=jpeg" ? Picture.Jpeg : Picture.Png(Convert.ToInt32(photo["photo=".Length..], 16)));
        }
    }

    private static JsonObject Fields(IEnumerable<string> parts, GroupBook groups, bool hasGroups = false)
    {
        var (name, organization, fields) = (new JsonObject(), new JsonObject(), new JsonObject());
        var memberships = new JsonArray();
        foreach (var pair in parts.Select(part => part.Split('=', 2)))
        {
            var key = pair[0].Split('.');
            switch (key[0])
            {
                case "phone":
                    Add(fields, "phoneNumbers", new JsonObject { ["value"] = pair[1], ["type"] = key[1] });
                    break;
                case "email":
                    Add(fields, "emailAddresses", new JsonObject { ["value"] = pair[1], ["type"] = key.ElementAtOrDefault(1) ?? "other" });
                    break;
                case "nick":
                    Add(fields, "nicknames", new JsonObject { ["value"] = pair[1] });
                    break;
                case "note":
                    Add(fields, "biographies", new JsonObject { ["value"] = pair[1], ["contentType"] = "TEXT_PLAIN" });
                    break;
                case "city":
                    Add(fields, "addresses", new JsonObject { ["city"] = pair[1], ["type"] = "work", ["formattedValue"] = pair[1] });
                    break;
                case "group":
                    var group = groups.All.FirstOrDefault(group => group.Name == pair[1]) ?? groups.Add(pair[1]);
                    memberships.Add(GroupBook.Membership(group.ResourceName));
                    break;
                case "org":
                    organization["name"] = pair[1];
                    break;
                case "title" or "department":
                    organization[pair[0]] = pair[1];
                    break;
                case "photo":
                    break;
                default:
                    name[pair[0]] = pair[1];
                    break;
            }
        }

        if (name.Count > 0)
            fields["names"] = new JsonArray(name);
        if (organization.Count > 0)
            fields["organizations"] = new JsonArray(organization);
        if (hasGroups)
            memberships.Add(GroupBook.Membership(GroupBook.MyContacts));
        if (memberships.Count > 0)
            fields["memberships"] = memberships;
        return fields;
    }

    private static void Add(JsonObject fields, string field, JsonObject value)
    {
        if (fields[field] is not JsonArray values)
            fields[field] = values = [];
        values.Add(value);
    }
}
