using System.Data.Common;
using System.Text.RegularExpressions;
using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Tables;

/// <summary>The indexes that the README advises can be made, and serve what the connector asks.</summary>
[TestClass]
public sealed partial class ReadmeTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    [DataRow("PostgreSQL (the", "BusinessPhone = phone", "customers_phone_key")]
    [DataRow("PostgreSQL, names", "BusinessPhone = phone; NameKey = name_key", "customers_name_key")]
    public async Task Index_InPostgreSql_ServesTheQuery(string title, string columns, string index)
    {
        await using var table = await TestTable.CreateAsync(DatabaseKind.PostgreSql, TestContext.CancellationToken);
        await FillAsync(table, title);
        await using var connection = await table.Database.OpenConnectionAsync(TestContext.CancellationToken);
        await connection.ExecuteAsync($"ANALYZE {table.Name}; SET enable_seqscan = off", TestContext.CancellationToken);
        var settings = table.Settings with { Columns = $"Id = id; FirstName = first_name; LastName = name; {columns}" };
        await using var book = settings.Open();

        Assert.AreEqual("77", (await book.NumberAsync("2079460077", TestContext.CancellationToken)).Single().Key.Id);
        Assert.AreEqual("1999", (await book.NameAsync("müller-quill1999", TestContext.CancellationToken)).Single().Key.Id);
        var asked = columns.Contains("NameKey", StringComparison.Ordinal)
            ? "name_key LIKE '% muller quill1999%' ESCAPE '!'"
            : $"{new Dialects.PostgresDialect(settings).NumberKey("phone")} BETWEEN '7700649702' AND '77006497029'";
        StringAssert.Contains(await PlanAsync(connection, $"EXPLAIN SELECT * FROM {table.Name} WHERE {asked}"), index);
    }

    [TestMethod]
    public async Task Index_InMariaDb_ServesTheQuery()
    {
        await using var table = await TestTable.CreateAsync(DatabaseKind.MySql, TestContext.CancellationToken);
        await FillAsync(table, "MySQL and MariaDB");
        await using var book = (table.Settings with { Columns = "Id = id; LastName = name; BusinessPhone = phone; NumberKey = phone_key" }).Open();
        await using var connection = await table.Database.OpenConnectionAsync(TestContext.CancellationToken);

        Assert.AreEqual("77", (await book.NumberAsync("2079460077", TestContext.CancellationToken)).Single().Key.Id);
        StringAssert.Contains(
            await PlanAsync(connection, $"EXPLAIN FORMAT=JSON SELECT * FROM {table.Name} WHERE phone_key BETWEEN '7700649702' AND '77006497029'"), "\"key\": \"customers_phone_key\"");
    }

    [TestMethod]
    public void Index_OfSqlServer_HasAsManyBlanksAsSigns()
    {
        var texts = Translate().Match(Readme.Statements("SQL Server")[0]);

        Assert.AreEqual(texts.Groups[1].Length, texts.Groups[2].Length);
    }

    private async Task FillAsync(TestTable table, string title)
    {
        await table.ExecuteAsync("ALTER TABLE {table} RENAME COLUMN last_name TO name; ALTER TABLE {table} ADD COLUMN company varchar(200)", TestContext.CancellationToken);
        foreach (var statement in Readme.Statements(title))
            await table.ExecuteAsync(On().Replace(statement, "$1{table}"), TestContext.CancellationToken);
        var rows = Enumerable.Range(1, 2000).Select(i => $"('First{i}', 'Müller-Quill{i}', '+44 (0)20 7946-{i:0000} x12', '2026-02-01 10:00:00')");
        await table.ExecuteAsync($"INSERT INTO {{table}} (first_name, name, phone, updated_at) VALUES {string.Join(", ", rows)}", TestContext.CancellationToken);
    }

    private async Task<string> PlanAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.CancellationToken);
        var plan = "";
        while (await reader.ReadAsync(TestContext.CancellationToken))
            plan += $"{reader.GetString(0)}\n";
        return plan;
    }

    [GeneratedRegex(@"((?:TABLE|ON) )customers\b")]
    private static partial Regex On();

    [GeneratedRegex("TRANSLATE\\(LOWER\\(LEFT\\(.*\\)\\), '([^']+)', '([^']+)'\\)")]
    private static partial Regex Translate();
}
