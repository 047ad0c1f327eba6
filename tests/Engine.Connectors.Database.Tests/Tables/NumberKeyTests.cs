using Engine.Connectors.Database.Dialects;
using Engine.Connectors.Database.Tables;
using Engine.Connectors.Database.Tests.Servers;
using Microsoft.Data.Sqlite;
using MySqlConnector;
using Npgsql;

namespace Engine.Connectors.Database.Tests.Tables;

/// <summary>The keys that the databases make of numbers: all alike where they can be.</summary>
[TestClass]
public sealed class NumberKeyTests
{
    private static readonly (string Number, string Key)[] Cases =
    [
        ("+44 1733 667800", "008766337144"), ("(01733) 667-800", "00876633710"), ("01733/667800 x12", "00876633710"), ("01733 667800 ext. 1234", "00876633710"),
        ("+441733667800;ext=12", "008766337144"), ("01733 667800 #7", "00876633710"), ("Fax: 01733 667800", "00876633710"), ("tel:+44-1733-667800", "008766337144"),
        ("01733 667800 (mornings)", "00876633710"), ("2041", "1402"), ("", ""), ("none", ""), ("+44\u00A01733\u2011667800", "008766337144"),
    ];

    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    public void Of_Number_IsItsDigitsReversed()
    {
        foreach (var (number, key) in Cases)
            Assert.AreEqual(key, NumberKey.Of(number), number);
        Assert.AreEqual("00876633710", NumberKey.Of("٠١٧٣٣ ٦٦٧٨٠٠"));
    }

    [TestMethod]
    public async Task NumberKey_InPostgreSql_IsTheSame()
    {
        var server = await SharedServers.PostgresAsync();
        await using var database = NpgsqlDataSource.Create(server.ConnectionString);
        foreach (var (number, key) in Cases)
        {
            await using var command = database.CreateCommand($"SELECT {new PostgresDialect(new DatabaseSettings()).NumberKey("$1::text")}");
            command.Parameters.AddWithValue(number);
            Assert.AreEqual(key, await command.ExecuteScalarAsync(TestContext.CancellationToken), number);
        }
    }

    [TestMethod]
    public async Task NumberKey_InMariaDb_IsTheSame()
    {
        var server = await SharedServers.MariaDbAsync();
        await using var connection = new MySqlConnection(server.ConnectionString);
        await connection.OpenAsync(TestContext.CancellationToken);
        foreach (var (number, key) in Cases)
        {
            await using var command = new MySqlCommand($"SELECT {new MySqlDialect(new DatabaseSettings()).NumberKey("@number")}", connection);
            command.Parameters.AddWithValue("@number", number);
            Assert.AreEqual(key, await command.ExecuteScalarAsync(TestContext.CancellationToken), number);
        }
    }

    // The columns that the README advises for SQLite, which has no regular expressions: extensions stay.
    [TestMethod]
    public async Task NumberKey_AsAGeneratedColumnOfSqlite_IsFoundByIndex()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(TestContext.CancellationToken);
        await connection.ExecuteAsync("CREATE TABLE customers (id INTEGER PRIMARY KEY, phone TEXT)", TestContext.CancellationToken);
        foreach (var statement in Readme.Statements("SQLite"))
            await connection.ExecuteAsync(statement, TestContext.CancellationToken);
        await connection.ExecuteAsync("INSERT INTO customers (phone) VALUES ('+44 (0)1733 667-800'), (NULL)", TestContext.CancellationToken);

        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT phone_key FROM customers WHERE phone_key BETWEEN '008766337' AND '0087663379'";
        Assert.AreEqual("0087663371", ((string)(await command.ExecuteScalarAsync(TestContext.CancellationToken))!)[..10]);
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var plan = await command.ExecuteReaderAsync(TestContext.CancellationToken);
        Assert.IsTrue(await plan.ReadAsync(TestContext.CancellationToken));
        StringAssert.Contains(plan.GetString(3), "USING INDEX customers_phone_key");
    }
}
