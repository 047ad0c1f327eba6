using Engine.Sdk;
using Microsoft.Extensions.Time.Testing;
using static Engine.Connectors.HubSpot.Tests.StubHubSpot;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotFeedTests
{
    private const string List = "GET crm/v3/objects/contacts";
    private const string Search = "POST crm/v3/objects/contacts/search";

    private static readonly HubSpotSettings Settings = new() { Objects = HubSpotObjects.Contacts };

    private readonly FakeTimeProvider _time = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestMethod]
    public async Task ReadAsync_Everything_GoesOnWithHubSpotsCursor()
    {
        using var hubSpot = new StubHubSpot().On(List, query => query.Contains("after=2", StringComparison.Ordinal)
            ? Page(Contact("3", "2020-01-01T00:00:00Z"))
            : new { results = new[] { Contact("1", "2020-01-01T00:00:00Z"), Contact("2", "2020-01-01T00:00:00Z") }, paging = new { next = new { after = "2" } } });

        var pages = await ReadAsync(hubSpot, null);
        var resumed = await ReadAsync(hubSpot, pages[0].Token);

        Assert.AreEqual("1 2|3", Text(pages));
        Assert.AreEqual("3", Text(resumed));
    }

    [TestMethod]
    public async Task ReadAsync_Changes_AreReadByIdWithDeletedAndMergedOnes()
    {
        using var hubSpot = new StubHubSpot().On(List, query => query.Contains("archived=true", StringComparison.Ordinal)
                ? Page(new { id = "8", properties = new { }, archivedAt = "2026-03-01T12:30:00Z" }, new { id = "9", properties = new { }, archivedAt = "2026-01-01T00:00:00Z" })
                : Page())
            .On(Search, body => body.Contains("\"value\":\"0\"", StringComparison.Ordinal)
                ? new { total = 2, results = new[] { Contact("1", "2026-03-01T12:20:00Z") }, paging = new { next = new { after = "1" } } }
                : Page(Record("5", ("lastmodifieddate", "2026-03-01T12:21:00Z"), ("hs_merged_object_ids", "5;6"))));
        var token = (await ReadAsync(hubSpot, null))[^1].Token;
        _time.Advance(TimeSpan.FromHours(1));

        var pages = await ReadAsync(hubSpot, token);

        Assert.AreEqual("1|5 -6|-8", Text(pages));
        var first = hubSpot.Bodies(Search).First().GetProperty("filterGroups")[0].GetProperty("filters");
        Assert.AreEqual(("lastmodifieddate", "1772366100000"), (first[0].GetProperty("propertyName").GetString(), first[0].GetProperty("value").GetString()));
    }

    [TestMethod]
    public async Task ReadAsync_NothingNew_HasNoPages()
    {
        using var hubSpot = new StubHubSpot().On(List, query => query.Contains("archived=true", StringComparison.Ordinal) ? Page() : Page(Contact("1", "2026-03-01T11:59:00Z")))
            .On(Search, Page(Contact("1", "2026-03-01T11:59:00Z")));

        var token = (await ReadAsync(hubSpot, null))[^1].Token;

        Assert.IsEmpty(await ReadAsync(hubSpot, token));
        hubSpot.On(Search, Page(Contact("1", "2026-03-01T12:00:01Z")));
        Assert.AreEqual("1|", Text(await ReadAsync(hubSpot, token)));
    }

    [TestMethod]
    [DataRow("x")]
    [DataRow("null")]
    [DataRow("{}x")]
    [DataRow("""{"began":"2026-03-01T00:00:00Z","kinds":{"Company":{"since":"2026-03-01T00:00:00Z","told":{}}}}""")]
    [DataRow("""{"began":"2025-03-01T00:00:00Z","kinds":{"Contact":{"since":"2025-03-01T00:00:00Z","told":{}}}}""")]
    public async Task ReadAsync_TokenOfAnotherTime_IsExpired(string token)
    {
        using var hubSpot = new StubHubSpot();

        var expired = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(hubSpot, token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    private static object Contact(string id, string modified) => Record(id, ("firstname", "Jane"), ("lastmodifieddate", modified));

    private static string Text(IEnumerable<FeedPage> pages) =>
        string.Join('|', pages.Select(page => string.Join(' ', page.Contacts.Select(contact => contact.Key.Id).Concat(page.Removed.Select(key => $"-{key.Id}")))));

    private async Task<IReadOnlyList<FeedPage>> ReadAsync(StubHubSpot hubSpot, string? since)
    {
        var pages = new List<FeedPage>();
        await foreach (var page in hubSpot.Open(Settings, _time).ReadAsync(since, TestContext.CancellationToken))
            pages.Add(page);
        return pages;
    }
}
