namespace Engine.Sandbox.Salesforce;

/// <summary>A field path whose every step is known.</summary>
internal sealed record BoundPath(IReadOnlyList<Field> Hops, Field Field)
{
    private const string RelationAdvice = "custom relationship, be sure to append the '__r' after the custom relationship name";
    private const string FieldAdvice = "custom field, be sure to append the '__c' after the custom field name";

    /// <exception cref="SalesforceError">A step does not exist, or the user may not see it.</exception>
    public static BoundPath Bind(OrgSchema schema, SObjectType type, FieldPath path, string text, string? alias = null)
    {
        var steps = path.Text.Split('.');
        if (steps.Length > 1 && (string.Equals(steps[0], alias, StringComparison.OrdinalIgnoreCase) || string.Equals(steps[0], type.Name, StringComparison.OrdinalIgnoreCase)))
            steps = steps[1..];
        var hops = new List<Field>();
        var at = type;
        foreach (var step in steps[..^1])
        {
            var hop = schema.FindRelation(at, step)
                ?? throw SyntaxError.Unknown(text, path, $"Didn't understand relationship '{step}' in field path.", RelationAdvice, "INVALID_FIELD");
            hops.Add(hop);
            at = schema.TargetOf(hop);
        }

        var field = schema.FindField(at, steps[^1])
            ?? throw SyntaxError.Unknown(text, path, $"No such column '{steps[^1]}' on entity '{at.Name}'.", FieldAdvice, "INVALID_FIELD");
        return new BoundPath(hops, field);
    }

    public object? Read(Record record, RecordStore store)
    {
        foreach (var hop in Hops)
        {
            if (store.FindEvenDeleted(record.Text(hop.Name)) is not { } next)
                return null;
            record = next;
        }

        // Name.Type tells which object a polymorphic relation led to; on an Account it is a field of its own.
        return Field.Name == "Type" && Hops.Count > 0 && record.Type.Find("Type") is null ? record.Type.Name : record[Field.Name];
    }
}
