using System.Text;

namespace Engine.Sandbox.Graph;

/// <summary>A $search of the directory: clauses in double quotes, joined by AND and OR ("Use the $search query parameter", directory objects).</summary>
internal static class SearchClause
{
    /// <exception cref="GraphError">It cannot be read.</exception>
    public static Func<Func<string, string, bool>, bool> Parse(string text)
    {
        var tokens = Read(text);
        var at = 0;
        var result = Or();
        return at == tokens.Count ? result : throw Wrong(text);

        Func<Func<string, string, bool>, bool> Or()
        {
            var left = And();
            while (at < tokens.Count && tokens[at] is { IsClause: false, Value: "OR" })
            {
                at++;
                var (first, second) = (left, And());
                left = fits => first(fits) || second(fits);
            }

            return left;
        }

        Func<Func<string, string, bool>, bool> And()
        {
            var left = One();
            while (at < tokens.Count && (tokens[at].IsClause || tokens[at].Value is "AND" or "("))
            {
                if (tokens[at] is { IsClause: false, Value: "AND" })
                    at++;
                var (first, second) = (left, One());
                left = fits => first(fits) && second(fits);
            }

            return left;
        }

        Func<Func<string, string, bool>, bool> One()
        {
            if (at >= tokens.Count)
                throw Wrong(text);
            var token = tokens[at++];
            if (token is { IsClause: false, Value: "(" })
            {
                var inner = Or();
                if (at >= tokens.Count || tokens[at++].Value != ")")
                    throw Wrong(text);
                return inner;
            }

            if (!token.IsClause || token.Value.Split(':', 2) is not [var property, var value])
                throw Wrong(text);
            return fits => fits(property.Trim(), value.Trim());
        }
    }

    private static List<(bool IsClause, string Value)> Read(string text)
    {
        var tokens = new List<(bool, string)>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                var clause = new StringBuilder();
                for (i++; i < text.Length && text[i] != '"'; i++)
                    clause.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
                if (i >= text.Length)
                    throw Wrong(text);
                tokens.Add((true, clause.ToString()));
            }
            else if (text[i] is '(' or ')')
            {
                tokens.Add((false, text[i].ToString()));
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                var end = i;
                while (end < text.Length && char.IsLetter(text[end]))
                    end++;
                tokens.Add((false, text[i..Math.Max(end, i + 1)]));
                i = Math.Max(end, i + 1) - 1;
            }
        }

        return tokens;
    }

    private static GraphError Wrong(string text) => GraphError.BadRequest($"Syntax error: a $search clause has the form \"property:text\" in double quotes, but was {text}.");
}
