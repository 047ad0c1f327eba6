using System.Data.Common;
using Engine.TestServers;
using MySqlConnector;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Servers;

/// <summary>One server of each kind for all tests of a run, started by the first that needs it.</summary>
[TestClass]
public static class SharedServers
{
    public const string User = "crm_reader";
    public const string Password = "s3cr;et 'pw\"";

    private static readonly Lazy<Task<PostgresServer>> OnePostgres = new(() => StartPostgresAsync());
    private static readonly Lazy<Task<MariaDbServer>> OneMariaDb = new(StartMariaDbAsync);

    public static Task<PostgresServer> PostgresAsync() => ReadyAsync(OnePostgres);

    public static Task<MariaDbServer> MariaDbAsync() => ReadyAsync(OneMariaDb);

    // Drivers block a thread while they cancel a command, and the proxies they wait for run in this process, too.
    [AssemblyInitialize]
    public static void Prepare(TestContext context) => ThreadPool.SetMinThreads(32, 32);

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        await StopAsync(OnePostgres);
        await StopAsync(OneMariaDb);
    }

    public static async Task ExecuteAsync(this DbConnection connection, string sql, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    internal static async Task<PostgresServer> StartPostgresAsync((string Certificate, string Key)? tls = null)
    {
        var server = new PostgresServer(listens: true, tls);
        await server.StartAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"CREATE ROLE {User} LOGIN PASSWORD '{Password.Replace("'", "''")}'");
        return server;
    }

    internal static async Task<MariaDbServer> StartMariaDbAsync()
    {
        var server = new MariaDbServer();
        await server.StartAsync(CancellationToken.None);
        await using var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await connection.ExecuteAsync($"CREATE USER {User}@'127.0.0.1' IDENTIFIED BY '{Password.Replace("'", "''")}'");
        return server;
    }

    private static async Task<T> ReadyAsync<T>(Lazy<Task<T>> server)
    {
        try
        {
            return await server.Value;
        }
        catch (InvalidOperationException missing)
        {
            throw new AssertInconclusiveException($"There is no such server here: {missing.Message}");
        }
    }

    private static async Task StopAsync<T>(Lazy<Task<T>> server)
        where T : IAsyncDisposable
    {
        if (server.IsValueCreated && server.Value.IsCompletedSuccessfully)
            await (await server.Value).DisposeAsync();
    }
}
