using System.Net;
using System.Net.Sockets;
using Engine.Connectors.Database.Queries;
using Engine.Connectors.Database.Running;
using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Running;

/// <summary>What users are told when the settings or the server are wrong.</summary>
[TestClass]
public sealed class FailureTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    public async Task Check_WrongPassword_NamesTheUserAndKeepsThePassword(DatabaseKind kind)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var book = (table.Settings with { Password = "no such secret" }).Open();

        var failure = await BookExtensions.FailsAsync(() => book.As<IConnectionCheck>().CheckAsync(TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Unauthorized, failure.Kind);
        StringAssert.Contains(failure.Message, SharedServers.User);
        Assert.DoesNotContain("no such secret", failure.ToString());
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql, "no_such_database")]
    [DataRow(DatabaseKind.MySql, "table0")]
    public async Task Check_WrongDatabase_IsToldByName(DatabaseKind kind, string database)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var book = (table.Settings with { Database = database }).Open();

        var failure = await BookExtensions.FailsAsync(() => book.As<IConnectionCheck>().CheckAsync(TestContext.CancellationToken));

        // MySQL tells those without rights that they have none, whatever is there.
        Assert.Contains(failure.Kind, (ConnectorErrorKind[])[ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Forbidden]);
        StringAssert.Contains(failure.Message, database);
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Check_NoSuchTableOrColumn_IsToldByName(DatabaseKind kind)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var noTable = (table.Settings with { Table = "clients" }).Open();
        await using var noColumn = (table.Settings with { Columns = "Id = id; LastName = surname" }).Open();

        var first = await BookExtensions.FailsAsync(() => noTable.As<IConnectionCheck>().CheckAsync(TestContext.CancellationToken));
        var second = await BookExtensions.FailsAsync(() => noColumn.NameAsync("x", TestContext.CancellationToken));

        Assert.AreEqual((ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Misconfigured), (first.Kind, second.Kind));
        StringAssert.Contains(first.Message, "no table or view clients");
        StringAssert.Contains(second.Message, "the table customers has no column surname. It has id, first_name, last_name, phone, updated_at.");
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Check_QueryThatCannotWork_IsToldWithItsSetting(DatabaseKind kind)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await table.ExecuteAsync("INSERT INTO {table} (last_name, updated_at) VALUES ('Bramblewick', '2026-01-01 00:00:00')", TestContext.CancellationToken);
        await using var noId = (table.Settings with { ByName = $"SELECT last_name FROM {table.Name} WHERE last_name = @text" }).Open();
        await using var wrong = (table.Settings with { ByNumber = $"SELECT id FROM {table.Name} WHERE telephone = @number" }).Open();

        var search = await BookExtensions.FailsAsync(() => noId.NameAsync("Bramblewick", TestContext.CancellationToken));
        var check = await BookExtensions.FailsAsync(() => noId.As<IConnectionCheck>().CheckAsync(TestContext.CancellationToken));
        var unknown = await BookExtensions.FailsAsync(() => wrong.As<IConnectionCheck>().CheckAsync(TestContext.CancellationToken));

        Assert.AreEqual("ByName: the query by name gives no column Id. Name one so, as in SELECT customer_no AS \"Id\".", search.Message);
        Assert.AreEqual(search.Message, check.Message);
        Assert.AreEqual((ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Misconfigured), (search.Kind, unknown.Kind));
        StringAssert.StartsWith(unknown.Message, "ByNumber: ");
        StringAssert.Contains(unknown.Message, "telephone");
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.SqlServer)]
    public async Task Search_NobodyListens_SaysWhere(DatabaseKind kind)
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        var settings = new DatabaseSettings { Kind = kind, Server = "127.0.0.1", Port = port, Database = "crm", User = "bob", Password = "s3cret", Table = "customers", Columns = "Id = id; LastName = name", TimeoutSeconds = 5 };
        await using var book = settings.Open();

        var failure = await BookExtensions.FailsAsync(() => book.NameAsync("x", TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Unavailable, failure.Kind);
        StringAssert.Contains(failure.Message, $"{port}");
        StringAssert.StartsWith(failure.Message, "Cannot reach ");
        Assert.IsInstanceOfType<HttpRequestException>(failure.InnerException);
    }

    [TestMethod]
    public async Task Search_OtherKindOfServer_IsToldInOrder()
    {
        var (postgres, mariaDb) = (await SharedServers.PostgresAsync(), await SharedServers.MariaDbAsync());
        foreach (var (kind, port) in ((DatabaseKind, int)[])[(DatabaseKind.MySql, postgres.Port), (DatabaseKind.PostgreSql, mariaDb.Port), (DatabaseKind.SqlServer, postgres.Port)])
        {
            await using var book = (Contract.PostgresCrm.SettingsFor(port) with { Kind = kind, Table = "customers", Columns = "Id = id; LastName = name", TimeoutSeconds = 4 }).Open();

            var failure = await BookExtensions.FailsAsync(() => book.NameAsync("x", TestContext.CancellationToken));

            Assert.Contains(failure.Kind, (ConnectorErrorKind[])[ConnectorErrorKind.Misconfigured, ConnectorErrorKind.Unavailable], failure.Message);
            StringAssert.Contains(failure.Message, $"{port}");
        }
    }

    [TestMethod]
    public async Task Search_NoSuchFile_SaysWhich()
    {
        await using var book = new DatabaseSettings { Kind = DatabaseKind.Sqlite, Database = "/no/such/crm.db", Table = "customers", Columns = "Id = id; LastName = name" }.Open();

        var failure = await BookExtensions.FailsAsync(() => book.NameAsync("x", TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, failure.Kind);
        StringAssert.Contains(failure.Message, "/no/such/crm.db");
    }

    // The database's own guard, behind the connector's.
    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Read_StatementThatWrites_IsRefusedByTheDatabaseItself(DatabaseKind kind)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var session = new Session(Dialects.Dialect.Of(table.Settings), table.Settings, TimeProvider.System);
        foreach (var sql in (string[])[$"INSERT INTO {table.Name} (last_name, updated_at) VALUES ('x', '2026-01-01 00:00:00')", $"CREATE TABLE {table.Name}2 (id int)"])
        {
            var query = new Query { Text = sql, Purpose = Purpose.ByName, Parameters = [] };

            var failure = await BookExtensions.FailsAsync(() => session.ReadAsync(query, new QueryValues(), 1, TestContext.CancellationToken));

            Assert.AreEqual(ConnectorErrorKind.Refused, failure.Kind, failure.Message);
        }
        Assert.AreEqual(0, await table.CountAsync(TestContext.CancellationToken));
    }
}
