using Engine.Connectors.Database.Feed;
using Engine.Connectors.Database.Tests.Servers;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Connectors.Database.Tests.Feed;

[TestClass]
public sealed class DatabaseFeedTests
{
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    public TestContext TestContext { get; set; } = null!; // the runner's

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Changes_BehindOurBack_AreToldOnce(DatabaseKind kind)
    {
        await using var table = await FilledAsync(kind, 30);
        await using var book = table.Settings.Open();
        var first = await book.FeedAsync(null, Token);

        await table.ExecuteAsync("UPDATE {table} SET last_name = 'Fennimore', updated_at = '2026-02-02 10:00:00' WHERE id IN (3, 4)", Token);
        await table.ExecuteAsync("DELETE FROM {table} WHERE id = 5", Token);
        var next = await book.FeedAsync(first.Token, Token);
        var last = await book.FeedAsync(next.Token, Token);

        Assert.HasCount(30, first.Contacts);
        CollectionAssert.AreEqual(new[] { "3", "4" }, next.Contacts.Select(contact => contact.Key.Id).Order().ToArray());
        CollectionAssert.AreEqual(new[] { "5" }, next.Removed.Select(key => key.Id).ToArray());
        Assert.IsTrue(next.Contacts.All(contact => contact.Value("LastName") == "Fennimore"));
        Assert.AreEqual((0, 0), (last.Contacts.Count, last.Removed.Count));
    }

