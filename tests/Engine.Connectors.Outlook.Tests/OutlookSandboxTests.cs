using System.Web;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Hosting;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Outlook.Tests;

/// <summary>Sign-ins as the engine makes them, and what a mailbox has beside contacts, over the stand-in.</summary>
[TestClass]
public sealed class OutlookSandboxTests : IAsyncDisposable
{
    private static readonly Uri Redirect = new("http://localhost:10088/oauth/callback");

    private readonly string _client = $"{Guid.NewGuid()}"; // MSAL remembers over all flows what was refused to a client
    private readonly HttpMessageInvoker _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private SandboxServer _server = null!; // set before each test

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    private OutlookSettings User => new() { ClientId = _client, ApiAddress = new(_server.Address, "graph/v1.0"), LoginAddress = new(_server.Address, "login") };

    private OutlookSettings App => User with { SignIn = OutlookSignIn.Application, ClientSecret = "s3cret", Tenant = _server.Graph.TenantId, Mailbox = "robin@sandbox.example" };

    [TestInitialize]
    public async Task StartAsync() => _server = await SandboxServer.StartAsync(new() { IsSeeded = true }, Token);

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _server.DisposeAsync();
    }

    [TestMethod]
    public async Task SignIn_Browser_LeadsToTheUsersMailbox()
    {
        _server.Graph.SignIn.AddClient(_client, null);
        using var services = new ApiServices(new MemoryGrantStore(), TimeProvider.System, new TestLog());
        using var api = new BookApi(AddressBookId.New(), "outlook", new OutlookConnector().Describe(User), services);

        var prompt = await api.BeginSignInAsync(Redirect, Token);
        using var agreed = await GetAsync(new($"{prompt.Address}&auto=1"));
        var back = HttpUtility.ParseQueryString(agreed.Headers.Location!.Query);
        await services.CompleteSignInAsync(back["state"], back["code"], back["error"], Token);

        Assert.AreEqual(Redirect.AbsoluteUri, agreed.Headers.Location.GetLeftPart(UriPartial.Path));
        Assert.Contains("robin@sandbox.example", await api.Http.GetStringAsync(new Uri("me", UriKind.Relative), Token));
        // Renewed where the token has ended, without the user.
        _server.Graph.SignIn.ExpireAccessTokens();
        Assert.Contains("robin@sandbox.example", await api.Http.GetStringAsync(new Uri("me", UriKind.Relative), Token));
        Assert.AreEqual(1, _server.Graph.SignIn.RefreshRequests);
        _server.Graph.SignIn.RevokeGrants();
        var ended = await Assert.ThrowsExactlyAsync<ConnectorException>(() => api.Http.GetStringAsync(new Uri("me", UriKind.Relative), Token));
        Assert.AreEqual(ConnectorErrorKind.Unauthorized, ended.Kind);
        Assert.IsEmpty(_server.Requests.Invalid.Where(request => !$"{request}".Contains("haschrome", StringComparison.Ordinal))); // MSAL's own
    }

    [TestMethod]
    public async Task SignIn_DeviceCode_LeadsToTheUsersMailbox()
    {
        _server.Graph.SignIn.AddClient(_client, null);
        using var services = new ApiServices(new MemoryGrantStore(), TimeProvider.System, new TestLog());
        using var api = new BookApi(AddressBookId.New(), "outlook", new OutlookConnector().Describe(User with { SignIn = OutlookSignIn.DeviceCode }), services);

        var prompt = await api.BeginSignInAsync(Redirect, Token);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user_code"] = prompt.UserCode!, ["decision"] = "allow" });
        using var decision = new HttpRequestMessage(HttpMethod.Post, prompt.Address) { Content = form };
        using var decided = await _browser.SendAsync(decision, Token);

        Assert.IsNull(await prompt.Refusal!.WaitAsync(Token)); // by code it tells how it ended
        Assert.Contains("robin@sandbox.example", await api.Http.GetStringAsync(new Uri("me", UriKind.Relative), Token));
    }

    [TestMethod]
    public async Task ReadAsync_FoldersBelowFolders_AreRead()
    {
        await using var book = OpenBook();

        var read = await ReadAsync(book, null);

        Assert.HasCount(_server.Graph.All(GraphTenant.Contacts).Count, read.Contacts);
        Assert.AreEqual(3, _server.Graph.All(GraphTenant.ContactFolders).Count(folder => (string?)folder["displayName"] is "Suppliers" or "Hauliers" or "Private"));
    }

    [TestMethod]
    public async Task ReadAsync_ContactMoved_StaysWithItsKey()
    {
        await using var book = OpenBook();
        var first = await ReadAsync(book, null);
        var folder = (string)_server.Graph.All(GraphTenant.ContactFolders).First(folder => (string?)folder["displayName"] == "Private")["id"]!;
        var moved = _server.Graph.All(GraphTenant.Contacts).First(contact => (string?)contact["surname"] == "Finch");
        _server.Graph.Move((string)moved["id"]!, folder);

        var next = await ReadAsync(book, first.Token);

        Assert.IsEmpty(next.Removed);
        Assert.AreEqual("Finch", next.Contacts.Single().Fields.Single(field => field.Name == WellKnownFields.LastName).Value);
        Assert.Contains(next.Contacts.Single().Key, first.Contacts.Select(contact => contact.Key));
    }

    [TestMethod]
    public async Task ReadAsync_NewFolder_IsReadToo()
    {
        await using var book = OpenBook();
        var first = await ReadAsync(book, null);
        var folder = _server.Graph.Add(GraphTenant.ContactFolders, """{"displayName":"New"}""");
        _server.Graph.Add(GraphTenant.Contacts, """{"surname":"Quill"}""", folder);

        Assert.HasCount(1, (await ReadAsync(book, first.Token)).Contacts);
    }

    [TestMethod]
    public async Task ReadAsync_DeltaTokensEnded_StartsOver()
    {
        await using var book = OpenBook();
        var first = await ReadAsync(book, null);
        _server.Graph.ExpireDeltaTokens();

        var expired = await Assert.ThrowsExactlyAsync<ConnectorException>(() => ReadAsync(book, first.Token));

        Assert.AreEqual(ConnectorErrorKind.FeedTokenExpired, expired.Kind);
    }

    [TestMethod]
    [DataRow("+442079460301", "2079460301", "Okafor")]
    [DataRow("+447700900301", "7700900301", "Okafor")]
    [DataRow("+447700900303", "7700900303", "Karaca")]
    public async Task FindByNumberAsync_Colleague_IsFoundInTheSpellingsTheEngineAsks(string e164, string digits, string name)
    {
        await using var book = OpenBook(App with { SearchDirectory = true });
        var national = $"0{digits}";
        string[] spellings = [e164, $"{e164[..3]} {e164[3..5]} {e164[5..9]} {e164[9..]}", $"{e164[..3]} {e164[3..7]} {e164[7..]}", $"{national[..5]} {national[5..]}", national];

        var found = await book.Book.FindByNumberAsync(new() { E164 = e164, Spellings = spellings, Digits = digits, Limit = 10 }, Token);

        Assert.Contains(name, found.Select(contact => contact.Fields.First(field => field.Name == WellKnownFields.LastName).Value));
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task FindByNameAsync_ColleaguesAndPeople_AreFoundOnce()
    {
        await using var book = OpenBook(App with { SearchDirectory = true, SearchPeople = true });

        var found = await book.Book.FindByNameAsync(TestQuery.Name("okafor"), Token);

        Assert.AreEqual("User", found.Single().Key.Type);
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task CheckAsync_NoPermissionForColleagues_SaysSo()
    {
        _server.Graph.WithholdScopes("User.Read.All", "Directory.Read.All", "User.ReadBasic.All", "User.ReadWrite.All", "Directory.ReadWrite.All");
        await using var book = OpenBook(App with { SearchDirectory = true });

        Assert.EndsWith("Colleagues cannot be searched: Insufficient privileges to complete the operation.", await book.As<IConnectionCheck>().CheckAsync(Token));
        Assert.IsNotEmpty(await book.Book.FindByNameAsync(TestQuery.Name("thornbury"), Token));
    }

    [TestMethod]
    public async Task LogCallAsync_Note_KeepsWhatTheNotesSay()
    {
        await using var book = OpenBook(App with { CallLog = OutlookCallLog.Note });
        var owen = (await book.Book.FindByNameAsync(TestQuery.Name("owen"), Token)).Single();
        var call = new CallActivity { CallId = "1", Direction = CallDirection.Outgoing, Start = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromSeconds(5), CallerTel = "", CalledTel = "1" };

        await book.As<ICallActivityLog>().LogCallAsync(owen.Key, call, Token);
        await book.As<ICallActivityLog>().LogCallAsync(owen.Key, call, Token);

        var notes = (string)_server.Graph.All(GraphTenant.Contacts).Single(contact => (string?)contact["surname"] == "Owen")["personalNotes"]!;
        Assert.StartsWith("1970-01-01 00:00:00Z Outgoing call from an unknown number to 1, 00:00:05 [", notes);
        Assert.EndsWith("]\nCall after four.", notes);
        Assert.HasCount(1, await book.As<IActivityHistory>().GetRecentActivitiesAsync(owen.Key, 5, Token));
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task LogCallAsync_ChosenCalendar_HoldsTheEntry()
    {
        var calendar = _server.Graph.Add(GraphTenant.Calendars, """{"name":"Telephone"}""");
        await using var book = OpenBook(App with { CallLog = OutlookCallLog.Calendar, Calendar = "telephone" });
        var owen = (await book.Book.FindByNameAsync(TestQuery.Name("owen"), Token)).Single();
        var call = new CallActivity { CallId = "1", Direction = CallDirection.Incoming, Start = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromSeconds(5), CallerTel = "1", CalledTel = "" };

        var logged = await book.As<ICallActivityLog>().LogCallAsync(owen.Key, call, Token);
        var again = await book.As<ILoggedCallLookup>().FindLoggedCallAsync(owen.Key, call, Token);

        var entry = _server.Graph.Get(logged.ActivityId!)!;
        Assert.AreEqual("Incoming call: Nia Owen", (string?)entry["subject"]);
        Assert.HasCount(3, _server.Requests.To($"/calendars/{calendar}/events"));
        Assert.AreEqual(logged, again);
        Assert.IsNotNull(logged.WebAddress);
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    private TestBook OpenBook(OutlookSettings? settings = null)
    {
        _server.Graph.SignIn.AddClient(_client, "s3cret");
        return TestBook.Open(new OutlookConnector(), settings ?? App);
    }

    private async Task<(List<Contact> Contacts, List<RecordKey> Removed, string? Token)> ReadAsync(TestBook book, string? since)
    {
        var (contacts, removed) = (new List<Contact>(), new List<RecordKey>());
        await foreach (var page in book.As<IContactFeed>().ReadAsync(since, Token))
        {
            contacts.AddRange(page.Contacts);
            removed.AddRange(page.Removed);
            since = page.Token;
        }
        Assert.IsEmpty(_server.Requests.Invalid);
        return (contacts, removed, since);
    }

    private async Task<HttpResponseMessage> GetAsync(Uri address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await _browser.SendAsync(request, Token);
    }
}
