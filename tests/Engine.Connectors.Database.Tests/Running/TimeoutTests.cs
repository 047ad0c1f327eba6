using System.Diagnostics;
using Engine.Connectors.Database.Tests.Servers;

namespace Engine.Connectors.Database.Tests.Running;

/// <summary>A query that takes too long is ended, in the database too.</summary>
[TestClass]
public sealed class TimeoutTests
{
    public TestContext TestContext { get; set; } = null!; // the runner's

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql, "LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")]
    [DataRow(DatabaseKind.MySql, "LOCK TABLES {table} WRITE")]
    public async Task Search_TableIsLocked_EndsAtTheTimeout(DatabaseKind kind, string lockTable)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var book = (table.Settings with { TimeoutSeconds = 1 }).Open();
        Assert.IsEmpty(await book.NameAsync("x", TestContext.CancellationToken));
        await using (var other = await table.Database.OpenConnectionAsync(TestContext.CancellationToken))
        {
            await using var transaction = kind == DatabaseKind.PostgreSql ? await other.BeginTransactionAsync(TestContext.CancellationToken) : null;
            await other.ExecuteAsync(lockTable.Replace("{table}", table.Name), TestContext.CancellationToken);

            var failure = await BookExtensions.FailsAsync(() => book.NameAsync("x", TestContext.CancellationToken));

            Assert.AreEqual(ConnectorErrorKind.Unavailable, failure.Kind);
            StringAssert.EndsWith(failure.Message, "has not answered the query by name within 1 s.");
            if (kind == DatabaseKind.MySql)
                await other.ExecuteAsync("UNLOCK TABLES", TestContext.CancellationToken);
        }
        Assert.IsEmpty(await book.NameAsync("x", TestContext.CancellationToken));
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Search_EndlessQuery_EndsAtTheTimeoutOrWhenCancelled(DatabaseKind kind)
    {
        await using var table = await TestTable.CreateAsync(kind, TestContext.CancellationToken);
        await using var book = (table.Settings with
        {
            ByName = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i * 0 + 1 FROM n) SELECT count(*) AS \"Id\" FROM n WHERE i = 2", TimeoutSeconds = 1,
        }).Open();
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.CancellationToken);

        var failure = await BookExtensions.FailsAsync(() => book.NameAsync("x", TestContext.CancellationToken));
        var started = Stopwatch.GetTimestamp();
        var left = book.NameAsync("x", leaving.Token);
        leaving.CancelAfter(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAsync<OperationCanceledException>(() => left);

        Assert.AreEqual(ConnectorErrorKind.Unavailable, failure.Kind, failure.Message);
        Assert.IsEmpty(await book.NumberAsync("1", TestContext.CancellationToken));
        Assert.IsLessThan(TimeSpan.FromSeconds(20), Stopwatch.GetElapsedTime(started));
    }
}
