using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Objects one by one and in pages: CRM API, "Objects".</summary>
internal sealed class ObjectApi(PortalState portal, ObjectType type, Func<Uri> address)
{
    private const int UsualPage = 10;
    private const int LargestPage = 100;

    public Answer List(ApiCall call)
    {
        var limit = PortalState.Limit(call, UsualPage, LargestPage);
        var after = call.Get("after") is { Length: > 0 } text
            ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw HubSpotError.Validation("after must be an integer")
            : 0;
        // The cursor is the id the next page begins with.
        var rest = portal.Store.All(type).Where(item => item.IsArchived == IsArchived(call) && long.Parse(item.Id, CultureInfo.InvariantCulture) >= after).Take(limit + 1).ToList();
        var next = rest.Count > limit ? rest[limit].Id : null;
        var link = next is null ? null : $"{new Uri(address(), call.Path.TrimStart('/'))}?limit={limit}&after={next}";
        return Answer.Json(ObjectJson.Page(rest.Take(limit).Select(item => Show(call, item)), next, link));
    }

    public Answer Create(ApiCall call)
    {
        var body = PortalState.ReadBody(call);
        var values = portal.Writing.Read(type, body, existing: null);
        var links = body.Objects("associations").SelectMany(ReadLinks).ToList();
        if (type.Name == "leads" && !links.Any(link => link.To.Name == "contacts"))
            throw HubSpotError.Validation("Error creating LEAD. A lead needs an association with a contact.");
        var item = portal.Store.Add(type, values);
        foreach (var (to, id, typeId) in links)
            portal.Store.Associate(type, item.Id, to, id, typeId);
        return Answer.Json(ObjectJson.Of(item, [.. item.Values.Keys]), 201);
    }

    public Answer Get(ApiCall call) => Answer.Json(Show(call, Find(call)));

    public Answer Change(ApiCall call)
    {
        var item = Find(call);
        var values = portal.Writing.Read(type, PortalState.ReadBody(call), item);
        portal.Store.Change(item, values);
        return Answer.Json(ObjectJson.Of(item, [.. values.Select(pair => pair.Key), .. type.Defaults]));
    }

    public Answer Archive(ApiCall call)
    {
        // Archiving twice is no error.
        if (portal.Store.Find(type, call["id"]) is { IsArchived: false } item)
            portal.Store.Archive(item);
        return Answer.Empty(204);
    }

    public Answer Merge(ApiCall call)
    {
        var body = PortalState.ReadBody(call);
        var primary = portal.ObjectOf(type, body.Text("primaryObjectId") ?? "");
        portal.Store.Merge(primary, portal.ObjectOf(type, body.Text("objectIdToMerge") ?? ""));
        return Answer.Json(ObjectJson.Of(primary, []));
    }

    private PortalObject Find(ApiCall call)
    {
        var id = call["id"];
        var found = call.Get("idProperty") is { } property && property != "hs_object_id"
            ? portal.Store.All(type).FirstOrDefault(item => string.Equals(item.Values.GetValueOrDefault(property), id, StringComparison.OrdinalIgnoreCase))
            : portal.Store.Find(type, id);
        return found is not null && found.IsArchived == IsArchived(call) ? found : throw HubSpotError.NotFound(id);
    }

    private JsonObject Show(ApiCall call, PortalObject item)
    {
        var body = ObjectJson.Of(item, call.GetList("properties"));
        ObjectJson.AddAssociations(body, item, call.GetList("associations"), portal.Store);
        return body;
    }

    private IEnumerable<(ObjectType To, string Id, int TypeId)> ReadLinks(JsonObject association)
    {
        var id = association["to"] is JsonObject to ? JsonText.Scalar(to["id"]) ?? "" : "";
        foreach (var spec in association.Objects("types"))
        {
            var typeId = spec.Number("associationTypeId") ?? 0;
            var target = portal.Store.Types.FirstOrDefault(other => AssociationTypes.Exists(type, other, typeId));
            if (spec.Text("associationCategory") != "HUBSPOT_DEFINED" || target is null)
                throw HubSpotError.Validation($"{typeId} is not a valid association type of {type.Singular}.");
            if (portal.Store.Find(target, id) is not { IsArchived: false } found)
                throw HubSpotError.Validation($"Object {id} of type {target.Singular} does not exist.");
            yield return (target, found.Id, typeId);
        }
    }

    private static bool IsArchived(ApiCall call) => call.Get("archived") == "true";
}
