using System.Text.Json;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

[TestClass]
public sealed class GoogleContactsFeedTests : IAsyncDisposable
{
    private SandboxServer _server = null!; // set before each test

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    [TestInitialize]
    public async Task StartAsync() => _server = await SandboxServer.StartAsync(new() { IsSeeded = false }, Token);

    [TestMethod]
    public async Task ReadAsync_ThreeSources_AreOneReadingEach()
    {
        var names = new[] { GooglePeople.Connections, GooglePeople.OtherContacts, GooglePeople.Directory, GooglePeople.DomainContacts }.Select(list => Add(list, "Ada")).ToList();
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var pages = await GoogleCrm.ReadAsync(book, null, Token);

        Assert.AreEqual("Contact OtherContact Person Person", string.Join(' ', pages.SelectMany(page => page.Contacts).Select(contact => contact.Key.Type)));
        CollectionAssert.AreEqual(names.Select(name => name.Split('/')[1]).ToList(), pages.SelectMany(page => page.Contacts).Select(contact => contact.Key.Id).ToList());
        Assert.HasCount(3, _server.Requests.All.Where(request => request.Path.Contains("/v1/", StringComparison.Ordinal)));
        Assert.IsEmpty(await ContactsAsync(book, pages[^1].Token));
    }

    [TestMethod]
    public async Task ReadAsync_ListInACircle_IsABadAnswer()
    {
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        _server.Faults.Add(new() { Kind = FaultKind.Status, Status = 200, Body = """{"connections":[],"nextPageToken":"again"}""", Path = "/connections", Times = 10 });

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => GoogleCrm.ReadAsync(book, null, Token));

        Assert.AreEqual(ConnectorErrorKind.BadAnswer, failed.Kind);
        Assert.HasCount(2, _server.Requests.All.Where(request => request.Path.EndsWith("/connections", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task ReadAsync_DeletedInEachSource_IsToldAsGone()
    {
        var names = new[] { GooglePeople.Connections, GooglePeople.OtherContacts, GooglePeople.Directory }.Select(list => Add(list, "Ada")).ToList();
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var token = (await GoogleCrm.ReadAsync(book, null, Token))[^1].Token;
        names.ForEach(_server.Google.Delete);

        var pages = await GoogleCrm.ReadAsync(book, token, Token);

        Assert.AreEqual("Contact OtherContact Person", string.Join(' ', pages.SelectMany(page => page.Removed).Select(key => key.Type)));
        Assert.IsEmpty(pages.SelectMany(page => page.Contacts));
    }

    [TestMethod]
    public async Task ReadAsync_MergedContact_IsToldAsGone()
    {
        var (left, gone) = (Add(GooglePeople.Connections, "Ada"), Add(GooglePeople.Connections, "Ade"));
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var token = (await GoogleCrm.ReadAsync(book, null, Token))[^1].Token;
        _server.Google.Merge(left, gone);

        var pages = await GoogleCrm.ReadAsync(book, token, Token);

        Assert.AreEqual(left.Split('/')[1], pages.SelectMany(page => page.Contacts).Single().Key.Id);
        Assert.IsTrue(pages.SelectMany(page => page.Removed).All(key => key.Id == gone.Split('/')[1]));
        Assert.IsEmpty((await GoogleCrm.ReadAsync(book, null, Token)).SelectMany(page => page.Removed));
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(410)]
    public async Task ReadAsync_SyncTokenOfLongAgo_IsExpired(int status)
    {
        _server.Google.ExpiredSyncTokenStatus = status;
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var token = (await GoogleCrm.ReadAsync(book, null, Token))[^1].Token;
        _server.Google.ExpireSyncTokens();

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, await KindAsync(() => GoogleCrm.ReadAsync(book, token, Token)));
    }

    [TestMethod]
    public async Task ReadAsync_PageTokenGoogleForgot_IsExpired()
    {
        for (var i = 0; i < 1001; i++) Add(GooglePeople.Connections, $"Ada{i}");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var first = (await GoogleCrm.ReadAsync(book, null, Token))[0].Token!; // a page within
        var page = JsonDocument.Parse(first).RootElement.GetProperty("page").GetString()!;

        var resumed = await ContactsAsync(book, first);
        var kind = await KindAsync(() => GoogleCrm.ReadAsync(book, first.Replace(page, "forgotten", StringComparison.Ordinal), Token));

        Assert.HasCount(1, resumed);
        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, kind);
    }

    [TestMethod]
    public async Task ReadAsync_TwentyFiveThousand_TakesThirtyRequestsAndTellsHowMany()
    {
        for (var i = 0; i < 25_000; i++) Add(GooglePeople.Connections, $"Ada{i}");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var pages = await GoogleCrm.ReadAsync(book, null, Token);

        Assert.HasCount(25_000, pages.SelectMany(page => page.Contacts).DistinctBy(contact => contact.Key));
        Assert.AreEqual(25_000, pages[0].Total);
        Assert.IsLessThanOrEqualTo(30, _server.Requests.Count); // with the sign-in's
    }

    [TestMethod]
    public async Task ReadAsync_TooManyFullReadings_AreToldToWait()
    {
        _server.Google.FullSyncsPerMinute = 0;
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => GoogleCrm.ReadAsync(book, null, Token));

        Assert.AreEqual((ConnectorErrorKind.RateLimited, TimeSpan.FromMinutes(1)), (refused.Kind, refused.RetryAfter));
    }

    [TestMethod]
    public async Task ReadAsync_MoreNumbersThanListsTell_AreReadAlone()
    {
        var phones = string.Join(',', Enumerable.Range(0, 120).Select(i => $$"""{"value":"+44 1632 960{{i:000}}"}"""));
        _server.Google.Add(GooglePeople.Connections, $$"""{"names":[{"givenName":"Switchboard"}],"phoneNumbers":[{{phones}}]}""");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var contact = (await ContactsAsync(book, null)).Single();

        Assert.HasCount(120, contact.Fields.Where(field => field.Kind == ContactFieldKind.Telephone));
    }

    [TestMethod]
    public async Task ReadAsync_OtherSourcesThanBefore_StartsOver()
    {
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var token = (await GoogleCrm.ReadAsync(book, null, Token))[^1].Token;
        _server.Google.UntickScopes("https://www.googleapis.com/auth/contacts.other.readonly");
        await using var other = await GoogleCrm.OpenAsync(_server, Token);

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, await KindAsync(() => GoogleCrm.ReadAsync(other, token, Token)));
        Assert.HasCount(1, await GoogleCrm.ReadAsync(other, null, Token));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static async Task<ConnectorErrorKind> KindAsync(Func<Task> call) => (await Assert.ThrowsExactlyAsync<ConnectorException>(call)).Kind;

    private string Add(string list, string name) => _server.Google.Add(list, $$"""{"names":[{"givenName":"{{name}}"}]}""");

    private async Task<List<Contact>> ContactsAsync(TestBook book, string? since) => [.. (await GoogleCrm.ReadAsync(book, since, Token)).SelectMany(page => page.Contacts)];
}
