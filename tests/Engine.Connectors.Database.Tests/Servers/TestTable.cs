using System.Data.Common;
using Engine.Connectors.Database.Dialects;
using MySqlConnector;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>A table of its own for one test, in one of the databases; gone, or harmless, afterwards.</summary>
internal sealed class TestTable : IAsyncDisposable
{
    private static int _count;

    private string? _folder;

    public required DbDataSource Database { get; init; }

    /// <summary>Settings of a book on it.</summary>
    public required DatabaseSettings Settings { get; init; }

    /// <summary>Its name, as it is written in SQL.</summary>
    public string Name => Settings.Table;

    public static Task<TestTable> CreateAsync(DatabaseKind kind, CancellationToken cancellationToken) => kind switch
    {
        DatabaseKind.PostgreSql => PostgresAsync(cancellationToken),
        DatabaseKind.MySql => MariaDbAsync(cancellationToken),
        _ => SqliteAsync(cancellationToken),
    };

    public async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(sql.Replace("{table}", Name, StringComparison.Ordinal), cancellationToken);
    }

    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenConnectionAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {Name}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null);
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
    }

    private static async Task<TestTable> PostgresAsync(CancellationToken cancellationToken)
    {
        var server = await SharedServers.PostgresAsync();
        var name = $"table{Interlocked.Increment(ref _count)}";
        var database = NpgsqlDataSource.Create($"{server.ConnectionString};Maximum Pool Size=4;Timezone=UTC");
        var table = new TestTable { Database = database, Settings = With(Contract.PostgresCrm.SettingsFor(server.Port), $"{name}.customers") };
        await table.ExecuteAsync(
            $"CREATE SCHEMA {name}; {Create("bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "timestamptz")}; GRANT USAGE ON SCHEMA {name} TO {SharedServers.User}; GRANT ALL ON {{table}} TO {SharedServers.User}",
            cancellationToken);
        return table;
    }

    private static async Task<TestTable> MariaDbAsync(CancellationToken cancellationToken)
    {
        var server = await SharedServers.MariaDbAsync();
        var name = $"table{Interlocked.Increment(ref _count)}";
        var database = new MySqlDataSourceBuilder($"{server.ConnectionString};Maximum Pool Size=4").Build();
        var table = new TestTable { Database = database, Settings = With(Contract.MariaDbCrm.SettingsFor(server.Port, name), $"{name}.customers") };
        await table.ExecuteAsync(
            $"CREATE DATABASE {name} CHARACTER SET utf8mb4; {Create("bigint AUTO_INCREMENT PRIMARY KEY", "datetime(6)")}; GRANT ALL ON {name}.* TO {SharedServers.User}@'127.0.0.1'", cancellationToken);
        return table;
    }

    private static async Task<TestTable> SqliteAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("database-").FullName;
        var file = Path.Combine(folder, "crm.db");
        var table = new TestTable
        {
            Database = new SqlitePool($"Data Source={file};Pooling=False", isReadOnly: false),
            Settings = With(new DatabaseSettings { Kind = DatabaseKind.Sqlite, Database = file }, "customers"),
            _folder = folder,
        };
        await table.ExecuteAsync($"PRAGMA journal_mode = WAL; {Create("INTEGER PRIMARY KEY", "TEXT")}", cancellationToken);
        return table;
    }

    private static string Create(string key, string time) =>
        $"CREATE TABLE {{table}} (id {key}, first_name varchar(200), last_name varchar(200), phone varchar(100), updated_at {time} NOT NULL)";

    private static DatabaseSettings With(DatabaseSettings settings, string table) => settings with
    {
        Table = table, Columns = "Id = id; FirstName = first_name; LastName = last_name; BusinessPhone = phone; Changed = updated_at", TimeoutSeconds = 30,
    };
}
