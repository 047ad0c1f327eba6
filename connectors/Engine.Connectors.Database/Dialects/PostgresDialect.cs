using System.Data.Common;
using System.Net.Sockets;
using System.Security.Authentication;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Settings;
using Npgsql;
using NpgsqlTypes;

namespace Engine.Connectors.Database.Dialects;

internal sealed class PostgresDialect(DatabaseSettings settings) : Dialect(settings)
{
    public override string Name => "PostgreSQL";

    protected override int UsualPort => NpgsqlConnection.DefaultPort;

    // The views of information_schema leave materialised views out.
    public override string Catalogue => """
        SELECT n.nspname, c.relname, a.attname FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
        WHERE lower(c.relname) = lower(@table) AND (@schema IS NULL OR lower(n.nspname) = lower(@schema)) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
        AND a.attnum > 0 AND NOT a.attisdropped ORDER BY n.nspname = current_schema() DESC, n.nspname, c.relname, a.attnum
        """;

    public override DbDataSource Open(Usage usage)
    {
        var builder = new NpgsqlDataSourceBuilder(ConnectionString(usage));
        builder.EnableUnmappedTypes(); // reads enumerations of the database's own as their texts
        return builder.Build();
    }

    public override string NumberKey(string column) => $"reverse(regexp_replace({column}::text, '{Tables.NumberKey.Silent}', '', 'g'))";

    // ASCII, by far the most, is done quickly, and needs no decomposition; only a database in UTF-8 can do it.
    public override string HasWord(IReadOnlyList<string> columns, string pattern)
    {
        var text = string.Join(" || ", columns.Select(column => $"' ' || coalesce({column}::text, '')"));
        var words = $"replace({text}, '-', ' ')";
        var folded = $"regexp_replace(normalize(lower({words}), NFD), '[\u0300-\u036F]+', '', 'g')";
        return $"CASE WHEN octet_length({text}) = char_length({text}) THEN lower({words} COLLATE \"C\") ELSE {folded} END LIKE {pattern}";
    }

    public override void Bind(DbParameter parameter, object? value)
    {
        base.Bind(parameter, value);
        // Sent without a type, so that the server takes what it is compared with: an integer, a UUID, a text.
        if (value is null or Untyped)
            ((NpgsqlParameter)parameter).NpgsqlDbType = value is null ? NpgsqlDbType.Text : NpgsqlDbType.Unknown;
    }

    public override Failure Read(DbException error) => error switch
    {
        PostgresException { SqlState: { } state } => Read(state),
        { InnerException: AuthenticationException } => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable } } =>
            new(ConnectorErrorKind.Unavailable) { IsNotConnected = true },
        { InnerException: TimeoutException } => new(ConnectorErrorKind.Unavailable),
        NpgsqlException { IsTransient: true } => new(ConnectorErrorKind.Unavailable) { IsConnectionLost = true },
        _ => new(ConnectorErrorKind.BadAnswer),
    };

    // PostgreSQL, "PostgreSQL Error Codes".
    internal static Failure Read(string state) => state switch
    {
        ['2', '8', ..] => new(ConnectorErrorKind.Unauthorized) { IsNotConnected = true },
        "42501" => new(ConnectorErrorKind.Forbidden),
        "3D000" => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        ['4', '2', ..] or ['3', 'F', ..] or "0A000" => new(ConnectorErrorKind.Misconfigured),
        "53300" => new(ConnectorErrorKind.RateLimited),
        "57014" => new(ConnectorErrorKind.Unavailable) { IsTimeout = true },
        "57P03" => new(ConnectorErrorKind.Unavailable) { IsNotConnected = true },
        "57P01" or "57P02" or ['0', '8', ..] => new(ConnectorErrorKind.Unavailable) { IsConnectionLost = true },
        "23505" => new(ConnectorErrorKind.Refused) { IsDuplicate = true },
        "22P02" or "22003" or "22007" or "22008" => new(ConnectorErrorKind.Refused) { IsOtherType = true },
        "25006" or ['2', '2', ..] or ['2', '3', ..] or ['4', '4', ..] or ['P', '0', ..] => new(ConnectorErrorKind.Refused),
        _ => new(ConnectorErrorKind.Unavailable),
    };

    private string ConnectionString(Usage usage) => new NpgsqlConnectionStringBuilder
    {
        Host = Settings.Server.Trim(),
        Port = Settings.Port > 0 ? Settings.Port : UsualPort,
        Database = Settings.Database.Trim(),
        Username = Settings.User,
        Password = Settings.Password.Length > 0 ? Settings.Password : null,
        SslMode = Tls switch
        {
            null => SslMode.Prefer,
            DatabaseTls.Off => SslMode.Disable,
            DatabaseTls.Encrypted => SslMode.Require,
            _ => SslMode.VerifyFull,
        },
        RootCertificate = Settings.CertificateFile.Length > 0 ? Settings.CertificateFile : null,
        MaxPoolSize = ConnectionsFor(usage),
        Timeout = Math.Min(Settings.TimeoutSeconds, 15),
        CommandTimeout = (int)DriverTimeoutOf(usage).TotalSeconds,
        CancellationTimeout = -1, // a cancelled command is not waited for
        MaxAutoPrepare = usage == Usage.Search ? 16 : 0,
        Timezone = "UTC",
        ApplicationName = "CRM engine",
        Options = $"-c statement_timeout={(long)TimeoutOf(usage).TotalMilliseconds}{(usage == Usage.Write ? "" : " -c default_transaction_read_only=on")}",
    }.ConnectionString;
}
