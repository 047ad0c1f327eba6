using System.Globalization;

namespace Engine.Sandbox.Salesforce;

/// <summary>Reads WHERE: SOQL and SOSL Reference, "Condition Expression Syntax".</summary>
internal sealed class ConditionParser(TokenReader reader)
{
    /// <summary>Parts joined by AND or by OR; the two do not mix without parentheses.</summary>
    public Condition Parse()
    {
        var parts = new List<Condition> { ParsePart() };
        var joint = reader.Current;
        if (!joint.Is("AND") && !joint.Is("OR"))
            return parts[0];
        while (reader.Accept(joint.Value))
            parts.Add(ParsePart());
        if (reader.Current.Is("AND") || reader.Current.Is("OR"))
            throw reader.Unexpected();
        return joint.Is("AND") ? new Condition.All(parts) : new Condition.Any(parts);
    }

    private Condition ParsePart()
    {
        if (reader.Accept("NOT"))
            return new Condition.Not(ParsePart());
        if (!reader.Accept("("))
            return ParseComparison();
        var inner = Parse();
        reader.Expect(")");
        return inner;
    }

    private Condition.Comparison ParseComparison()
    {
        var path = reader.Path();
        var token = reader.Take();
        var symbol = token.Value.ToUpperInvariant();
        switch (symbol)
        {
            case "=" or "<" or "<=" or ">" or ">=" or "!=" or "<>" or "LIKE":
                return new Condition.Comparison(path, symbol == "<>" ? "!=" : symbol, [ParseLiteral(symbol == "LIKE")]);
            case "IN":
                return new Condition.Comparison(path, symbol, ParseList());
            case "NOT" when reader.Accept("IN"):
                return new Condition.Comparison(path, "NOT IN", ParseList());
            default:
                throw reader.Error(token.Kind == TokenKind.End ? "unexpected token: '<EOF>'" : $"unknown operator '{token.Value}'", token.Position);
        }
    }

    private List<Literal> ParseList()
    {
        reader.Expect("(");
        if (reader.Current.Is("SELECT"))
            throw reader.Error("this sandbox has no semi-joins");
        var values = new List<Literal>();
        do
            values.Add(ParseLiteral(isPattern: false));
        while (reader.Accept(","));
        reader.Expect(")");
        return values;
    }

    private Literal ParseLiteral(bool isPattern)
    {
        var token = reader.Take();
        return token.Kind switch
        {
            TokenKind.Text => new Literal(LiteralKind.Text, ReadText(token, isPattern), token),
            TokenKind.Number => ReadNumber(token),
            TokenKind.Word when token.Is("null") => new Literal(LiteralKind.Null, null, token),
            TokenKind.Word when token.Is("true") || token.Is("false") => new Literal(LiteralKind.Boolean, token.Is("true"), token),
            TokenKind.Word when DateRange.IsName(token.Value) => new Literal(LiteralKind.Range, token.Value, token),
            TokenKind.End => throw reader.Error("unexpected token: '<EOF>'", token.Position),
            _ => throw reader.Error($"unexpected token: '{token.Value}'", token.Position),
        };
    }

    // A pattern keeps its escapes: there a backslash also takes % and _ literally.
    private string ReadText(Token token, bool isPattern)
    {
        var text = Literal.Unescape(token.Value, out var bad);
        if (text is null)
            throw reader.Error($"Invalid string literal '{token.Value}'. Illegal character sequence '{bad}' in string literal.", token.Position);
        return isPattern ? token.Value : text;
    }

    private Literal ReadNumber(Token token)
    {
        var text = token.Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new Literal(LiteralKind.Number, number, token);
        if (text.Length == 10 && FieldValue.ReadDate(text) is { } date)
            return new Literal(LiteralKind.Date, date, token);
        return text.Length > 10 && FieldValue.ReadMoment(text) is { } moment
            ? new Literal(LiteralKind.Moment, moment, token)
            : throw reader.Error($"unexpected token: '{text}'", token.Position);
    }
}
