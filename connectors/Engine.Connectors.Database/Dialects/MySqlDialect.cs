using System.Data.Common;
using Engine.Connectors.Database.Settings;
using MySqlConnector;

namespace Engine.Connectors.Database.Dialects;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlDialect(DatabaseSettings settings) : Dialect(settings)
{
    public override string Name => "MySQL";

    protected override int UsualPort => 3306;

    public override string Catalogue => """
        SELECT table_schema, table_name, column_name FROM information_schema.columns
        WHERE lower(table_name) = lower(@table) AND lower(table_schema) = lower(coalesce(@schema, database())) ORDER BY table_schema, table_name, ordinal_position
        """;

    public override DbDataSource Open(Usage usage) => new MySqlDataSourceBuilder(new MySqlConnectionStringBuilder
    {
        Server = Settings.Server.Trim(),
        Port = (uint)(Settings.Port > 0 ? Settings.Port : UsualPort),
        Database = Settings.Database.Trim(),
        UserID = Settings.User,
        Password = Settings.Password,
        ConnectionProtocol = Settings.Server.StartsWith('/') ? MySqlConnectionProtocol.UnixSocket : MySqlConnectionProtocol.Sockets,
        SslMode = Tls switch
        {
            null => MySqlSslMode.Preferred,
            DatabaseTls.Off => MySqlSslMode.Disabled,
            DatabaseTls.Encrypted => MySqlSslMode.Required,
            _ => MySqlSslMode.VerifyFull,
        },
        SslCa = Settings.CertificateFile,
        // MySQL, "Caching SHA-2 Pluggable Authentication": without TLS the server's key is needed, which is safe where nobody is in between.
        AllowPublicKeyRetrieval = IsOnThisMachine,
        MaximumPoolSize = (uint)ConnectionsFor(usage),
        ConnectionTimeout = (uint)Math.Min(Settings.TimeoutSeconds, 15),
        DefaultCommandTimeout = (uint)DriverTimeoutOf(usage).TotalSeconds,
        CancellationTimeout = -1, // and waits for no answer to a cancelled command
        ConnectionReset = false, // keeps what is set below
        AllowLoadLocalInfile = false,
        AllowUserVariables = false,
        ConvertZeroDateTime = true,
        ApplicationName = "CRM engine",
    }.ConnectionString).UseConnectionOpenedCallback(async (opened, cancellationToken) =>
    {
        if (!opened.Conditions.HasFlag(MySqlConnectionOpenedConditions.New))
            return;
        var command = opened.Connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Preparation(usage, opened.Connection.ServerVersion);
            await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }).Build();

    public override string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    public override string NumberKey(string column) => $"reverse(regexp_replace({column}, '{Tables.NumberKey.Silent}', ''))";

    // This collation of MySQL and MariaDB knows neither case nor accents.
    public override string HasWord(IReadOnlyList<string> columns, string pattern) =>
        $"CONVERT(replace(concat_ws(' ', '', {string.Join(", ", columns)}), '-', ' ') USING utf8mb4) COLLATE utf8mb4_unicode_ci LIKE {pattern}";

    public override Failure Read(DbException error) => error is not MySqlException mySql ? new(ConnectorErrorKind.BadAnswer)
        : mySql.ErrorCode == MySqlErrorCode.None && mySql.InnerException is not (IOException or System.Net.Sockets.SocketException or null) ? new(ConnectorErrorKind.BadAnswer)
        : Read(mySql.Number, mySql.IsTransient || mySql.InnerException is IOException or System.Net.Sockets.SocketException);

    // MySQL, "Server Error Message Reference"; MariaDB, "MariaDB Error Code Reference".
    internal static Failure Read(int number, bool isConnectionLost = false) => number switch
    {
        1042 or 1129 or 1130 => new(ConnectorErrorKind.Unavailable) { IsNotConnected = true },
        1045 or 1698 or 1862 or 1820 or 4151 => new(ConnectorErrorKind.Unauthorized) { IsNotConnected = true },
        1044 or 1142 or 1143 or 1227 or 1370 => new(ConnectorErrorKind.Forbidden),
        1046 or 1049 => new(ConnectorErrorKind.Misconfigured) { IsNotConnected = true },
        1051 or 1052 or 1054 or 1055 or 1064 or 1146 or 1149 or 1305 or 1318 or 1327 or 1582 or 1583 or 1630 => new(ConnectorErrorKind.Misconfigured),
        1040 or 1203 or 1226 => new(ConnectorErrorKind.RateLimited),
        1317 or 1969 or 3024 => new(ConnectorErrorKind.Unavailable) { IsTimeout = true },
        1062 or 1586 => new(ConnectorErrorKind.Refused) { IsDuplicate = true },
        1048 or 1216 or 1217 or 1264 or 1265 or 1292 or 1364 or 1366 or 1406 or 1451 or 1452 or 1644 or 1792 or 3819 or 4025 => new(ConnectorErrorKind.Refused),
        _ => new(ConnectorErrorKind.Unavailable) { IsConnectionLost = isConnectionLost || number is 1053 or 1927 or 2006 or 2013 },
    };

    private string Preparation(Usage usage, string version)
    {
        var seconds = (long)TimeoutOf(usage).TotalSeconds;
        // MariaDB ends any statement, MySQL a SELECT alone: neither has the other's variable.
        var timeout = version.Contains("MariaDB", StringComparison.OrdinalIgnoreCase) ? $"max_statement_time = {seconds}" : $"max_execution_time = {seconds * 1000}";
        return $"SET time_zone = '+00:00', {timeout}{(usage == Usage.Write ? "" : "; SET SESSION TRANSACTION READ ONLY")}";
    }
}
