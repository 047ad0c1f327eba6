using System.Globalization;

namespace Engine.Sandbox.HubSpot;

/// <summary>Made-up people and companies. Their numbers are in ranges kept free for fiction.</summary>
internal static class HubSpotSeed
{
    private const int FirstUser = 7001;
    private const int FirstOwner = 41_000_001;

    public static void AddOwners(PortalState portal)
    {
        AddOwner(portal, "robin@sandbox.example", "Robin", "Sandler");
        AddOwner(portal, "sam@sandbox.example", "Sam", "Okafor");
    }

    public static PortalOwner AddOwner(PortalState portal, string email, string firstName, string lastName)
    {
        var number = portal.Owners.Count;
        var owner = new PortalOwner((FirstOwner + number).ToString(CultureInfo.InvariantCulture), FirstUser + number, email, firstName, lastName, portal.Store.Now);
        portal.Owners.Add(owner);
        portal.Store.Add(portal.TypeNamed("users"),
        [
            new("hs_email", email), new("hs_given_name", firstName), new("hs_family_name", lastName), new("hubspot_owner_id", owner.Id),
            new("hs_internal_user_id", owner.UserId.ToString(CultureInfo.InvariantCulture)),
        ]);
        return owner;
    }

    public static void AddPeople(PortalState portal)
    {
        var store = portal.Store;
        var byName = new Dictionary<string, PortalObject>(StringComparer.Ordinal);
        foreach (var parts in Resource.Lines("HubSpot/Seed/People.txt").Select(line => line.Split('|').Select(part => part.Trim()).ToArray()))
        {
            var pairs = parts[1..].Select(part => part.Split('=', 2)).ToList();
            var item = store.Add(portal.TypeNamed(parts[0]), pairs.Where(pair => pair[0][0] != '@').Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])));
            byName[item.Values.GetValueOrDefault("name") ?? item.Values.GetValueOrDefault("hs_lead_name") ?? item.Values["hs_full_name_or_email"]] = item;
            foreach (var other in pairs.Where(pair => pair[0][0] == '@').Select(pair => byName[pair[1]]))
                store.Associate(item.Type, item.Id, other.Type, other.Id, null);
        }

        AddCall(portal, byName["Ada Thornbury"], 1, "INBOUND", 184_000, "Asked for the new price list.");
        AddCall(portal, byName["Jürg Müller-Weiß"], 3, "OUTBOUND", 45_000, "Confirmed the booking.");
    }

    private static void AddCall(PortalState portal, PortalObject contact, int daysAgo, string direction, int milliseconds, string body)
    {
        var call = portal.Store.Add(portal.TypeNamed("calls"),
        [
            new("hs_timestamp", Moments.Write(portal.Store.Now.AddDays(-daysAgo))),
            new("hs_call_title", $"Call with {contact.Values["hs_full_name_or_email"]}"),
            new("hs_call_body", body),
            new("hs_call_direction", direction),
            new("hs_call_duration", milliseconds.ToString(CultureInfo.InvariantCulture)),
            new("hs_call_status", "COMPLETED"),
            new("hs_call_disposition", "f240bbac-87c9-4f6e-bf70-924b57d47db7"), // connected
        ]);
        portal.Store.Associate(call.Type, call.Id, contact.Type, contact.Id, null);
    }
}
