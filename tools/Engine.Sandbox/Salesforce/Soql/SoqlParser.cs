namespace Engine.Sandbox.Salesforce;

/// <summary>Reads SOQL: SOQL and SOSL Reference, "SOQL SELECT Syntax". No sub-queries, no GROUP BY, no functions but COUNT() and FIELDS().</summary>
internal sealed class SoqlParser
{
    private readonly string _text;
    private readonly TokenReader _reader;

    private SoqlParser(string text)
    {
        _text = text;
        _reader = new TokenReader(text, Lexer.Read(text), "MALFORMED_QUERY");
    }

    /// <exception cref="SalesforceError">The query is malformed.</exception>
    public static SoqlQuery Parse(string text) => new SoqlParser(text).Parse();

    private SoqlQuery Parse()
    {
        _reader.Expect("SELECT");
        var (fields, group, isCount) = ParseFields();
        _reader.Expect("FROM");
        var query = new SoqlQuery { Text = _text, Fields = fields, FieldGroup = group, IsCount = isCount, From = _reader.Path(), Alias = ParseAlias() };
        if (_reader.Accept("WHERE"))
            query = query with { Where = new ConditionParser(_reader).Parse() };
        if (_reader.Accept("ORDER"))
            query = query with { Orders = _reader.Orders() };
        if (_reader.Accept("LIMIT"))
            query = query with { Limit = _reader.Integer() };
        if (_reader.Accept("OFFSET"))
            query = query with { Offset = ParseOffset() };
        if (_reader.Accept("ALL"))
        {
            _reader.Expect("ROWS");
            query = query with { IncludesDeleted = true };
        }

        return _reader.Current.Kind == TokenKind.End ? query : throw _reader.Unexpected();
    }

    private (IReadOnlyList<FieldPath> Fields, string? Group, bool IsCount) ParseFields()
    {
        if (_reader.Ahead.Is("(") && _reader.Current.Is("COUNT"))
        {
            _reader.Take();
            _reader.Take();
            _reader.Expect(")");
            return ([], null, true);
        }

        if (_reader.Ahead.Is("(") && _reader.Current.Is("FIELDS"))
        {
            _reader.Take();
            _reader.Take();
            var group = _reader.Word().Value.ToUpperInvariant();
            _reader.Expect(")");
            return group is "ALL" or "STANDARD" or "CUSTOM" ? ([], group, false) : throw _reader.Error($"Unknown field group {group}");
        }

        return (_reader.Paths(), null, false);
    }

    private string? ParseAlias()
    {
        string[] clauses = ["WHERE", "ORDER", "LIMIT", "OFFSET", "ALL", "WITH", "GROUP", "HAVING", "FOR", "USING"];
        _reader.Accept("AS");
        return _reader.Current.Kind == TokenKind.Word && !clauses.Any(_reader.Current.Is) ? _reader.Take().Value : null;
    }

    private int ParseOffset()
    {
        const int Most = 2000; // SOQL and SOSL Reference, "OFFSET"
        var offset = _reader.Integer();
        return offset <= Most ? offset : throw new SalesforceError(400, "NUMBER_OUTSIDE_VALID_RANGE", $"Maximum SOQL offset allowed is {Most}");
    }
}
