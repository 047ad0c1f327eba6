namespace Engine.Sandbox.Salesforce;

/// <summary>Runs queries against the records of an org.</summary>
internal sealed class SoqlRun(OrgSchema schema, RecordStore store, string version)
{
    private const int MostOfAllFields = 200; // SOQL and SOSL Reference, "FIELDS()"

    /// <returns>The records found, in order, and what makes rows of them; no selection for COUNT().</returns>
    /// <exception cref="SalesforceError">The query names what does not exist.</exception>
    public (IReadOnlyList<Record> Records, Selection? Selection) Run(SoqlQuery query, bool includesDeleted)
    {
        var type = schema.FindType(query.From.Text) ?? throw UnknownType(query.Text, query.From);
        var selection = query.IsCount ? null : Selection.Bind(schema, store, version, type, Fields(query, type), query.Text, query.Alias);
        var matches = query.Where is null ? _ => true : new BoundCondition(schema, store, type, query.Text, query.Alias).Bind(query.Where);
        var found = store.All(type.Name).Where(record => (includesDeleted || query.IncludesDeleted || !record.IsDeleted) && matches(record));
        found = Sort(found, type, query.Orders, query.Text, query.Alias).Skip(query.Offset);
        return ([.. query.Limit is { } limit ? found.Take(limit) : found], selection);
    }

    /// <exception cref="SalesforceError">A path does not exist or cannot be sorted by.</exception>
    public IEnumerable<Record> Sort(IEnumerable<Record> records, SObjectType type, IReadOnlyList<Order> orders, string text, string? alias = null)
    {
        IOrderedEnumerable<Record>? sorted = null;
        foreach (var order in orders)
        {
            var path = BoundPath.Bind(schema, type, order.Path, text, alias);
            if (!path.Field.IsFilterable)
                throw SyntaxError.At(text, order.Path.Position, $"field '{path.Field.Name}' can not be sorted in a query call", "MALFORMED_QUERY");
            // Nulls come first, whichever way the rest is sorted, unless the query says otherwise.
            Func<Record, bool> isLate = record => path.Read(record, store) is null == order.NullsLast;
            sorted = sorted is null ? records.OrderBy(isLate) : sorted.ThenBy(isLate);
            var comparer = Comparer<object?>.Create(ValueTest.Order);
            sorted = order.IsDescending ? sorted.ThenByDescending(record => path.Read(record, store), comparer) : sorted.ThenBy(record => path.Read(record, store), comparer);
        }

        return sorted ?? records;
    }

    public static SalesforceError UnknownType(string text, FieldPath type) =>
        SyntaxError.Unknown(text, type, $"sObject type '{type.Text}' is not supported.", "custom object, be sure to append the '__c' after the entity name", "INVALID_TYPE");

    private IReadOnlyList<FieldPath> Fields(SoqlQuery query, SObjectType type)
    {
        if (query.FieldGroup is null)
            return query.Fields;
        if (query.FieldGroup == "ALL" && query.Limit is not <= MostOfAllFields)
            throw SyntaxError.At(query.Text, 0, "The SOQL FIELDS function must have a LIMIT of at most 200", "MALFORMED_QUERY");
        return [.. schema.VisibleFields(type)
            .Where(field => query.FieldGroup == "ALL" || field.Name.EndsWith("__c", StringComparison.Ordinal) == (query.FieldGroup == "CUSTOM"))
            .Select(field => new FieldPath(field.Name, 0))];
    }
}
