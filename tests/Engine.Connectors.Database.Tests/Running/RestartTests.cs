using Engine.Connectors.Database.Tests.Contract;
using Engine.Connectors.Database.Tests.Servers;
using MySqlConnector;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Running;

/// <summary>A server that goes away and comes back: searches work again at once, whatever waits in the pool.</summary>
[TestClass]
public sealed class RestartTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    public async Task Search_PostgreSqlWasStartedAnew_WorksAtOnce()
    {
        await SharedServers.PostgresAsync(); // or there is none here
        await using var server = await SharedServers.StartPostgresAsync();
        await using (var connection = new NpgsqlConnection(server.ConnectionString))
        {
            await connection.OpenAsync(TestContext.CancellationToken);
            await connection.ExecuteAsync($"CREATE TABLE customers (id int, name text); INSERT INTO customers VALUES (1, 'Bramblewick'); GRANT SELECT ON customers TO {SharedServers.User}", TestContext.CancellationToken);
        }
        await CheckAsync(PostgresCrm.SettingsFor(server.Port), server.StopAsync, () => server.RunAsync(TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Search_MariaDbWasStartedAnew_WorksAtOnce()
    {
        await SharedServers.MariaDbAsync(); // or there is none here
        await using var server = await SharedServers.StartMariaDbAsync();
        await using (var connection = new MySqlConnection(server.ConnectionString))
        {
            await connection.OpenAsync(TestContext.CancellationToken);
            await connection.ExecuteAsync(
                $"CREATE DATABASE crm; CREATE TABLE crm.customers (id int, name text); INSERT INTO crm.customers VALUES (1, 'Bramblewick'); GRANT SELECT ON crm.* TO {SharedServers.User}@'127.0.0.1'",
                TestContext.CancellationToken);
        }
        await CheckAsync(MariaDbCrm.SettingsFor(server.Port, "crm"), server.StopAsync, () => server.RunAsync(TestContext.CancellationToken));
    }

    private async Task CheckAsync(DatabaseSettings settings, Func<Task> stop, Func<Task> run)
    {
        await using var book = (settings with { Table = "customers", Columns = "Id = id; LastName = name", TimeoutSeconds = 30 }).Open();
        // Several at once leave several connections in the pool.
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => book.NameAsync("Bramblewick", TestContext.CancellationToken)));

        await stop();
        await run();
        var after = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => book.NameAsync("Bramblewick", TestContext.CancellationToken)));
        await stop();
        var failure = await BookExtensions.FailsAsync(() => book.NameAsync("Bramblewick", TestContext.CancellationToken));
        await run();

        Assert.IsTrue(after.All(found => found.Count == 1));
        Assert.AreEqual(ConnectorErrorKind.Unavailable, failure.Kind, failure.Message);
        Assert.HasCount(1, await book.NameAsync("Bramblewick", TestContext.CancellationToken));
    }
}
