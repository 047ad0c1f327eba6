using System.Net;
using Engine.Sdk;
using Engine.Sdk.Testing;
using static Engine.Connectors.Outlook.Tests.StubGraph;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookFeedTests
{
    private readonly StubGraph _graph = new();

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestCleanup]
    public void End() => _graph.Dispose();

    [TestMethod]
    public async Task ReadAsync_Everything_GoesThroughAllFoldersAndPages()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Family" }]))
            .On("GET", "/contactFolders/f1/childFolders", Page([new { id = "f2", displayName = "Far" }]))
            .On("GET", "/contactFolders/f2/childFolders", Page([]))
            .On("GET", "/contacts/delta", request => request.Query("$skiptoken") == "s1" ? Page([Contact("2", "B")], delta: "d1") : Page([Contact("1", "A")], next: "s1"))
            .On("GET", "/contactFolders/f1/contacts/delta", Page([Contact("3", "C", folder: "f1")], delta: "d2"))
            .On("GET", "/contactFolders/f2/contacts/delta", Page([], delta: "d3"));
        await using var book = _graph.Open();

        var pages = await ReadAsync(book, null);

        Assert.AreEqual("1|2|3|", Text(pages));
        var first = _graph.Requests.First(request => request.Path.EndsWith("/contacts/delta", StringComparison.Ordinal));
        Assert.AreEqual("IdType=\"ImmutableId\", odata.maxpagesize=200", first.Headers["Prefer"]);
        Assert.AreEqual(OutlookMapping.ContactFields, first.Query("$select"));
        Assert.IsNull(_graph.Requests.First(request => request.Query("$skiptoken") is not null).Query("$select"));
    }

    [TestMethod]
    public async Task ReadAsync_Interrupted_GoesOnWhereItStopped()
    {
        _graph.On("GET", "/contacts/delta", request => request.Query("$skiptoken") == "s1" ? Page([Contact("2", "B")], delta: "d1") : Page([Contact("1", "A")], next: "s1"));
        await using var book = _graph.Open();

        var pages = await ReadAsync(book, null);

        Assert.AreEqual("2", Text(await ReadAsync(book, pages[0].Token)));
    }

    [TestMethod]
    public async Task ReadAsync_Later_TellsWhatChangedAndWhatIsGone()
    {
        _graph.On("GET", "/contacts/delta", request => request.Query("$deltatoken") == "d1" ? Page([Contact("2", "B"), Removed("1")], delta: "d2") : Page([Contact("1", "A")], delta: "d1"));
        await using var book = _graph.Open();
        var first = await ReadAsync(book, null);

        Assert.AreEqual("2 -1", Text(await ReadAsync(book, first[^1].Token)));
    }

    [TestMethod]
    [DataRow("d1", "")]
    [DataRow("d2", "|")]
    public async Task ReadAsync_NothingNew_RenewsThePlaceAlone(string next, string pages)
    {
        _graph.On("GET", "/contacts/delta", request => request.Query("$deltatoken") is null ? Page([Contact("1", "A")], delta: "d1") : Page([], delta: next));
        await using var book = _graph.Open();
        var first = await ReadAsync(book, null);

        var later = await ReadAsync(book, first[^1].Token);

        Assert.AreEqual(pages, Text(later) + (later.Count > 0 ? "|" : ""));
    }

    [TestMethod]
    public async Task ReadAsync_FolderInItself_IsReadOnce()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Family" }]))
            .On("GET", "/contactFolders/f1/childFolders", Page([new { id = "f1", displayName = "Family" }]))
            .On("GET", "/contactFolders/f1/contacts/delta", Page([Contact("3", "C", folder: "f1")], delta: "d2"));
        await using var book = _graph.Open();

        Assert.AreEqual("3", Text(await ReadAsync(book, null)));
        Assert.HasCount(1, _graph.Requests.Where(request => request.Path.EndsWith("/childFolders", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ReadAsync_FoldersWithoutEnd_AreABadAnswer()
    {
        var folders = Enumerable.Range(0, 1001).Select(i => (object)new { id = $"f{i}", displayName = "Family" }).ToArray();
        _graph.On("GET", "/contactFolders", Page([new { id = "f", displayName = "Family" }])).On("GET", "/contactFolders/f/childFolders", Page(folders));

        await FailsAsync();
    }

    [TestMethod]
    [DataRow("$skip=again", DisplayName = "In a circle")]
    [DataRow("$skiptoken=x", DisplayName = "Nobody knows where")]
    public async Task ReadAsync_FoldersThatDoNotGoOn_AreABadAnswer(string query)
    {
        var page = Page([new { id = "f1", displayName = "Family" }]);
        page["@odata.nextLink"] = $"https://graph.microsoft.com/v1.0/x?{query}";
        _graph.On("GET", "/contactFolders", page);

        await FailsAsync();
    }

    [TestMethod]
    public async Task ReadAsync_ContactsInACircle_AreABadAnswer()
    {
        _graph.On("GET", "/contacts/delta", Page([Contact("1", "A")], next: "s1"));

        await FailsAsync();
    }

    [TestMethod]
    public async Task ReadAsync_EmptyMailbox_HasAPlaceToGoOnFrom()
    {
        await using var book = _graph.Open();

        var pages = await ReadAsync(book, null);

        Assert.IsNotNull(pages.Single().Token);
    }

    [TestMethod]
    public async Task ReadAsync_ContactMovedToAnotherFolder_IsNotGone()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Family" }])).On("GET", "/contactFolders/f1/childFolders", Page([]))
            .On("GET", "/contacts/delta", request => request.Query("$deltatoken") is null
                ? Page([Contact("1", "A"), Contact("2", "B"), Contact("3", "C")], delta: "d1")
                : Page([Removed("1"), Removed("2"), Removed("3")], delta: "d2"))
            .On("GET", "/contactFolders/f1/contacts/delta", request => request.Query("$deltatoken") is null
                ? Page([], delta: "e1")
                : Page([Contact("1", "A", folder: "f1")], delta: "e2"))
            .On("GET", "/contacts/1", new { id = "1", parentFolderId = "f1" })
            .On("GET", "/contacts/2", new { id = "2", parentFolderId = "deleteditems" });
        await using var book = _graph.Open();
        var first = await ReadAsync(book, null);

        Assert.AreEqual("-2 -3|1", Text(await ReadAsync(book, first[^1].Token)));
    }

    [TestMethod]
    public async Task ReadAsync_MainFolderIsListedToo_IsReadOnce()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "main", displayName = "Contacts" }])).On("GET", "/contactFolders/main/childFolders", Page([]))
            .On("GET", "/contacts/delta", Page([Contact("1", "A")], delta: "d1"))
            .On("GET", "/contactFolders/main/contacts/delta", Page([Contact("1", "A")], delta: "d1"));
        await using var book = _graph.Open();

        Assert.AreEqual("1", Text(await ReadAsync(book, null)));
    }

    [TestMethod]
    public async Task ReadAsync_FolderGone_StartsOver()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Family" }])).On("GET", "/contactFolders/f1/childFolders", Page([]))
            .On("GET", "/contactFolders/f1/contacts/delta", Page([Contact("3", "C", folder: "f1")], delta: "d2"));
        await using var book = _graph.Open();
        var first = await ReadAsync(book, null);
        _graph.On("GET", "/contactFolders", Page([]));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, (await FailsAsync(book, first[^1].Token)).Kind);
    }

    [TestMethod]
    public async Task ReadAsync_SyncStateGone_StartsOver()
    {
        _graph.On("GET", "/contacts/delta", request => request.Query("$deltatoken") is null ? Page([], delta: "d1") : Error(HttpStatusCode.Gone, "SyncStateNotFound", "gone"));
        await using var book = _graph.Open();
        var first = await ReadAsync(book, null);

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, (await FailsAsync(book, first[^1].Token)).Kind);
    }

    [TestMethod]
    [DataRow("x")]
    [DataRow("null")]
    [DataRow("""{"a":1}""")]
    [DataRow("""{"scope":"Family|False","places":{}}""")]
    [DataRow("""{"scope":"|False"}""")]
    public async Task ReadAsync_TokenOfAnotherTime_IsExpired(string token)
    {
        await using var book = _graph.Open();

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, (await FailsAsync(book, token)).Kind);
    }

    [TestMethod]
    [DataRow("family", "3")]
    [DataRow("Contacts, Family", "1|3")]
    [DataRow("contacts", "1")]
    public async Task ReadAsync_NamedFolders_AreReadAlone(string names, string expected)
    {
        TwoFolders();
        await using var book = _graph.Open(App with { Folders = names });

        Assert.AreEqual(expected, Text(await ReadAsync(book, null)));
    }

    [TestMethod]
    public async Task ReadAsync_FolderNobodyHas_SaysWhichThereAre()
    {
        TwoFolders();
        await using var book = _graph.Open(App with { Folders = "Famly" });

        var failed = await FailsAsync(book, null);

        Assert.AreEqual((ConnectorErrorKind.Misconfigured, "Contact folders: the mailbox has no Famly; it has Contacts, Family."), (failed.Kind, failed.Message));
    }

    [TestMethod]
    public async Task ReadAsync_Directory_IsReadWithTheContacts()
    {
        _graph.On("GET", "/v1.0/users/delta", request => request.Query("$deltatoken") is null
            ? Page([new { id = "u1", surname = "Lee", mobilePhone = "1" }, new { id = "u2", surname = "Ray", businessPhones = new[] { "2" } }, new { id = "u3", displayName = "Room 4" }], delta: "u")
            : Page([Removed("u1"), new { id = "u2", surname = "Ray" }], delta: "u2"));
        await using var book = _graph.Open(App with { SearchDirectory = true });

        var pages = await ReadAsync(book, null);

        Assert.AreEqual("u1 u2", Text(pages));
        Assert.AreEqual("User", pages[0].Contacts[0].Key.Type);
        Assert.AreEqual("-u1 -u2", Text(await ReadAsync(book, pages[^1].Token)));
    }

    [TestMethod]
    public async Task ReadAsync_DirectoryIsForbidden_ReadsTheContactsAlone()
    {
        _graph.On("GET", "/contacts/delta", Page([Contact("1", "A")], delta: "d1")).On("GET", "/v1.0/users/delta", Error(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges."));
        await using var book = _graph.Open(App with { SearchDirectory = true });

        Assert.AreEqual("1", Text(await ReadAsync(book, null)));
    }

    [TestMethod]
    public void ToToken_MoreFoldersThanItHolds_IsNone()
    {
        var place = FeedPlace.Of(null, "");
        for (var i = 0; i < 400; i++) place = place.At($"{new string('f', 120)}{i}", new(new string('t', 150), IsNext: false));

        Assert.IsNull(place.ToToken());
    }

    private async Task FailsAsync()
    {
        await using var book = _graph.Open();

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(book, null));

        Assert.AreEqual(ConnectorErrorKind.BadAnswer, failed.Kind);
    }

    private void TwoFolders() => _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Family" }])).On("GET", "/contactFolders/f1/childFolders", Page([]))
        .On("GET", "/contacts/delta", Page([Contact("1", "A")], delta: "d1"))
        .On("GET", "/contactFolders/f1/contacts/delta", Page([Contact("3", "C", folder: "f1")], delta: "d2"));

    private async Task<List<FeedPage>> ReadAsync(TestBook book, string? since)
    {
        var pages = new List<FeedPage>();
        await foreach (var page in book.As<IContactFeed>().ReadAsync(since, TestContext.CancellationToken)) pages.Add(page);
        return pages;
    }

    private Task<ConnectorException> FailsAsync(TestBook book, string? since) => Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(book, since));

    // A page's contacts and what is gone.
    private static string Text(IEnumerable<FeedPage> pages) =>
        string.Join('|', pages.Select(page => string.Join(' ', page.Contacts.Select(contact => contact.Key.Id).Concat(page.Removed.Select(key => $"-{key.Id}")))));
}
