using System.Data;
using System.Data.Common;
using System.Text;
using Engine.Connectors.Database.Settings;
using Microsoft.Data.SqlClient;

namespace Engine.Connectors.Database.Dialects;

internal sealed class SqlServerDialect(DatabaseSettings settings) : Dialect(settings)
{
    // What stands in numbers beside digits; the letters of an extension have to be cut off before.
    private const string Signs = " +-()/.,:;#*\u00A0\u2011abcdefghijklmnopqrstuvwyz";

    public override string Name => "SQL Server";

    public override string Place => Settings.Port > 0 ? $"{Settings.Server},{Settings.Port}" : Settings.Server;

    public override string Limit => "OFFSET 0 ROWS FETCH NEXT @limit ROWS ONLY";

    public override bool RollsBack => true;

    protected override int UsualPort => 1433;

    public override string Catalogue => """
        SELECT s.name, o.name, c.name FROM sys.columns c JOIN sys.objects o ON o.object_id = c.object_id JOIN sys.schemas s ON s.schema_id = o.schema_id
        WHERE lower(o.name) = lower(@table) AND (@schema IS NULL OR lower(s.name) = lower(@schema)) AND o.type IN ('U', 'V')
        ORDER BY CASE WHEN s.name = schema_name() THEN 0 ELSE 1 END, s.name, o.name, c.column_id
        """;

    public override DbDataSource Open(Usage usage) => SqlClientFactory.Instance.CreateDataSource(ConnectionString(usage));

    internal string ConnectionString(Usage usage) => new SqlConnectionStringBuilder
    {
        DataSource = Place,
        InitialCatalog = Settings.Database.Trim(),
        UserID = Settings.User,
        Password = Settings.User.Length > 0 ? Settings.Password : "",
        IntegratedSecurity = Settings.User.Length == 0,
        Encrypt = Tls switch
        {
            null or DatabaseTls.Off => SqlConnectionEncryptOption.Optional,
            _ => SqlConnectionEncryptOption.Mandatory,
        },
        TrustServerCertificate = Tls is not DatabaseTls.Verified,
        ServerCertificate = Tls is DatabaseTls.Verified ? Settings.CertificateFile : "",
        MaxPoolSize = ConnectionsFor(usage),
        ConnectTimeout = Math.Clamp(Settings.TimeoutSeconds / 2, 1, 15), // it tries again and again until then
        CommandTimeout = (int)TimeoutOf(usage).TotalSeconds,
        ApplicationIntent = usage == Usage.Write ? ApplicationIntent.ReadWrite : ApplicationIntent.ReadOnly,
        ApplicationName = "CRM engine",
    }.ConnectionString;

    public override void Clear(DbDataSource pool)
    {
        using var any = (SqlConnection)pool.CreateConnection();
        SqlConnection.ClearPool(any);
    }

    public override string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    // Up to the x of an extension; then all signs become blanks, and those are taken out.
    public override string NumberKey(string column) =>
        $"REVERSE(REPLACE(TRANSLATE(LOWER(LEFT({column}, CHARINDEX('x', LOWER({column}) + 'x') - 1)), N'{Signs}', N'{new string(' ', Signs.Length)}'), ' ', ''))";

    public override string HasWord(IReadOnlyList<string> columns, string pattern)
    {
        var text = $"CONCAT(N' ', {string.Join(", N' ', ", columns)})";
        return $"REPLACE({text}, N'-', N' ') COLLATE Latin1_General_100_CI_AI LIKE {pattern}";
    }

    // A column of 8-bit text compared with Unicode would not be found through its index (SQL Server, "Data type precedence").
    public override void Bind(DbParameter parameter, object? value)
    {
        base.Bind(parameter, value);
        if (parameter.Value is string text)
            parameter.DbType = Ascii.IsValid(text) ? DbType.AnsiString : DbType.String;
        else if (value is DateTime)
            parameter.DbType = DbType.DateTime2;
    }

    // Where nobody listens, the number depends on the system; but there was no connection that could have an id.
    public override Failure Read(DbException error) => error is not SqlException sql ? new(ConnectorErrorKind.BadAnswer)
        : sql.Class >= 20 && sql.ClientConnectionId == Guid.Empty ? new(ConnectorErrorKind.Unavailable) { IsNotConnected = true }
        : Read(sql.Number, sql.Class);

    // SQL Server, "Database Engine events and errors"; a class of 20 and more ends the connection.
    internal static Failure Read(int number, byte severity) => number switch
    {
        18452 or 18456 or 18486 or 18487 or 18488 => new(ConnectorErrorKind.Unauthorized) { IsNotConnected = true },
        229 or 230 or 262 or 297 or 300 or 916 => new(ConnectorErrorKind.Forbidden),
        4060 or 911 => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        102 or 105 or 156 or 137 or 170 or 195 or 201 or 207 or 208 or 209 or 213 or 2812 or 4104 or 8144 or 8145 or 8178 => new(ConnectorErrorKind.Misconfigured),
        10928 or 10929 or 40501 or 49918 or 49919 or 49920 or 17809 => new(ConnectorErrorKind.RateLimited),
        -2 => new(ConnectorErrorKind.Unavailable) { IsTimeout = true },
        -1 or 2 or 53 or 258 or 10060 or 10061 or 11001 or 17142 or 40613 => new(ConnectorErrorKind.Unavailable) { IsNotConnected = true },
        2601 or 2627 => new(ConnectorErrorKind.Refused) { IsDuplicate = true },
        245 or 8114 or 8115 or 8169 => new(ConnectorErrorKind.Refused) { IsOtherType = true },
        515 or 547 or 2628 or 3906 or 8152 or >= 50000 => new(ConnectorErrorKind.Refused),
        _ => new(ConnectorErrorKind.Unavailable) { IsConnectionLost = severity >= 20 },
    };
}
