using System.Text.Json.Nodes;

namespace Engine.Sandbox.Graph;

/// <summary>Reads a $filter: comparisons, startsWith, endsWith, contains, in, any, all, and, or, not, brackets.</summary>
internal sealed class FilterParser
{
    private static readonly string[] Comparisons = ["eq", "ne", "gt", "ge", "lt", "le"];
    private static readonly string[] Functions = ["startswith", "endswith", "contains"];

    private readonly IReadOnlyList<ODataToken> _tokens;
    private readonly string _text;
    private readonly List<FilterUse> _uses = [];
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private int _at;

    private FilterParser(string text)
    {
        _text = text;
        _tokens = ODataLexer.Read(text);
    }

    private delegate bool Test(Scope scope);

    /// <exception cref="GraphError">It cannot be read.</exception>
    public static Filter Parse(string text)
    {
        var parser = new FilterParser(text);
        var test = parser.Or();
        if (parser._at < parser._tokens.Count)
            throw parser.Wrong();
        return new Filter { Passes = item => test(new Scope(item, [])), Uses = parser._uses };
    }

    private Test Or()
    {
        var left = And();
        while (TakeWord("or"))
        {
            var (first, second) = (left, And());
            left = scope => first(scope) || second(scope);
        }

        return left;
    }

    private Test And()
    {
        var left = Not();
        while (TakeWord("and"))
        {
            var (first, second) = (left, Not());
            left = scope => first(scope) && second(scope);
        }

        return left;
    }

    private Test Not()
    {
        if (!TakeWord("not"))
            return Primary();
        _uses.Add(new FilterUse("", "not", _variables.Count > 0));
        var inner = Not();
        return scope => !inner(scope);
    }

    private Test Primary()
    {
        if (TakeSign("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var word = Word();
        return Functions.Contains(word.ToLowerInvariant()) && Peek("(") ? Function(word.ToLowerInvariant()) : AfterPath(Path(word));
    }

    private Test Function(string name)
    {
        Expect("(");
        var path = Path(Word());
        Expect(",");
        var value = Literal();
        Expect(")");
        if (TakeWord("eq"))
            Literal(); // "eq true", which says nothing
        Use(path, name);
        return scope => value is not null && scope.Text(path) is { } text && name switch
        {
            "startswith" => text.StartsWith(value, StringComparison.OrdinalIgnoreCase),
            "endswith" => text.EndsWith(value, StringComparison.OrdinalIgnoreCase),
            _ => text.Contains(value, StringComparison.OrdinalIgnoreCase),
        };
    }

    private Test AfterPath(IReadOnlyList<string> path)
    {
        if (path[^1].ToLowerInvariant() is "any" or "all" && Peek("("))
            return Lambda([.. path.SkipLast(1)], path[^1].Equals("all", StringComparison.OrdinalIgnoreCase));
        var operation = Word().ToLowerInvariant();
        if (operation == "in")
        {
            Use(path, operation);
            var values = Values();
            return scope => values.Any(value => ODataValue.Compare(scope.Text(path), value) == 0);
        }

        if (!Comparisons.Contains(operation))
            throw Wrong();
        Use(path, operation);
        var right = Literal();
        return scope => ODataValue.Passes(scope.Text(path), operation, right);
    }

    private Test Lambda(IReadOnlyList<string> path, bool isAll)
    {
        Expect("(");
        if (TakeSign(")"))
        {
            Use(path, "any");
            return scope => scope.Items(path).Any();
        }

        var variable = Word();
        Expect(":");
        _variables[variable] = Full(path);
        var inner = Or();
        _variables.Remove(variable);
        Expect(")");
        return scope => isAll ? scope.Items(path).All(item => inner(scope.With(variable, item))) : scope.Items(path).Any(item => inner(scope.With(variable, item)));
    }

    private List<string?> Values()
    {
        Expect("(");
        var values = new List<string?>();
        do
            values.Add(Literal());
        while (TakeSign(","));
        Expect(")");
        return values;
    }

    private List<string> Path(string first)
    {
        var path = new List<string> { first };
        while (TakeSign("/"))
            path.Add(Word());
        return path;
    }

    private void Use(IReadOnlyList<string> path, string operation) => _uses.Add(new FilterUse(Full(path), operation, _variables.ContainsKey(path[0])));

    private string Full(IReadOnlyList<string> path) => string.Join('/', path.Skip(1).Prepend(_variables.GetValueOrDefault(path[0], path[0])));

    /// <returns>Null for null.</returns>
    private string? Literal()
    {
        var token = _at < _tokens.Count ? _tokens[_at++] : throw Wrong();
        return token.Kind switch
        {
            ODataTokenKind.Text or ODataTokenKind.Number => token.Value,
            ODataTokenKind.Word when token.Value is "true" or "false" => token.Value,
            ODataTokenKind.Word when token.Value == "null" => null,
            _ => throw Wrong(),
        };
    }

    private string Word() => _at < _tokens.Count && _tokens[_at].Kind == ODataTokenKind.Word ? _tokens[_at++].Value : throw Wrong();

    private bool Peek(string sign) => _at < _tokens.Count && _tokens[_at] is { Kind: ODataTokenKind.Sign } token && token.Value == sign;

    private bool TakeSign(string sign)
    {
        if (!Peek(sign))
            return false;
        _at++;
        return true;
    }

    private bool TakeWord(string word)
    {
        if (_at >= _tokens.Count || _tokens[_at].Kind != ODataTokenKind.Word || !_tokens[_at].Value.Equals(word, StringComparison.OrdinalIgnoreCase))
            return false;
        _at++;
        return true;
    }

    private void Expect(string sign)
    {
        if (!TakeSign(sign))
            throw Wrong();
    }

    private GraphError Wrong() => GraphError.BadRequest($"Invalid filter clause: Syntax error: '{_text}'.");

    private sealed record Scope(JsonNode? Item, Dictionary<string, JsonNode?> Variables)
    {
        public Scope With(string name, JsonNode? value) => this with { Variables = new Dictionary<string, JsonNode?>(Variables) { [name] = value } };

        public string? Text(IReadOnlyList<string> path) => ODataValue.Text(Find(path));

        public IEnumerable<JsonNode?> Items(IReadOnlyList<string> path) => Find(path) as JsonArray ?? [];

        private JsonNode? Find(IReadOnlyList<string> path)
        {
            var (node, rest) = Variables.TryGetValue(path[0], out var value) ? (value, path.Skip(1)) : (Item, path);
            return rest.Aggregate(node, (at, name) => (at as JsonObject)?[name]);
        }
    }
}
