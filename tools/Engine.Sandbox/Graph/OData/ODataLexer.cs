namespace Engine.Sandbox.Graph;

/// <summary>Cuts a $filter into words, texts and signs (OData 4.01, URL Conventions, section 5.1.1).</summary>
internal static class ODataLexer
{
    /// <exception cref="GraphError">A text does not end, or there is a sign that nothing begins with.</exception>
    public static IReadOnlyList<ODataToken> Read(string text)
    {
        var tokens = new List<ODataToken>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
            }
            else if (text[i] == '\'')
            {
                var (value, end) = ReadText(text, i + 1);
                tokens.Add(new ODataToken(ODataTokenKind.Text, value));
                i = end;
            }
            else if (text[i] is '(' or ')' or ',' or ':' or '/')
            {
                tokens.Add(new ODataToken(ODataTokenKind.Sign, text[i++].ToString()));
            }
            else
            {
                var end = i;
                // Moments and numbers stand without quotes; a colon belongs to them, but not to the name before a lambda's body.
                var isNumber = char.IsDigit(text[i]) || text[i] == '-';
                while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-' or '$' || (isNumber && text[end] is ':' or '+')))
                    end++;
                if (end == i)
                    throw GraphError.BadRequest($"Invalid filter clause: Syntax error at position {i} in '{text}'.");
                tokens.Add(new ODataToken(isNumber ? ODataTokenKind.Number : ODataTokenKind.Word, text[i..end]));
                i = end;
            }
        }

        return tokens;
    }

    private static (string Value, int End) ReadText(string text, int start)
    {
        var value = new System.Text.StringBuilder();
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] != '\'')
                value.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '\'')
                value.Append(text[i++]); // doubled: one that belongs to the text
            else
                return (value.ToString(), i + 1);
        }

        throw GraphError.BadRequest($"Invalid filter clause: There is an unterminated string literal at position {text.Length} in '{text}'.");
    }
}

/// <summary>What a token is.</summary>
internal enum ODataTokenKind
{
    /// <summary>A name or operator.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A number or moment.</summary>
    Number,

    /// <summary>A bracket, comma, colon or slash.</summary>
    Sign,
}

/// <summary>One token.</summary>
internal sealed record ODataToken(ODataTokenKind Kind, string Value);
