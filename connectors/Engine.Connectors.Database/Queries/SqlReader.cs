using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Queries;

/// <summary>
/// Takes SQL apart as the database does, as far as is needed to know where its strings, quoted names and comments end: nothing may hide in what one side takes for
/// a comment and the other for a command.
/// </summary>
internal sealed class SqlReader(string sql, DatabaseKind kind)
{
    private int _at;

    private bool IsMySql => kind == DatabaseKind.MySql;

    private bool IsPostgres => kind == DatabaseKind.PostgreSql;

    /// <exception cref="FormatException">Something is not ended, or is read in two ways; the message says what.</exception>
    public IReadOnlyList<SqlToken> Read()
    {
        var tokens = new List<SqlToken>();
        while (_at < sql.Length)
        {
            if (char.IsWhiteSpace(sql[_at]))
                _at++;
            else if (!SkipComment())
                tokens.Add(Next());
        }
        return tokens;
    }

    private bool Starts(string text) => string.CompareOrdinal(sql, _at, text, 0, text.Length) == 0;

    private bool SkipComment()
    {
        // MySQL, "Comments": two hyphens begin one only before a blank; # does, too.
        if ((Starts("--") && (!IsMySql || _at + 2 >= sql.Length || sql[_at + 2] <= ' ')) || (IsMySql && Starts("#")))
        {
            var end = sql.AsSpan(_at).IndexOfAny('\r', '\n');
            _at = end < 0 ? sql.Length : _at + end;
            return true;
        }
        if (!Starts("/*"))
            return false;
        if (IsMySql && (Starts("/*!") || Starts("/*M!")))
            throw new FormatException("/*! … */ is a command in MySQL, not a comment: leave it out.");
        SkipBlockComment();
        return true;
    }

    // PostgreSQL and SQL Server count comments in comments, the others do not.
    private void SkipBlockComment()
    {
        var isNested = IsPostgres || kind == DatabaseKind.SqlServer;
        var depth = 0;
        do
        {
            if (_at >= sql.Length)
                throw new FormatException("a comment is not ended.");
            if (Starts("/*") && (isNested || depth == 0))
                (depth, _at) = (depth + 1, _at + 2);
            else if (Starts("*/"))
                (depth, _at) = (depth - 1, _at + 2);
            else
                _at++;
        }
        while (depth > 0);
    }

    private SqlToken Next()
    {
        var c = sql[_at];
        if (c == '\'')
            return new(SqlTokenKind.Text, Quotation('\'', hasEscapes: false));
        if (c == '"' || (c == '`' && (IsMySql || kind == DatabaseKind.Sqlite)))
            return new(SqlTokenKind.Quoted, Quotation(c, hasEscapes: false));
        if (c == '[' && kind is (DatabaseKind.SqlServer or DatabaseKind.Sqlite))
            return new(SqlTokenKind.Quoted, Quotation(']', hasEscapes: false));
        if (IsPostgres && (Starts("e'") || Starts("E'")))
        {
            _at++;
            return new(SqlTokenKind.Text, Quotation('\'', hasEscapes: true));
        }
        if (IsPostgres && c == '$' && DollarTag() is { } tag)
            return new(SqlTokenKind.Text, DollarText(tag));
        if (IsLetter(c))
            return new(SqlTokenKind.Word, While(IsPartOfName));
        if (char.IsAsciiDigit(c))
            return new(SqlTokenKind.Number, While(digit => char.IsAsciiDigit(digit) || digit == '.'));
        if (c == '@' && _at + 1 < sql.Length && IsLetter(sql[_at + 1]) && (_at == 0 || sql[_at - 1] != '@'))
        {
            _at++;
            return new(SqlTokenKind.Parameter, While(IsPartOfName));
        }
        _at++;
        return new(SqlTokenKind.Sign, c.ToString());
    }

    private string Quotation(char end, bool hasEscapes)
    {
        var start = ++_at;
        for (; _at < sql.Length; _at++)
        {
            if (sql[_at] == '\\' && hasEscapes)
                _at++;
            else if (sql[_at] == '\\' && IsMySql && end != '`')
                SkipBackslashes(end);
            else if (sql[_at] == end && _at + 1 < sql.Length && sql[_at + 1] == end)
                _at++;
            else if (sql[_at] == end)
                return sql[start.._at++];
        }
        throw new FormatException("a quotation mark is not ended.");
    }

    // Whether a backslash escapes the quotation mark after it is a setting of the server (NO_BACKSLASH_ESCAPES).
    private void SkipBackslashes(char end)
    {
        var first = _at;
        while (_at < sql.Length && sql[_at] == '\\')
            _at++;
        if ((_at - first) % 2 == 1 && _at < sql.Length && sql[_at] == end)
            throw new FormatException("a backslash before a quotation mark is read in two ways: double the mark instead.");
        _at--;
    }

    // PostgreSQL, "Dollar-Quoted String Constants".
    private string? DollarTag()
    {
        var end = _at + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
            end++;
        return end < sql.Length && sql[end] == '$' && !char.IsAsciiDigit(sql[_at + 1]) ? sql[_at..(end + 1)] : null;
    }

    private string DollarText(string tag)
    {
        var start = _at + tag.Length;
        var end = sql.IndexOf(tag, start, StringComparison.Ordinal);
        if (end < 0)
            throw new FormatException($"{tag} is not ended.");
        _at = end + tag.Length;
        return sql[start..end];
    }

    private string While(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < sql.Length && belongs(sql[_at]))
            _at++;
        return sql[start.._at];
    }

    private static bool IsLetter(char c) => char.IsLetter(c) || c == '_' || c > 127;

    // Elsewhere # begins a comment, or is an operator.
    private bool IsPartOfName(char c) => IsLetter(c) || char.IsDigit(c) || c == '$' || (c == '#' && kind == DatabaseKind.SqlServer);
}
