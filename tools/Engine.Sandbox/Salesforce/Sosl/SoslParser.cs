namespace Engine.Sandbox.Salesforce;

/// <summary>Reads SOSL: SOQL and SOSL Reference, "SOSL Syntax".</summary>
internal static class SoslParser
{
    private const string Malformed = "MALFORMED_SEARCH";
    private static readonly string[] Scopes = ["ALL", "NAME", "PHONE", "EMAIL", "SIDEBAR"];

    /// <exception cref="SalesforceError">The search is malformed.</exception>
    public static SoslQuery Parse(string text)
    {
        var start = text.TakeWhile(char.IsWhiteSpace).Count();
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        if (brace < 0 || !text[start..brace].Trim().Equals("FIND", StringComparison.OrdinalIgnoreCase))
            throw SyntaxError.At(text, start, "expecting 'FIND', found '" + text[start..].Split(' ', '{')[0] + "'", Malformed);
        var at = brace + 1;
        var find = SearchTextParser.ParseBraces(text, ref at);
        return ParseClauses(new SoslQuery { Text = text, Find = find }, new TokenReader(text, Lexer.Read(text, at, Malformed), Malformed));
    }

    private static SoslQuery ParseClauses(SoslQuery query, TokenReader reader)
    {
        if (reader.Accept("IN"))
            query = query with { Scope = ParseScope(reader) };
        if (reader.Accept("RETURNING"))
            query = query with { Returning = ParseReturning(reader) };
        if (reader.Accept("LIMIT"))
            query = query with { Limit = reader.Integer() };
        return reader.Current.Kind == TokenKind.End ? query : throw reader.Unexpected();
    }

    private static string ParseScope(TokenReader reader)
    {
        var scope = reader.Word();
        if (!Scopes.Contains(scope.Value.ToUpperInvariant()))
            throw reader.Error($"Malformed search token: {scope.Value}", scope.Position);
        if (!reader.Current.Is("FIELDS"))
            throw reader.Error($"Malformed search token: {reader.Current.Value}");
        reader.Take();
        return scope.Value.ToUpperInvariant();
    }

    private static List<Returning> ParseReturning(TokenReader reader)
    {
        var all = new List<Returning>();
        do
            all.Add(ParseObject(reader));
        while (reader.Accept(","));
        return all;
    }

    private static Returning ParseObject(TokenReader reader)
    {
        var returning = new Returning(reader.Path());
        if (!reader.Accept("("))
            return returning;
        returning = returning with { Fields = reader.Paths() };
        if (reader.Accept("WHERE"))
            returning = returning with { Where = new ConditionParser(reader).Parse() };
        if (reader.Accept("ORDER"))
            returning = returning with { Orders = reader.Orders() };
        if (reader.Accept("LIMIT"))
            returning = returning with { Limit = reader.Integer() };
        if (reader.Accept("OFFSET"))
            returning = returning with { Offset = reader.Integer() };
        reader.Expect(")");
        return returning;
    }
}
