using System.Text;

namespace Engine.Sandbox.Salesforce;

/// <summary>Reads the text between the braces of FIND: SOQL and SOSL Reference, "FIND {SearchQuery}".</summary>
internal sealed class SearchTextParser
{
    private const string Reserved = "&|!(){}[]^\"~*?:\\'+-";

    // SOQL and SOSL Reference, "SOSL Syntax": beyond the first the operators are dropped and any word will do, beyond the second nothing is found.
    private const int MostWithOperators = 4000;
    private const int Most = 10000;

    private readonly string _text;
    private readonly bool _isBare;
    private readonly bool _hasOperators;
    private int _at;

    private SearchTextParser(string text, int start, bool isBare)
    {
        _text = text;
        _at = start;
        _isBare = isBare;
        _hasOperators = (isBare ? text.Length : text.IndexOf('}', start) - start) <= MostWithOperators;
    }

    /// <summary>Reads up to the closing brace.</summary>
    /// <param name="text">The whole search.</param>
    /// <param name="at">Just behind the opening brace; then just behind the closing one.</param>
    /// <returns>Null when the search is too long to find anything.</returns>
    /// <exception cref="SalesforceError">The text is malformed, or too short.</exception>
    public static SearchText? ParseBraces(string text, ref int at) => new SearchTextParser(text, at, isBare: false).Parse(ref at);

    /// <summary>Reads a text that stands alone, as in a parameterized search.</summary>
    public static SearchText? ParseBare(string text)
    {
        var at = 0;
        return new SearchTextParser(text, 0, isBare: true).Parse(ref at);
    }

    private bool IsAtEnd => _isBare ? _at >= _text.Length : _text[_at] == '}';

    private SearchText? Parse(ref int at)
    {
        var start = _at;
        var result = ParseEither();
        if (_isBare ? _at < _text.Length : _at >= _text.Length || _text[_at] != '}')
            throw Mismatch();
        at = _at + 1;
        var count = result?.Terms.Sum(term => term.Text.Count(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c))) ?? 0;
        if (count < 2)
            throw new SalesforceError(400, "MALFORMED_SEARCH", $"search term must be longer than one character: {_text[start.._at]}");
        return _at - start > Most ? null : result;
    }

    private SearchText? ParseEither()
    {
        var left = ParseBoth();
        while (left is not null && AcceptWord("OR"))
            left = new SearchText.Either(left, ParseBoth() ?? throw Mismatch());
        return left;
    }

    // Words beside one another are joined by AND, as if it stood there.
    private SearchText? ParseBoth()
    {
        var left = ParseTerm();
        if (!_hasOperators)
            return ParseAny(left);
        while (left is not null)
        {
            var isNamed = AcceptWord("AND");
            if (isNamed && AcceptWord("NOT"))
                left = new SearchText.Without(left, ParseTerm() ?? throw Mismatch());
            else if (ParseTerm() is { } right)
                left = new SearchText.Both(left, right);
            else if (isNamed)
                throw Mismatch();
            else
                break;
        }

        return left;
    }

    private SearchText? ParseAny(SearchText? left)
    {
        while (true)
        {
            while (AcceptWord("AND") || AcceptWord("OR") || AcceptWord("NOT"))
                continue;
            if (ParseTerm() is not { } right)
                return left;
            left = left is null ? right : new SearchText.Either(left, right);
        }
    }

    private SearchText? ParseTerm()
    {
        SkipBlanks();
        if (_at >= _text.Length || IsAtEnd || _text[_at] == ')' || PeekWord("OR"))
            return null;
        if (_text[_at] == '(')
        {
            _at++;
            var inner = ParseEither() ?? throw Mismatch();
            SkipBlanks();
            if (_at >= _text.Length || _text[_at] != ')')
                throw Mismatch();
            _at++;
            return inner;
        }

        return new SearchText.Term(_text[_at] == '"' ? ReadPhrase() : ReadWord());
    }

    private string ReadPhrase()
    {
        _at++;
        var phrase = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '"')
            phrase.Append(ReadCharacter(isPhrase: true));
        if (_at >= _text.Length)
            throw Mismatch();
        _at++;
        return phrase.ToString();
    }

    private string ReadWord()
    {
        var word = new StringBuilder();
        while (_at < _text.Length && !IsAtEnd && !char.IsWhiteSpace(_text[_at]) && _text[_at] is not ('(' or ')' or '"'))
        {
            if (word.Length == 0 && (_text[_at] is '*' or '?'))
                throw Mismatch(); // a wildcard stands in the middle or at the end
            word.Append(ReadCharacter(isPhrase: false));
        }

        return word.ToString();
    }

    private char ReadCharacter(bool isPhrase)
    {
        var c = _text[_at];
        if (c == '\\' && _at + 1 < _text.Length)
        {
            _at += 2;
            return _text[_at - 1];
        }

        if (c is '*' or '?' && !isPhrase)
        {
            _at++;
            return c == '*' ? SearchWords.Many : SearchWords.One;
        }

        if (Reserved.Contains(c, StringComparison.Ordinal) && !(isPhrase && c is not ('"' or '\\' or '{' or '}')))
            throw Mismatch();
        _at++;
        return c;
    }

    private bool AcceptWord(string word)
    {
        SkipBlanks();
        if (!PeekWord(word))
            return false;
        _at += word.Length;
        return true;
    }

    // The operators count in any case; literal ones are quoted.
    private bool PeekWord(string word)
    {
        var end = _at + word.Length;
        return string.Compare(_text, _at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (end >= _text.Length || char.IsWhiteSpace(_text[end]) || _text[end] is '(' or ')' or '"' or '}');
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
            _at++;
    }

    private SalesforceError Mismatch() => SyntaxError.At(_text, _at,
        _at < _text.Length ? $"line 1:{_at} mismatched character '{_text[_at]}' expecting '}}'" : $"line 1:{_at} mismatched character '<EOF>' expecting '}}'", "MALFORMED_SEARCH");
}
