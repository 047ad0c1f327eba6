using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>A made-up tenant. The numbers are in ranges kept free for fiction.</summary>
internal static class GraphSeed
{
    private static readonly string[] Lists = ["businessPhones", "homePhones", "categories", "proxyAddresses"];

    public static void AddOwner(GraphState state)
    {
        var owner = state.AddUser(Values(["displayName=Robin Sandler", "givenName=Robin", "surname=Sandler", "mail=robin@sandbox.example", "mobilePhone=+44 7700 900555",
            "businessPhones=+44 20 7946 0300", "jobTitle=Office Manager", "companyName=Sandbox Ltd"], isUser: true));
        owner.Photo = Picture.Jpeg;
    }

    public static void AddPeople(GraphState state)
    {
        var box = state.MailboxOf(state.Users[0]);
        if (box is not null)
        {
            box.Add(box.Calendars, new JsonObject { ["name"] = "Calls", ["isDefaultCalendar"] = false, ["canEdit"] = true }, null);
            box.Add(box.Calendars, new JsonObject { ["name"] = "Holidays", ["isDefaultCalendar"] = false, ["canEdit"] = false }, null);
        }

        foreach (var parts in Resource.Lines("Graph/Seed/People.txt").Select(line => line.Split('|').Select(part => part.Trim()).ToArray()))
        {
            var values = Values(parts[1..], parts[0] == "user");
            var item = parts[0] switch
            {
                "user" => state.AddUser(values),
                "org" => state.AddTo(state.OrgContacts, values),
                _ => box is null ? null : AddToBox(box, parts, values),
            };
            if (item is not null && Part(parts, "photo") is { } photo)
                item.Photo = photo == "jpeg" ? Picture.Jpeg : Picture.Png(Convert.ToInt32(photo, 16));
        }
    }

    private static GraphItem AddToBox(Mailbox box, string[] parts, JsonObject values)
    {
        var parent = Part(parts, "in") is { } name ? box.Folders.First(folder => folder.Values.Text("displayName") == name) : box.DefaultFolder;
        return box.Add(parts[0] == "folder" ? box.Folders : box.Contacts, values, parent.Id);
    }

    private static string? Part(string[] parts, string name) => parts.FirstOrDefault(part => part.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];

    private static JsonObject Values(IEnumerable<string> parts, bool isUser)
    {
        var values = new JsonObject();
        foreach (var (name, value) in parts.Select(part => part.Split('=', 2)).Select(pair => (pair[0], pair[1])))
        {
            if (name is "photo" or "in")
                continue;
            if (Lists.Contains(name))
                values[name] = value.Split(';').ToJsonArray();
            else if (name == "email")
                values["emailAddresses"] = value.Split(';').Select(address => new JsonObject { ["address"] = address }).ToJsonArray();
            else if (name == "phone")
                values["phones"] = new JsonArray(new JsonObject { ["type"] = "business", ["number"] = value });
            else if (name == "city")
                values["businessAddress"] = new JsonObject { ["city"] = value };
            else
                values[name] = value;
        }

        if (isUser)
        {
            values["userPrincipalName"] = values.Text("mail");
            values["accountEnabled"] = true;
            values["userType"] = "Member";
        }

        return values;
    }
}