    // Its rows carry the time at which it began, before the mark.
    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    public async Task Changes_TransactionThatEndsLate_IsTold(DatabaseKind kind)
    {
        await using var table = await FilledAsync(kind, 3);
        await using var book = table.Settings.Open();
        await using var other = await table.Database.OpenConnectionAsync(Token);
        await using var transaction = await other.BeginTransactionAsync(Token);
        await using (var late = other.CreateCommand())
        {
            late.Transaction = transaction;
            late.CommandText = $"UPDATE {table.Name} SET first_name = 'Late', updated_at = '2026-02-02 09:59:30' WHERE id = 2";
            await late.ExecuteNonQueryAsync(Token);
        }
        await table.ExecuteAsync("UPDATE {table} SET first_name = 'Early', updated_at = '2026-02-02 10:00:00' WHERE id = 1", Token);
        var first = await book.FeedAsync(null, Token);
        await transaction.CommitAsync(Token);

        var next = await book.FeedAsync(first.Token, Token);

        CollectionAssert.AreEqual(new[] { "2" }, next.Contacts.Select(contact => contact.Key.Id).ToArray());
        Assert.AreEqual("Late", next.Contacts[0].Value("FirstName"));
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Changes_ManyWithOneTime_AreNotToldForEver(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(new(2026, 2, 3, 0, 0, 0, TimeSpan.Zero));
        await using var table = await FilledAsync(kind, 4000);
        await using var book = table.Settings.Open(time);
        var first = await book.FeedAsync(null, Token);
        time.Advance(Later);

        // One reading after the overlap meets them once more, for what came to light late; those beyond what a token holds are told again.
        var settling = await book.FeedAsync(first.Token, Token);
        time.Advance(Later);
        var settled = await book.FeedAsync(settling.Token, Token);
        await table.ExecuteAsync("UPDATE {table} SET updated_at = '2026-03-03 10:00:00' WHERE id = 7", Token);
        var changed = await book.FeedAsync(settled.Token, Token);

        Assert.HasCount(4000, first.Contacts);
        Assert.IsLessThan(4000, settling.Contacts.Count);
        Assert.IsEmpty(settled.Contacts);
        CollectionAssert.AreEqual(new[] { "7" }, changed.Contacts.Select(contact => contact.Key.Id).ToArray());
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Changes_EngineWasStartedAnew_GoOnWhileIdsAreTheSame(DatabaseKind kind)
    {
        await using var table = await FilledAsync(kind, 10);
        string? token;
        await using (var book = table.Settings.Open())
            (_, _, token) = await book.FeedAsync(null, Token);
        await table.ExecuteAsync("UPDATE {table} SET updated_at = '2026-03-03 10:00:00' WHERE id = 7", Token);

        await using var again = table.Settings.Open();
        var next = await again.FeedAsync(token, Token);
        await table.ExecuteAsync("DELETE FROM {table} WHERE id = 1", Token);
        var removed = await again.FeedAsync(next.Token, Token);
        await using var third = table.Settings.Open();
        var expired = await BookExtensions.FailsAsync(() => third.FeedAsync(next.Token, Token));

        Assert.HasCount(1, next.Contacts);
        Assert.HasCount(1, removed.Removed);
        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    [TestMethod]
    [DataRow(DatabaseKind.PostgreSql)]
    [DataRow(DatabaseKind.MySql)]
    [DataRow(DatabaseKind.Sqlite)]
    public async Task Queries_PageByPageWithARemovedQuery_TellEverything(DatabaseKind kind)
    {
        await using var table = await FilledAsync(kind, 2500);
        var select = $"SELECT id AS \"Id\", last_name AS \"LastName\", updated_at AS \"Changed\" FROM {table.Name} WHERE first_name <> 'gone'";
        await using var book = (table.Settings with
        {
            Table = "",
            All = $"{select} AND (id > @after OR @after IS NULL) ORDER BY id LIMIT @limit",
            Changes = $"{select} AND updated_at > @since",
            Removed = $"SELECT id AS \"Id\", updated_at AS \"Changed\" FROM {table.Name} WHERE first_name = 'gone' AND updated_at > @since",
            ByName = $"{select} AND last_name = @text",
            ByNumber = $"{select} AND phone = @number",
        }).Open();
        var first = await book.FeedAsync(null, Token);
        await table.ExecuteAsync("UPDATE {table} SET first_name = 'gone', updated_at = '2026-03-03 10:00:00' WHERE id = 7", Token);

        var next = await book.FeedAsync(first.Token, Token);
        var last = await book.FeedAsync(next.Token, Token);

        Assert.HasCount(2500, first.Contacts.DistinctBy(contact => contact.Key).ToList());
        Assert.HasCount(2500, first.Contacts);
        CollectionAssert.AreEqual(new[] { "7" }, next.Removed.Select(key => key.Id).ToArray());
        Assert.IsEmpty(last.Removed);
    }

    [TestMethod]
    public async Task Feed_PagesThatDoNotGoOn_AreRefused()
    {
        await using var table = await FilledAsync(DatabaseKind.Sqlite, 1500);
        await using var book = (table.Settings with { All = "SELECT id AS Id, @after AS x FROM customers ORDER BY id LIMIT @limit" }).Open();

        var failure = await BookExtensions.FailsAsync(() => book.FeedAsync(null, Token));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, failure.Kind);
        StringAssert.StartsWith(failure.Message, "All: ");
    }

    [TestMethod]
    public async Task Feed_WithoutChanged_IsReadWholeEachTime()
    {
        await using var table = await FilledAsync(DatabaseKind.Sqlite, 3);
        await using var book = (table.Settings with { Columns = "Id = id; LastName = last_name" }).Open();

        var first = await book.FeedAsync(null, Token);

        Assert.HasCount(3, first.Contacts);
        Assert.IsNull(first.Token);
    }

    [TestMethod]
    public void Stamp_EveryType_ComesBackAsItWas()
    {
        object[] values =
        [
            new DateTime(2026, 3, 14, 23, 55, 30, DateTimeKind.Utc).AddTicks(1234560), new DateTime(2026, 3, 14, 0, 0, 0, DateTimeKind.Unspecified), new DateOnly(2026, 3, 14),
            new DateTimeOffset(2026, 3, 14, 23, 55, 30, TimeSpan.FromHours(2)), 42L, 1.5m, "2026-03-14T23:55:30Z", "a:b", new byte[] { 0, 0, 0, 0, 0, 0, 7, 209 },
        ];

        foreach (var value in values)
        {
            var stamp = Stamp.Of(value)!.Value;
            var again = Stamp.Parse(stamp.ToString())!.Value;
            Assert.AreEqual(0, stamp.CompareTo(again));
            Assert.AreEqual(stamp.ToString(), again.ToString());
            Assert.AreEqual(value.GetType(), again.Value.GetType());
            if (value is DateTime time)
                Assert.AreEqual(time.Kind, ((DateTime)again.Value).Kind);
            Assert.IsLessThanOrEqualTo(0, stamp.Before(TimeSpan.FromMinutes(2)).CompareTo(stamp));
        }
    }

    [TestMethod]
    [DataRow("2026-03-14 23:55:30.123", "2026-03-14 23:53:30")]
    [DataRow("2026-03-14T00:00:30Z", "2026-03-13T23:58:30")]
    [DataRow("2026-03-14", "2026-03-13")]
    [DataRow("version 7", "version 7")]
    public void Before_TimeAsText_HasTheSameForm(string text, string expected) => Assert.AreEqual(expected, new Stamp(text).Before(TimeSpan.FromMinutes(2)).Value);

    private async Task<TestTable> FilledAsync(DatabaseKind kind, int count)
    {
        var table = await TestTable.CreateAsync(kind, Token);
        var rows = Enumerable.Range(1, count).Select(i => $"('First{i}', 'Last{i}', '+44 20 7946 {i:0000}', '2026-02-01 10:00:00')");
        await table.ExecuteAsync($"INSERT INTO {{table}} (first_name, last_name, phone, updated_at) VALUES {string.Join(", ", rows)}", Token);
        return table;
    }
}
