using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Many objects at once: CRM API, "Search" and "Batch".</summary>
internal sealed class ObjectSearchApi(PortalState portal, ObjectType type)
{
    private const int MostInputs = 100;

    public Answer Search(ApiCall call)
    {
        var request = SearchRequest.Read(type, PortalState.ReadBody(call), Encoding.UTF8.GetCharCount(call.Body.Span));
        var hits = new SearchRun(portal.Store).Run(type, request);
        var page = hits.Skip(request.After).Take(request.Limit).Select(item => ObjectJson.Of(item, request.Properties ?? [], item.Indexed));
        var end = request.After + request.Limit;
        var found = ObjectJson.Page(page, end < hits.Count ? end.ToString(CultureInfo.InvariantCulture) : null, link: null);
        var body = new JsonObject { ["total"] = hits.Count };
        foreach (var (name, node) in found.ToList())
        {
            found.Remove(name);
            body[name] = node;
        }

        return Answer.Json(body);
    }

    public Answer BatchRead(ApiCall call)
    {
        var body = PortalState.ReadBody(call);
        var ids = body.Objects("inputs").Select(input => JsonText.Scalar(input["id"]) ?? "").ToList();
        if (ids.Count > MostInputs)
            throw HubSpotError.Validation($"At most {MostInputs} inputs are allowed in a batch.");
        var properties = (body["properties"] as JsonArray ?? []).Select(JsonText.Scalar).OfType<string>().ToList();
        var isArchived = call.Get("archived") == "true";
        var found = ids.Distinct().Select(id => (Id: id, Item: FindBy(body.Text("idProperty"), id))).ToList();
        var missing = found.Where(pair => pair.Item?.IsArchived != isArchived).Select(pair => pair.Id).ToList();
        var results = found.Where(pair => pair.Item?.IsArchived == isArchived).Select(pair => pair.Item).OfType<PortalObject>().Select(item => ObjectJson.Of(item, properties));
        const string Message = "Could not get some objects, they may be deleted or not exist. Check that ids are valid.";
        return Batch.Of(portal.Store.Now, results, missing.Count == 0 ? null : HubSpotError.Missing(Message, "ids", missing));
    }

    private PortalObject? FindBy(string? property, string id) => property is null or "hs_object_id"
        ? portal.Store.Find(type, id)
        : portal.Store.All(type).FirstOrDefault(item => string.Equals(item.Values.GetValueOrDefault(property), id, StringComparison.OrdinalIgnoreCase));
}
