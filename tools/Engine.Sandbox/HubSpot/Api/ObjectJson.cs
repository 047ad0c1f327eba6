using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Objects as answers show them: every value a text, or null.</summary>
internal static class ObjectJson
{
    /// <param name="item">The object.</param>
    /// <param name="properties">What was asked for; empty for the defaults. Unknown names are passed over.</param>
    /// <param name="values">The values to show; null for those of now.</param>
    public static JsonObject Of(PortalObject item, IReadOnlyList<string> properties, IReadOnlyDictionary<string, string>? values = null)
    {
        values ??= item.Values;
        var shown = new JsonObject();
        foreach (var name in (properties.Count > 0 ? properties : item.Type.Defaults).Distinct().Where(name => item.Type.Find(name) is not null).Order(StringComparer.Ordinal))
            shown[name] = values.GetValueOrDefault(name);
        var body = new JsonObject
        {
            ["id"] = item.Id,
            ["properties"] = shown,
            ["createdAt"] = Moments.Write(item.CreatedAt),
            ["updatedAt"] = Moments.Write(item.UpdatedAt),
            ["archived"] = item.IsArchived,
        };
        if (item.ArchivedAt is { } archived)
            body["archivedAt"] = Moments.Write(archived);
        return body;
    }

    /// <summary>Adds the ids of what an object belongs to.</summary>
    public static void AddAssociations(JsonObject body, PortalObject item, IReadOnlyList<string> types, PortalStore store)
    {
        var all = new JsonObject();
        foreach (var type in types.Select(store.FindType).OfType<ObjectType>().Distinct())
        {
            var links = store.Associations.Of(item.Type, item.Id, type)
                .SelectMany(link => link.TypeIds.Select(id => new JsonObject { ["id"] = link.ToId, ["type"] = NameOf(item.Type, type, id) })).ToList();
            if (links.Count > 0)
                all[type.Name] = new JsonObject { ["results"] = links.ToJsonArray() };
        }

        if (all.Count > 0)
            body["associations"] = all;
    }

    public static JsonObject Page(IEnumerable<JsonObject> results, string? after, string? link)
    {
        var body = new JsonObject { ["results"] = results.ToJsonArray() };
        if (after is not null)
            body["paging"] = new JsonObject { ["next"] = link is null ? new JsonObject { ["after"] = after } : new JsonObject { ["after"] = after, ["link"] = link } };
        return body;
    }

    private static string NameOf(ObjectType from, ObjectType to, int typeId)
    {
        var name = $"{from.Singular}_to_{to.Singular}";
        return AssociationTypes.Label(typeId) is null ? name : $"{name}_primary";
    }
}
