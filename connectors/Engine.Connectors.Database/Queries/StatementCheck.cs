using Engine.Connectors.Database.Settings;

namespace Engine.Connectors.Database.Queries;

/// <summary>
/// Whether a statement is what its setting is for: one reading SELECT, or for a call one writing statement. The first of three guards: the connection itself is
/// read-only where the database knows such, and the README asks for a user who may only read.
/// </summary>
internal static class StatementCheck
{
    private static readonly string[] Reading = ["SELECT", "WITH"];
    private static readonly string[] Writing = ["INSERT", "UPDATE", "MERGE", "REPLACE", "WITH", "SELECT", "CALL", "EXEC", "EXECUTE"];

    /// <returns>What is wrong, for the user; null when nothing is.</returns>
    public static string? Mistake(string sql, DatabaseKind kind, Purpose purpose)
    {
        try
        {
            return Mistake(Tokens(sql, kind), purpose);
        }
        catch (FormatException unreadable)
        {
            return unreadable.Message;
        }
    }

    /// <exception cref="FormatException">It cannot be taken apart.</exception>
    public static IReadOnlyList<SqlToken> Tokens(string sql, DatabaseKind kind)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new FormatException("there is a NUL character in it.");
        var tokens = new SqlReader(sql, kind).Read();
        return tokens.Count > 0 && tokens[^1].Is(';') ? [.. tokens.SkipLast(1)] : tokens;
    }

    private static string? Mistake(IReadOnlyList<SqlToken> tokens, Purpose purpose)
    {
        var begins = purpose.IsReading ? Reading : Writing;
        if (!begins.Any(word => tokens.SkipWhile(token => token.Is('(')).FirstOrDefault().Is(word)))
            return $"write one statement that begins with {string.Join(" or ", begins)}.";
        if (tokens.Any(token => token.Is(';')))
            return "write one statement alone: there is a semicolon in it.";
        if (tokens.FirstOrDefault(token => token.Kind == SqlTokenKind.Parameter && !purpose.Parameters.Contains(token.Text, StringComparer.OrdinalIgnoreCase)) is { Text: { } unknown })
            return $"there is no parameter @{unknown} here; there are @{string.Join(", @", purpose.Parameters)}.";
        for (var i = 0; i < tokens.Count; i++)
        {
            var (token, next) = (tokens[i], i + 1 < tokens.Count ? tokens[i + 1] : default);
            if (next.Is('(') && SideEffects.IsOf(token))
                return $"the function {token.Text} does more than read.";
            if (i > 0 && tokens[i - 1].Is('.'))
                continue; // the column of a table, whatever its name
            if (SideEffects.Never.Contains(token.Text) && token.Kind == SqlTokenKind.Word)
                return $"{token.Text.ToUpperInvariant()} has no place here; a column of that name needs its table before it, as in t.{token.Text}.";
            if (purpose.IsReading && OfReading(token, next) is { } mistake)
                return mistake;
        }
        return null;
    }

    private static string? OfReading(SqlToken token, SqlToken next) => token switch
    {
        { Kind: SqlTokenKind.Word } when SideEffects.Writes.Contains(token.Text) =>
            $"{token.Text.ToUpperInvariant()} writes or locks, and this has to be a query that only reads; a column of that name needs its table before it, as in t.{token.Text}.",
        _ when token.Is("FOR") && (next.Is("UPDATE") || next.Is("SHARE") || next.Is("NO") || next.Is("KEY")) => "FOR UPDATE and FOR SHARE lock rows: leave it out.",
        _ when token.Is("NEXT") && next.Is("VALUE") => "NEXT VALUE counts a sequence up: leave it out.",
        _ when token.Is(':') && next.Is('=') => ":= sets a variable: leave it out.",
        _ => null,
    };
}
