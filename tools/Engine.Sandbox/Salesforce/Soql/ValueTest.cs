namespace Engine.Sandbox.Salesforce;

/// <summary>Compares a field's value with a literal.</summary>
internal static class ValueTest
{
    /// <exception cref="SalesforceError">The literal does not fit the field.</exception>
    public static Func<object?, bool> Make(Field field, string symbol, Literal literal, DateOnly today, Func<string, string, SalesforceError> error)
    {
        if (symbol == "LIKE")
            return MakeLike(field, literal, error);
        if (literal.Kind == LiteralKind.Null)
            return MakeNull(symbol, error);
        var (wanted, end) = Convert(field, literal, today, error);
        return value => Compare(symbol, value, wanted, end);
    }

    public static int Order(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.Compare(a, b, StringComparison.OrdinalIgnoreCase),
        (int a, double b) => ((double)a).CompareTo(b),
        (IComparable a, _) => a.CompareTo(right),
        _ => 0,
    };

    private static Func<object?, bool> MakeNull(string symbol, Func<string, string, SalesforceError> error) => symbol switch
    {
        "=" or "IN" or "NOT IN" => value => value is null,
        "!=" => value => value is not null,
        _ => throw error($"invalid operator {symbol} for null", "INVALID_QUERY_FILTER_OPERATOR"),
    };

    private static Func<object?, bool> MakeLike(Field field, Literal literal, Func<string, string, SalesforceError> error)
    {
        if (field.Type is FieldType.Id or FieldType.Reference)
            throw error("invalid operator on id field", "INVALID_QUERY_FILTER_OPERATOR");
        if (!field.IsText || literal.Kind != LiteralKind.Text)
            throw error($"invalid operator LIKE on field '{field.Name}'", "INVALID_QUERY_FILTER_OPERATOR");
        var pattern = (string)(literal.Value ?? "");
        return value => value is string text && LikePattern.Matches(pattern, text);
    }

    // A name such as TODAY is a stretch of time: equal means within, less means before, greater means after.
    private static bool Compare(string symbol, object? value, object wanted, object? end)
    {
        if (value is null)
            return symbol == "!=";
        var start = Order(value, wanted);
        var order = end is null ? start : start < 0 ? -1 : Order(value, end) < 0 ? 0 : 1;
        return symbol switch
        {
            "=" or "IN" or "NOT IN" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
    }

    private static (object Wanted, object? End) Convert(Field field, Literal literal, DateOnly today, Func<string, string, SalesforceError> error)
    {
        switch (field.Type, literal.Kind)
        {
            case (FieldType.Boolean, LiteralKind.Boolean):
            case (FieldType.Int or FieldType.Double, LiteralKind.Number):
            case (FieldType.Date, LiteralKind.Date):
            case (FieldType.DateTime, LiteralKind.Moment):
                return (literal.Value ?? "", null);
            case (FieldType.Id or FieldType.Reference, LiteralKind.Text):
                return (RecordId.Read((string?)literal.Value) ?? throw error($"invalid ID field: {literal.Value}", "INVALID_QUERY_FILTER_OPERATOR"), null);
            case (_, LiteralKind.Text) when field.IsText:
                return (literal.Value ?? "", null);
            case (FieldType.Date, LiteralKind.Range):
                var (from, to) = DateRange.Of((string)(literal.Value ?? ""), today);
                return (from, to);
            case (FieldType.DateTime, LiteralKind.Range):
                var (first, last) = DateRange.Of((string)(literal.Value ?? ""), today);
                return (Midnight(first), Midnight(last));
            default:
                var quotes = field.IsText || field.Type is FieldType.Id or FieldType.Reference ? "should be enclosed in quotes" : "should not be enclosed in quotes";
                throw error($"value of filter criterion for field '{field.Name}' must be of type {TypeName(field)} and {quotes}", "INVALID_FIELD");
        }
    }

    private static DateTimeOffset Midnight(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private static string TypeName(Field field) => field.Type switch
    {
        FieldType.Id or FieldType.Reference => "ID",
        FieldType.DateTime => "dateTime",
        FieldType.Boolean or FieldType.Int or FieldType.Double or FieldType.Date => field.Type.ToString().ToLowerInvariant(),
        _ => "string",
    };
}
