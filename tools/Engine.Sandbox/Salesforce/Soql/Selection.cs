using System.Text.Json.Nodes;

namespace Engine.Sandbox.Salesforce;

/// <summary>The fields of a SELECT or RETURNING, and rows made of them.</summary>
internal sealed class Selection(IReadOnlyList<BoundPath> paths, RecordStore store, string version)
{
    /// <exception cref="SalesforceError">A path does not exist, or stands there twice.</exception>
    public static Selection Bind(OrgSchema schema, RecordStore store, string version, SObjectType type, IReadOnlyList<FieldPath> fields, string text, string? alias = null)
    {
        var paths = fields.Select(field => BoundPath.Bind(schema, type, field, text, alias)).ToList();
        var twice = fields.GroupBy(field => field.Text, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? new Selection(paths, store, version) : throw SyntaxError.At(text, twice.Last().Position, $"duplicate field selected: {twice.Key}", "INVALID_FIELD");
    }

    public JsonObject Row(Record record) => Fill(record, [.. paths.Select(path => (path.Hops.ToArray(), path.Field))], isPolymorphic: false);

    private JsonObject Fill(Record record, IReadOnlyList<(Field[] Hops, Field Field)> fields, bool isPolymorphic)
    {
        var row = new JsonObject
        {
            ["attributes"] = new JsonObject
            {
                ["type"] = isPolymorphic ? "Name" : record.Type.Name,
                ["url"] = $"/services/data/{version}/sobjects/{record.Type.Name}/{record.Id}",
            },
        };
        foreach (var (hops, field) in fields)
        {
            if (hops.Length == 0)
            {
                row[field.Name] = isPolymorphic && field.Name == "Type" ? record.Type.Name : FieldValue.ToJson(record[field.Name]);
            }
            else if (hops[0].Relation is { } relation && !row.ContainsKey(relation))
            {
                row[relation] = store.FindEvenDeleted(record.Text(hops[0].Name)) is { } next
                    ? Fill(next, [.. fields.Where(other => other.Hops.FirstOrDefault() == hops[0]).Select(other => (other.Hops[1..], other.Field))], hops[0].Targets.Count != 1)
                    : null;
            }
        }

        return row;
    }
}
