namespace Engine.Sandbox.Salesforce;

/// <summary>A WHERE clause made ready for records: the types fit, the paths exist.</summary>
internal sealed class BoundCondition(OrgSchema schema, RecordStore store, SObjectType type, string text, string? alias = null)
{
    /// <exception cref="SalesforceError">A path does not exist, or a value does not fit its field.</exception>
    public Func<Record, bool> Bind(Condition condition)
    {
        switch (condition)
        {
            case Condition.All all:
                var each = all.Parts.Select(Bind).ToList();
                return record => each.All(part => part(record));
            case Condition.Any any:
                var some = any.Parts.Select(Bind).ToList();
                return record => some.Any(part => part(record));
            case Condition.Not not:
                var inner = Bind(not.Part);
                return record => !inner(record);
            case Condition.Comparison comparison:
                return BindComparison(comparison);
            default:
                throw new ArgumentException("Not a condition.", nameof(condition));
        }
    }

    private Func<Record, bool> BindComparison(Condition.Comparison comparison)
    {
        var path = BoundPath.Bind(schema, type, comparison.Path, text, alias);
        if (!path.Field.IsFilterable)
            throw SyntaxError.At(text, comparison.Path.Position, $"field '{path.Field.Name}' can not be filtered in a query call", "INVALID_FIELD");
        var today = DateOnly.FromDateTime(store.Now.UtcDateTime);
        SalesforceError Error(string message, string code) => SyntaxError.At(text, comparison.Path.Position, message, code);
        var tests = comparison.Values.Select(literal => ValueTest.Make(path.Field, comparison.Operator, literal, today, Error)).ToList();
        return comparison.Operator switch
        {
            "IN" => record => path.Read(record, store) is var value && tests.Any(test => test(value)),
            "NOT IN" => record => path.Read(record, store) is var value && !tests.Any(test => test(value)),
            _ => record => tests[0](path.Read(record, store)),
        };
    }
}
