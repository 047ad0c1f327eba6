using System.Data.Common;
using Engine.Connectors.Database.Settings;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Engine.Connectors.Database.Dialects;

internal sealed class SqliteDialect(DatabaseSettings settings) : Dialect(settings)
{
    public override string Name => "SQLite";

    public override string Place => Settings.Database;

    public override bool IsBlocking => true;

    protected override int UsualPort => 0;

    public override string Catalogue => """
        SELECT 'main', m.name, c.name FROM sqlite_schema m JOIN pragma_table_xinfo(m.name) c
        WHERE m.type IN ('table', 'view') AND lower(m.name) = lower(@table) AND coalesce(lower(@schema), 'main') = 'main' AND c.hidden <> 1 ORDER BY m.name, c.cid
        """;

    public override DbDataSource Open(Usage usage) => new SqlitePool(new SqliteConnectionStringBuilder
    {
        DataSource = Settings.Database.Trim(),
        Mode = usage == Usage.Write ? SqliteOpenMode.ReadWrite : SqliteOpenMode.ReadOnly,
        DefaultTimeout = Settings.TimeoutSeconds, // for a file that somebody else has locked
    }.ConnectionString, isReadOnly: usage != Usage.Write);

    public override void Clear(DbDataSource pool)
    {
        using var any = (SqliteConnection)pool.CreateConnection();
        SqliteConnection.ClearPool(any);
    }

    // SQLite has no regular expressions: functions of our own, see SqlitePool.
    public override string NumberKey(string column) => $"{SqlitePool.NumberKey}({column})";

    public override string HasWord(IReadOnlyList<string> columns, string pattern) =>
        $"{SqlitePool.Words}({string.Join(" || ", columns.Select(column => $"' ' || coalesce({column}, '')"))}) LIKE {pattern}";

    public override IDisposable? Interrupt(DbConnection connection, CancellationToken cancellationToken) =>
        cancellationToken.Register(() => raw.sqlite3_interrupt(((SqliteConnection)connection).Handle));

    public override Failure Read(DbException error) => error is SqliteException sqlite ? Read(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode) : new(ConnectorErrorKind.BadAnswer);

    // SQLite, "Result and Error Codes".
    internal static Failure Read(int code, int extended) => code switch
    {
        raw.SQLITE_PERM or raw.SQLITE_AUTH => new(ConnectorErrorKind.Forbidden),
        raw.SQLITE_CANTOPEN or raw.SQLITE_NOTADB => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        raw.SQLITE_ERROR or raw.SQLITE_RANGE => new(ConnectorErrorKind.Misconfigured),
        raw.SQLITE_CONSTRAINT => new(ConnectorErrorKind.Refused) { IsDuplicate = extended is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY },
        raw.SQLITE_READONLY or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG => new(ConnectorErrorKind.Refused),
        raw.SQLITE_CORRUPT or raw.SQLITE_FORMAT => new(ConnectorErrorKind.BadAnswer),
        _ => new(ConnectorErrorKind.Unavailable),
    };
}
