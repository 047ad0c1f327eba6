using System.Globalization;
using System.Net;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceFeedTests
{
    private const string Old = "2025-05-01T10:00:00.000+0000";

    private readonly StubOrg _org = new();
    private readonly SalesforceSettings _leads = new() { LoginAddress = new(StubOrg.Address), ClientId = "key", SearchContacts = false, SearchAccounts = false };

    public TestContext TestContext { get; set; } = null!; // The runner sets it.

    [TestMethod]
    public async Task ReadAsync_FromTheBeginning_ReadsAllPagesInTheOrderOfChange()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubAnswer.Json($$"""{"done":false,"nextRecordsUrl":"/services/data/v60.0/query/01g-2000","records":[{{Lead(1, Old)}}]}"""));
        _org.Http.On("GET", $"{StubOrg.Data}/query/01g-2000", StubOrg.Records("records", Lead(2, Old)));

        var pages = await ReadAsync(null);

        Assert.EndsWith("FROM Lead WHERE IsConverted = false ORDER BY SystemModstamp", _org.Queries.Single());
        CollectionAssert.AreEqual(new[] { "00Q000000000001AAA", "00Q000000000002AAA" }, pages.SelectMany(page => page.Contacts).Select(contact => contact.Key.Id).ToArray());
        Assert.IsTrue(pages.All(page => page.Token is not null && page.Removed.Count == 0));
    }

    [TestMethod]
    public async Task ReadAsync_FromAToken_ReadsWhatChangedAndWhatIsGone()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records", Lead(1, Old)));
        var token = (await ReadAsync(null))[^1].Token;
        _org.Http.On("GET", $"{StubOrg.Data}/queryAll", StubOrg.Records(
            "records", Lead(2, Old), Lead(3, Old, "\"IsDeleted\":true,"), Lead(4, Old, "\"IsConverted\":true,")));

        CultureInfo.CurrentCulture = new("th-TH"); // Another calendar.

        var page = (await ReadAsync(token)).Single();

        Assert.EndsWith("FROM Lead WHERE SystemModstamp >= 2025-05-01T10:00:00Z ORDER BY SystemModstamp", _org.Queries.Last());
        Assert.AreEqual("00Q000000000002AAA", page.Contacts.Single().Key.Id);
        CollectionAssert.AreEqual(new[] { "00Q000000000003AAA", "00Q000000000004AAA" }, page.Removed.Select(key => key.Id).ToArray());
    }

    [TestMethod]
    public async Task ReadAsync_ChangedJustNow_IsReadAgainButToldOnce()
    {
        const string Now = "2026-03-01T11:59:00.000+0000";
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records", Lead(1, Now), Lead(2, Now)));
        var token = (await ReadAsync(null))[^1].Token;
        _org.Http.On("GET", $"{StubOrg.Data}/queryAll", StubOrg.Records("records", Lead(1, Now), Lead(2, Now, "\"Company\":\"Acme\","), Lead(3, Now)));

        var page = (await ReadAsync(token)).Single();

        Assert.Contains("SystemModstamp >= 2026-03-01T11:50:00Z", _org.Queries.Last());
        CollectionAssert.AreEqual(new[] { "00Q000000000002AAA", "00Q000000000003AAA" }, page.Contacts.Select(contact => contact.Key.Id).ToArray());
    }

    [TestMethod]
    public async Task ReadAsync_ManyChangedJustNow_TokenStaysSmall()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records(
            "records", [.. Enumerable.Range(0, 2000).Select(i => Lead(i % 10, "2026-03-01T11:59:00.000+0000", $"\"Company\":\"{i}\","))]));

        var token = (await ReadAsync(null, _leads with { SearchContacts = true, SearchAccounts = true }))[^1].Token!;

        Assert.IsLessThan(64 * 1024, token.Length);
    }

    [TestMethod]
    public async Task ReadAsync_NothingThereAtFirst_MissesNothingLater()
    {
        var token = (await ReadAsync(null))[^1].Token;

        await ReadAsync(token);

        Assert.Contains("SystemModstamp >= 1970-01-01T00:00:00Z", _org.Queries.Last());
    }

    [TestMethod]
    public async Task ReadAsync_InterruptedAfterTheFirstKind_GoesOnWithTheSecond()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", request => request.Query("q")!.Contains("FROM Account", StringComparison.Ordinal)
            ? StubOrg.Error(HttpStatusCode.BadRequest, "MALFORMED_QUERY")
            : StubOrg.Records("records", Lead(1, Old)));
        var both = _leads with { SearchAccounts = true };
        await using var book = await _org.OpenAsync(TestContext.CancellationToken, both);
        string? token = null;
        await Assert.ThrowsExactlyAsync<ConnectorException>(async () =>
        {
            await foreach (var page in book.As<IContactFeed>().ReadAsync(null, TestContext.CancellationToken)) token = page.Token;
        });
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records"));

        await ReadAsync(token, both);

        Assert.EndsWith("FROM Account ORDER BY SystemModstamp", _org.Queries.Last());
    }

    [TestMethod]
    [DataRow("nonsense")]
    [DataRow("")]
    [DataRow("null")]
    [DataRow("{}")]
    [DataRow("""{"began":"2026-03-01T12:00:00+00:00","kinds":{"Contact":{"since":"2025-05-01T10:00:00+00:00","told":{}}}}""")]
    public async Task ReadAsync_TokenOfAnother_StartsOver(string token)
    {
        var expired = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    [TestMethod]
    public async Task ReadAsync_TokenOlderThanTheBin_StartsOver()
    {
        var token = (await ReadAsync(null))[^1].Token;
        _org.Time.Advance(TimeSpan.FromDays(15));

        var expired = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    private static string Lead(int number, string stamp, string more = "") =>
        $$"""{"attributes":{"type":"Lead"},{{more}}"Id":"00Q00000000000{{number}}AAA","LastName":"Jones","SystemModstamp":"{{stamp}}"}""";

    private async Task<List<FeedPage>> ReadAsync(string? since, SalesforceSettings? settings = null)
    {
        await using var book = await _org.OpenAsync(TestContext.CancellationToken, settings ?? _leads);
        return await book.As<IContactFeed>().ReadAsync(since, TestContext.CancellationToken).ToListAsync(TestContext.CancellationToken);
    }
}
