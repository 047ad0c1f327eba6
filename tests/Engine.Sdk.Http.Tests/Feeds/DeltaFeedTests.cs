using Microsoft.Extensions.Time.Testing;

namespace Engine.Sdk.Http.Tests.Feeds;

[TestClass]
public sealed class DeltaFeedTests
{
    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly List<string> _asked = [];
    private readonly Dictionary<string, List<(string Id, DateTimeOffset Stamp)>> _crm = new() { ["A"] = [], ["B"] = [] };

    private (string Id, DateTimeOffset Stamp)[]? _gone;
    private string[] _kinds = ["A", "B"];
    private bool _isInOrder;
    private int _failsAfter = int.MaxValue;

    public TestContext TestContext { get; set; } = null!; // the runner sets it

    private DateTimeOffset Now => _time.GetUtcNow();

    [TestMethod]
    public async Task PagesAsync_FromTheBeginning_ReadsEveryPageOfEveryKind()
    {
        Add("A", "a1", "a2", "a3");
        Add("B", "b1");

        var (pages, token) = await ReadAsync(null);

        Assert.AreEqual("a1 a2|a3|b1", pages);
        Assert.AreEqual("A since - after -|A since - after 2|B since - after -", string.Join('|', _asked));
        Assert.IsNotNull(token);
    }

