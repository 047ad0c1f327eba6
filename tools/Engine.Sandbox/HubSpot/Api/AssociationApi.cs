using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>What belongs to what: CRM API, "Associations v4".</summary>
internal sealed class AssociationApi(PortalState portal)
{
    private const int LargestPage = 500;

    public Answer SetDefault(ApiCall call)
    {
        var (from, item, to, other) = Ends(call);
        if (AssociationTypes.Default(from, to) is not { } typeId)
            throw HubSpotError.Validation($"There is no default association from {from.Singular} to {to.Singular}.");
        portal.Store.Associate(from, item.Id, to, other.Id, null);
        var results = new[] { (item.Id, other.Id, typeId), (other.Id, item.Id, AssociationTypes.Default(to, from) ?? typeId) }.Select(pair => new JsonObject
        {
            ["from"] = new JsonObject { ["id"] = pair.Item1 },
            ["to"] = new JsonObject { ["id"] = pair.Item2 },
            ["associationSpec"] = new JsonObject { ["associationCategory"] = "HUBSPOT_DEFINED", ["associationTypeId"] = pair.Item3 },
        });
        return Batch.Of(portal.Store.Now, results, error: null);
    }

    public Answer Set(ApiCall call)
    {
        var (from, item, to, other) = Ends(call);
        var specs = (call.ReadJson() as JsonArray ?? throw HubSpotError.Json("An array is expected.")).OfType<JsonObject>().ToList();
        foreach (var id in specs.Select(spec => spec.Number("associationTypeId") ?? 0))
        {
            if (!AssociationTypes.Exists(from, to, id))
                throw HubSpotError.Validation($"{id} is not a valid association type from {from.Singular} to {to.Singular}.");
            portal.Store.Associate(from, item.Id, to, other.Id, id);
        }

        return Answer.Json(new JsonObject
        {
            ["fromObjectTypeId"] = from.Id,
            ["fromObjectId"] = item.Id,
            ["toObjectTypeId"] = to.Id,
            ["toObjectId"] = other.Id,
            ["labels"] = specs.Select(spec => AssociationTypes.Label(spec.Number("associationTypeId") ?? 0)).OfType<string>().ToJsonArray(),
        }, 201);
    }

    public Answer Remove(ApiCall call)
    {
        var (from, item, to, other) = Ends(call);
        portal.Store.Associations.Remove(from, item.Id, to, other.Id);
        foreach (var contact in new[] { item, other }.Where(end => end.Type.Name == "contacts"))
            portal.Store.SetPrimaryCompany(contact);
        return Answer.Empty(204);
    }

    public Answer List(ApiCall call)
    {
        var (from, to) = (portal.TypeNamed(call["from"]), portal.TypeNamed(call["to"]));
        var item = portal.ObjectOf(from, call["id"]);
        var limit = PortalState.Limit(call, LargestPage, LargestPage);
        var links = portal.Store.Associations.Of(from, item.Id, to).ToList();
        var start = call.Get("after") is { } after ? Math.Max(0, links.FindIndex(link => link.ToId == after)) : 0;
        var next = links.ElementAtOrDefault(start + limit)?.ToId;
        return Answer.Json(ObjectJson.Page(links.Skip(start).Take(limit).Select(Show), next, link: null));
    }

    public Answer BatchRead(ApiCall call)
    {
        var (from, to) = (portal.TypeNamed(call["from"]), portal.TypeNamed(call["to"]));
        var ids = PortalState.ReadBody(call).Objects("inputs").Select(input => JsonText.Scalar(input["id"]) ?? "").ToList();
        var linked = ids.Select(id => (Id: id, Links: portal.Store.Associations.Of(from, id, to).ToList())).ToList();
        var missing = linked.Where(pair => pair.Links.Count == 0).Select(pair => pair.Id).ToList();
        var results = linked.Where(pair => pair.Links.Count > 0)
            .Select(pair => new JsonObject { ["from"] = new JsonObject { ["id"] = pair.Id }, ["to"] = pair.Links.Select(Show).ToJsonArray() });
        var message = $"No {to.Singular} is associated with {string.Join(", ", missing)}.";
        return Batch.Of(portal.Store.Now, results, missing.Count == 0 ? null : HubSpotError.Missing(message, "fromObjectId", missing));
    }

    private (ObjectType From, PortalObject Item, ObjectType To, PortalObject Other) Ends(ApiCall call)
    {
        var (from, to) = (portal.TypeNamed(call["from"]), portal.TypeNamed(call["to"]));
        return (from, portal.ObjectOf(from, call["id"]), to, portal.ObjectOf(to, call["toId"]));
    }

    // The description has the id as text; the live API writes a number.
    private static JsonObject Show(Link link) => new()
    {
        ["toObjectId"] = link.ToId,
        ["associationTypes"] = link.TypeIds.Select(id => new JsonObject
        {
            ["category"] = "HUBSPOT_DEFINED", ["typeId"] = id, ["label"] = AssociationTypes.Label(id),
        }).ToJsonArray(),
    };
}
