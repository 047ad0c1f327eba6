using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>The portal and the people who work in it: "Owners" and "Account information".</summary>
internal sealed class AccountApi(PortalState portal)
{
    public Answer Details(ApiCall call) => Answer.Json(new JsonObject
    {
        ["portalId"] = portal.PortalId,
        ["accountType"] = "STANDARD",
        ["timeZone"] = "Europe/London",
        ["companyCurrency"] = "GBP",
        ["additionalCurrencies"] = new JsonArray(),
        ["utcOffset"] = "+00:00",
        ["utcOffsetMilliseconds"] = 0,
        ["uiDomain"] = "app.hubspot.com",
        ["dataHostingLocation"] = "na1",
    });

    public Answer Owners(ApiCall call)
    {
        const int Most = 500;
        var limit = PortalState.Limit(call, 100, Most);
        var email = call.Get("email");
        var isArchived = call.Get("archived") == "true"; // nobody has left this portal
        var owners = portal.Owners.Where(owner => !isArchived && (email is null || string.Equals(owner.Email, email, StringComparison.OrdinalIgnoreCase))).ToList();
        var start = call.Get("after") is { } after ? Math.Max(0, owners.FindIndex(owner => owner.Id == after)) : 0;
        return Answer.Json(ObjectJson.Page(owners.Skip(start).Take(limit).Select(Show), owners.ElementAtOrDefault(start + limit)?.Id, link: null));
    }

    public Answer Owner(ApiCall call)
    {
        var id = call["id"];
        var owner = portal.Owners.FirstOrDefault(owner => call.Get("idProperty") == "userId" ? owner.UserId.ToString() == id : owner.Id == id);
        return owner is null ? throw HubSpotError.NotFound(id) : Answer.Json(Show(owner));
    }

    private static JsonObject Show(PortalOwner owner) => new()
    {
        ["id"] = owner.Id,
        ["email"] = owner.Email,
        ["type"] = "PERSON",
        ["firstName"] = owner.FirstName,
        ["lastName"] = owner.LastName,
        ["userId"] = owner.UserId,
        ["userIdIncludingInactive"] = owner.UserId,
        ["createdAt"] = Moments.Write(owner.CreatedAt),
        ["updatedAt"] = Moments.Write(owner.CreatedAt),
        ["archived"] = false,
    };
}