    [TestMethod]
    public async Task PagesAsync_NothingThere_StillEnds()
    {
        var (pages, token) = await ReadAsync(null);

        Assert.AreEqual("", pages);
        Assert.IsNotNull(token);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task PagesAsync_ChangedShortlyBefore_IsReadAgainAndToldOnce(bool isInOrder)
    {
        _isInOrder = isInOrder;
        Add("A", "a1");
        var (_, token) = await ReadAsync(null);
        Add("A", "a2");

        var (pages, next) = await ReadAsync(token);
        var (again, none) = await ReadAsync(next);

        Assert.AreEqual(("a2", "", null), (pages, again, none));
        Assert.Contains("A since 11:50:00 after -", _asked);
    }

    [TestMethod]
    [DataRow(false, "11:50:00")]
    [DataRow(true, "02:00:00")]
    public async Task PagesAsync_ListInOrder_GoesOnFromItsLastStamp(bool isInOrder, string since)
    {
        _isInOrder = isInOrder;
        _crm["A"].Add(("a1", Now.AddHours(-10)));
        var (_, token) = await ReadAsync(null);
        _asked.Clear();

        await ReadAsync(token);

        Assert.AreEqual($"A since {since} after -", _asked[0]);
    }

    [TestMethod]
    [DataRow(false, "A since - after 2")]
    [DataRow(true, "A since 11:50:00 after -")]
    public async Task PagesAsync_Interrupted_GoesOnWhereItStopped(bool isInOrder, string first)
    {
        _isInOrder = isInOrder;
        Add("A", "a1", "a2", "a3");
        Add("B", "b1");
        _failsAfter = 1;
        var (_, token) = await ReadAsync(null);
        _failsAfter = int.MaxValue;
        _asked.Clear();

        var (pages, _) = await ReadAsync(token);

        Assert.AreEqual("a3|b1", pages);
        Assert.AreEqual(first, _asked[0]);
    }

    [TestMethod]
    public async Task PagesAsync_InterruptedBetweenKinds_DoesNotReadTheFirstAgain()
    {
        Add("A", "a1");
        Add("B", "b1");
        _failsAfter = 1;
        var (_, token) = await ReadAsync(null);
        _failsAfter = int.MaxValue;
        _asked.Clear();

        await ReadAsync(token);

        Assert.AreEqual("B since - after -", string.Join('|', _asked));
    }

    [TestMethod]
    public async Task PagesAsync_QuietForADay_RenewsItsToken()
    {
        var (_, token) = await ReadAsync(null);
        _time.Advance(TimeSpan.FromDays(9));
        var (_, renewed) = await ReadAsync(token);
        _time.Advance(TimeSpan.FromDays(9));

        var (pages, next) = await ReadAsync(renewed);

        Assert.AreEqual("", pages);
        Assert.IsNotNull(next);
    }

    [TestMethod]
    public async Task PagesAsync_OneKindMore_IsReadWhole()
    {
        _kinds = ["A"];
        Add("A", "a1");
        Add("B", "b1");
        var (_, token) = await ReadAsync(null);
        _kinds = ["A", "B"];

        var (pages, _) = await ReadAsync(token);

        Assert.AreEqual("b1", pages);
    }

    [TestMethod]
    public async Task PagesAsync_OneKindLess_StartsOver()
    {
        var (_, token) = await ReadAsync(null);
        _kinds = ["A"];

        await ExpiresAsync(token);
    }

    [TestMethod]
    public async Task PagesAsync_TokenTooOld_StartsOver()
    {
        var (_, token) = await ReadAsync(null);
        _time.Advance(TimeSpan.FromDays(11));

        await ExpiresAsync(token);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("[]")]
    [DataRow("nonsense")]
    [DataRow("""{"began":"2026-03-01T12:00:00+00:00","kinds":{}}""")]
    [DataRow("""{"began":"2026-03-01T12:00:00+00:00","kinds":null}""")]
    [DataRow("""{"began":"2026-03-01T12:00:00+00:00","kinds":{"A":null}}""")]
    [DataRow("""{"began":"2026-03-01T12:00:00+00:00","kinds":{"A":{}}}""")]
    public async Task PagesAsync_TokenOfAnother_StartsOver(string token) => await ExpiresAsync(token);

    [TestMethod]
    public async Task PagesAsync_ManyChangedJustNow_KeepsItsTokenSmall()
    {
        Add("A", [.. Enumerable.Range(0, 5000).Select(i => $"a{i}")]);
        Add("B", [.. Enumerable.Range(0, 5000).Select(i => $"b{i}")]);

        var (_, token) = await ReadAsync(null);

        Assert.IsLessThan(64 * 1024, token!.Length);
    }

    [TestMethod]
    public async Task PagesAsync_ListOfItsOwnForDeleted_IsReadAfterTheChanges()
    {
        _kinds = ["A"];
        Add("A", "a1");
        var (_, token) = await ReadAsync(null);
        _time.Advance(TimeSpan.FromHours(1));
        Add("A", "a2", "a3", "a4");
        _gone = [("g1", Now), ("g2", Now), ("g3", Now)];
        _asked.Clear();

        var (pages, next) = await ReadAsync(token);
        var (again, _) = await ReadAsync(next);

        Assert.AreEqual(("a2|a3 a4|g1 g2|g3", ""), (pages, again));
        Assert.AreEqual(
            "A since 11:50:00 after -|A since 11:50:00 after 2|A gone since 11:50:00 after -|A gone since 11:50:00 after 2", string.Join('|', _asked.Take(4)));
    }

    [TestMethod]
    public async Task PagesAsync_InterruptedAmongDeleted_GoesOnThere()
    {
        _kinds = ["A"];
        _gone = [("g1", Now), ("g2", Now), ("g3", Now)];
        var (_, token) = await ReadAsync(null);
        _failsAfter = 1;
        var (first, stopped) = await ReadAsync(token);
        _failsAfter = int.MaxValue;
        _asked.Clear();

        var (pages, _) = await ReadAsync(stopped);

        Assert.AreEqual(("g1 g2", "g3"), (first, pages));
        Assert.AreEqual("A gone since 11:50:00 after 2", _asked.Single());
    }

    [TestMethod]
    public async Task PagesAsync_DeletedLongAgo_AreNotToldAgain()
    {
        _kinds = ["A"];
        _gone = [("g0", Now.AddDays(-1)), ("g1", Now)];
        var (_, token) = await ReadAsync(null);

        Assert.AreEqual("g1", (await ReadAsync(token)).Pages);
    }

    [TestMethod]
    public async Task PagesAsync_ListInACircle_IsABadAnswer()
    {
        var feed = new DeltaFeed<string, (string Id, DateTimeOffset Stamp)>
        {
            Time = _time,
            Kinds = ["A"],
            NameOf = kind => kind,
            ToPageAsync = (_, _, _) => Task.FromResult(new FeedPage { Contacts = [] }),
            Changes = new()
            {
                ReadAsync = (_, _, _, _) => Task.FromResult(new RecordPage<(string, DateTimeOffset)>([("a", Now)], "again")),
                StampOf = record => record.Stamp,
                VersionOf = record => record.Id,
                Overlap = TimeSpan.FromMinutes(10),
                TokenLifetime = TimeSpan.FromDays(10),
            },
        };

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(async () =>
            await feed.PagesAsync(null, TestContext.CancellationToken).CountAsync(TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.BadAnswer, failed.Kind);
    }

    private void Add(string kind, params string[] ids) => _crm[kind].AddRange(ids.Select(id => (id, Now)));

    private async Task ExpiresAsync(string? token)
    {
        var expired = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    // Two records a page; the text of the pages with something in them, and the last token.
    private async Task<(string Pages, string? Token)> ReadAsync(string? token)
    {
        var feed = new DeltaFeed<string, (string Id, DateTimeOffset Stamp)>
        {
            Time = _time,
            Kinds = _kinds,
            NameOf = kind => kind,
            ToPageAsync = (_, records, _) => Task.FromResult(new FeedPage { Contacts = [.. records.Select(record => ToContact(record.Id))] }),
            Changes = new()
            {
                ReadAsync = (kind, since, next, _) => Task.FromResult(Read(kind, _crm[kind], since, next)),
                ReadGoneAsync = _gone is null ? null : (kind, since, next, _) => Task.FromResult(Read($"{kind} gone", _gone, since, next, isAll: true)),
                StampOf = record => record.Stamp,
                VersionOf = record => $"{record.Id} {record.Stamp:O}",
                Overlap = TimeSpan.FromMinutes(10),
                TokenLifetime = TimeSpan.FromDays(10),
                IsInOrderOfChange = _isInOrder,
            },
        };
        var pages = new List<FeedPage>();
        await foreach (var page in feed.PagesAsync(token, TestContext.CancellationToken))
        {
            pages.Add(page);
            if (pages.Count == _failsAfter) break;
        }
        var told = pages.Where(page => page.Contacts.Count > 0).Select(page => string.Join(' ', page.Contacts.Select(contact => contact.Key.Id)));
        return (string.Join('|', told), pages.LastOrDefault()?.Token);
    }

    private RecordPage<(string Id, DateTimeOffset Stamp)> Read(
        string list, IEnumerable<(string Id, DateTimeOffset Stamp)> records, DateTimeOffset? since, string? next, bool isAll = false)
    {
        _asked.Add($"{list} since {since?.ToString("HH:mm:ss") ?? "-"} after {next ?? "-"}");
        var start = int.Parse(next ?? "0");
        var found = records.Where(record => isAll || since is null || record.Stamp >= since).ToList();
        var page = Math.Max(2, found.Count / 4);
        return new([.. found.Skip(start).Take(page)], start + page < found.Count ? $"{start + page}" : null);
    }

    private static Contact ToContact(string id) => new() { Key = new(AddressBookId.New(), "A", id), Fields = [] };
}
