namespace Engine.Sandbox.Salesforce;

/// <summary>Cuts a query into tokens.</summary>
internal sealed class Lexer(string text, string errorCode)
{
    private int _at;

    public static IReadOnlyList<Token> Read(string text, int start = 0, string errorCode = "MALFORMED_QUERY")
    {
        var lexer = new Lexer(text, errorCode) { _at = start };
        var tokens = new List<Token>();
        do
            tokens.Add(lexer.Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            _at++;
        var start = _at;
        if (_at == text.Length)
            return new Token(TokenKind.End, "<EOF>", start);
        var c = text[_at];
        if (c == '\'')
            return new Token(TokenKind.Text, ReadText(), start);
        if (char.IsAsciiLetter(c) || c == '_')
            return new Token(TokenKind.Word, ReadWord(), start);
        if (char.IsAsciiDigit(c) || (c is '-' or '+' && _at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
            return new Token(TokenKind.Number, Take(next => char.IsAsciiLetterOrDigit(next) || next is ':' or '.' or '+' or '-'), start);
        var sign = text.AsSpan(_at) switch
        {
            ['<', '=', ..] or ['>', '=', ..] or ['!', '=', ..] or ['<', '>', ..] => text.Substring(_at, 2),
            [',' or '(' or ')' or '=' or '<' or '>' or '{' or '}', ..] => text.Substring(_at, 1),
            _ => throw SyntaxError.At(text, _at, $"unexpected token: '{c}'", errorCode),
        };
        _at += sign.Length;
        return new Token(TokenKind.Sign, sign, start);
    }

    private string ReadWord()
    {
        var word = Take(next => char.IsAsciiLetterOrDigit(next) || next is '_' or '.');
        // LAST_N_DAYS:30
        return _at + 1 < text.Length && text[_at] == ':' && char.IsAsciiDigit(text[_at + 1]) ? word + text[_at++] + Take(char.IsAsciiDigit) : word;
    }

    private string ReadText()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] != '\'')
            _at += text[_at] == '\\' ? 2 : 1;
        if (_at >= text.Length)
            throw SyntaxError.At(text, start - 1, "unexpected token: '<EOF>' (a string literal is not closed)", errorCode);
        return text[start.._at++];
    }

    private string Take(Func<char, bool> belongs)
    {
        var start = _at++;
        while (_at < text.Length && belongs(text[_at]))
            _at++;
        return text[start.._at];
    }
}
