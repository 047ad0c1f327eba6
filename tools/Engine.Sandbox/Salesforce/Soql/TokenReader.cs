using System.Globalization;

namespace Engine.Sandbox.Salesforce;

/// <summary>Walks over the tokens of a query; clauses that SOQL and SOSL share are read here.</summary>
internal sealed class TokenReader(string text, IReadOnlyList<Token> tokens, string errorCode)
{
    private int _at;

    public Token Current => tokens[_at];

    public Token Ahead => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public Token Take() => tokens[_at == tokens.Count - 1 ? _at : _at++];

    public bool Accept(string word)
    {
        if (!Current.Is(word))
            return false;
        Take();
        return true;
    }

    public void Expect(string word)
    {
        if (!Accept(word))
            throw Current.Kind == TokenKind.End ? Unexpected() : Error($"expecting '{word}', found '{Current.Value}'");
    }

    public Token Word() => Current.Kind == TokenKind.Word ? Take() : throw Unexpected();

    public int Integer() =>
        Current.Kind == TokenKind.Number && int.TryParse(Current.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Use(number) : throw Unexpected();

    public FieldPath Path()
    {
        var word = Word();
        return new FieldPath(word.Value, word.Position);
    }

    public IReadOnlyList<FieldPath> Paths()
    {
        var paths = new List<FieldPath>();
        do
            paths.Add(Path());
        while (Accept(","));
        return paths;
    }

    public IReadOnlyList<Order> Orders()
    {
        Expect("BY");
        var orders = new List<Order>();
        do
        {
            var path = Path();
            var isDescending = Accept("DESC");
            if (!isDescending)
                Accept("ASC");
            var nullsLast = false;
            if (Accept("NULLS") && !Accept("FIRST"))
            {
                Expect("LAST");
                nullsLast = true;
            }

            orders.Add(new Order(path, isDescending, nullsLast));
        }
        while (Accept(","));
        return orders;
    }

    public SalesforceError Unexpected() => Error($"unexpected token: '{Current.Value}'");

    public SalesforceError Error(string message) => Error(message, Current.Position);

    public SalesforceError Error(string message, int position) => SyntaxError.At(text, position, message, errorCode);

    private T Use<T>(T value)
    {
        Take();
        return value;
    }
}
