using System.Text.Json.Nodes;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>What is Google's alone, over the stand-in.</summary>
[TestClass]
public sealed class GoogleContactsSandboxTests : IAsyncDisposable
{
    private SandboxServer _server = null!; // set before each test

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    private GoogleContactsSettings Settings => GoogleCrm.SettingsOf(_server);

    [TestInitialize]
    public async Task StartAsync() => _server = await SandboxServer.StartAsync(new() { IsSeeded = false }, Token);

    [TestMethod]
    public async Task FindByNameAsync_FirstAndAfterAWhile_RefreshesGooglesCache()
    {
        Add(GooglePeople.Connections, "Ada", "Quill");
        var clock = new TestClock();
        await using var book = await GoogleCrm.OpenAsync(_server, Token, time: clock);

        Assert.HasCount(1, await FindAsync(book, "Quill"));
        Add(GooglePeople.Connections, "Bo", "Quill");
        Assert.HasCount(1, await FindAsync(book, "Quill"));
        clock.Advance(TimeSpan.FromMinutes(6));
        Assert.HasCount(2, await FindAsync(book, "Quill"));
        Assert.HasCount(5, _server.Requests.To("people:searchContacts"));
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task FindByNameAsync_PeopleOfAllSources_TakeTurns()
    {
        foreach (var list in new[] { GooglePeople.Connections, GooglePeople.OtherContacts, GooglePeople.Directory })
            for (var i = 0; i < 2; i++) Add(list, $"Ada{i}", "Quill");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var found = await FindAsync(book, "ada quill");

        Assert.AreEqual("Contact OtherContact Person Contact OtherContact Person", string.Join(' ', found.Select(contact => contact.Key.Type)));
    }

    [TestMethod]
    public async Task Book_ScopeNotTicked_WorksWithTheRestAndSaysSo()
    {
        Add(GooglePeople.Connections, "Ada", "Quill");
        Add(GooglePeople.OtherContacts, "Bo", "Quill");
        _server.Google.UntickScopes("https://www.googleapis.com/auth/contacts.other.readonly", "https://www.googleapis.com/auth/userinfo.profile");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        Assert.HasCount(1, await FindAsync(book, "quill"));
        Assert.HasCount(1, (await GoogleCrm.ReadAsync(book, null, Token)).SelectMany(page => page.Contacts));
        Assert.IsNull(await book.As<IOwnerLookup>().GetOwnerAsync(Token));
        Assert.AreEqual(
            "Signed in as a user who keeps the address private; reads your contacts (1), the directory. " +
            "Not allowed when signing in: other contacts. Sign in again and tick it, or switch it off.",
            await book.As<IConnectionCheck>().CheckAsync(Token));
    }

    [TestMethod]
    public async Task Book_NoScopeTicked_IsForbidden()
    {
        _server.Google.UntickScopes("https://www.googleapis.com/auth/contacts.readonly");
        await using var book = await GoogleCrm.OpenAsync(_server, Token, Settings with { OtherContacts = false, Directory = false, AllowChanges = false });

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => FindAsync(book, "quill"));

        Assert.AreEqual(ConnectorErrorKind.Forbidden, refused.Kind);
        Assert.Contains("sign in again", refused.Message);
    }

    [TestMethod]
    public async Task CheckAsync_ApiIsSwitchedOff_SaysWhereToSwitchItOn()
    {
        _server.Google.IsApiEnabled = false;
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IConnectionCheck>().CheckAsync(Token));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, failed.Kind);
        Assert.Contains("console.cloud.google.com", failed.Message);
    }

    [TestMethod]
    public async Task CheckAsync_DirectoryOfAPrivateAccount_TellsGooglesWords()
    {
        _server.Google.IsWorkspace = false;
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IConnectionCheck>().CheckAsync(Token));

        Assert.AreEqual((ConnectorErrorKind.Refused, "Google: Must be a G Suite domain user."), (failed.Kind, failed.Message));
    }

    [TestMethod]
    public async Task Open_ReadOnly_OffersNoWriting()
    {
        await using var book = await GoogleCrm.OpenAsync(_server, Token, Settings with { AllowChanges = false });

        Assert.IsNotInstanceOfType<IRecordWriter>(book.Book);
    }

    [TestMethod]
    public async Task SaveAsync_OneValue_LeavesAllElse()
    {
        var name = _server.Google.Add(GooglePeople.Connections, """
            {"names":[{"givenName":"Ada","middleName":"A.","familyName":"Quill","honorificPrefix":"Dr."}],"nicknames":[{"value":"Addy"}],
             "organizations":[{"name":"Larkspur","title":"Head","department":"Mills"}],
             "phoneNumbers":[{"value":"01632 960100","type":"work"},{"value":"01632 960101","type":"Boat"}]}
            """);
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        await book.As<IRecordWriter>().SaveAsync(Key(book, name), new() { LastName = "Fennimore", Phone = "01632 960109", CompanyName = "Heath" }, Token);

        var kept = _server.Google.Get(name)!;
        Assert.AreEqual(("Ada", "A.", "Fennimore", "Dr."), (Value(kept, "names", "givenName"), Value(kept, "names", "middleName"), Value(kept, "names", "familyName"), Value(kept, "names", "honorificPrefix")));
        Assert.AreEqual(("01632 960109", "work", "Heath", "Mills", "Addy"), (
            Value(kept, "phoneNumbers", "value"), Value(kept, "phoneNumbers", "type"), Value(kept, "organizations", "name"), Value(kept, "organizations", "department"), Value(kept, "nicknames", "value")));
        Assert.HasCount(2, kept["phoneNumbers"]!.AsArray());
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task SaveAsync_EmptyValues_TakeTheirPlaceAway()
    {
        var name = _server.Google.Add(GooglePeople.Connections, """
            {"names":[{"givenName":"Ada"}],"phoneNumbers":[{"value":"01632 960100","type":"work"},{"value":"01632 960101"}],"organizations":[{"name":"Larkspur"}],"biographies":[{"value":"x"}]}
            """);
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var saved = await book.As<IRecordWriter>().SaveAsync(Key(book, name), new() { FirstName = "", Phone = "", CompanyName = "", Notes = "" }, Token);

        Assert.AreEqual("OtherPhone", string.Join(' ', saved.Fields.Where(field => field.Value.Length > 0).Select(field => field.Name)));
    }

    [TestMethod]
    public async Task SaveAsync_ManyAtOnce_AreSentOneAfterTheOther()
    {
        var name = Add(GooglePeople.Connections, "Ada", "Quill");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => book.As<IRecordWriter>().SaveAsync(Key(book, name), new() { FirstName = $"Ada{i}" }, Token)));

        Assert.HasCount(10, _server.Requests.To(":updateContact"));
    }

    [TestMethod]
    public async Task SaveAsync_OtherContact_IsRefused()
    {
        var name = Add(GooglePeople.OtherContacts, "Ada", "Quill");
        await using var book = await GoogleCrm.OpenAsync(_server, Token);
        var key = book.Context.Key("OtherContact", name.Split('/')[1]);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IRecordWriter>().SaveAsync(key, new() { FirstName = "Bo" }, Token));

        Assert.AreEqual(ConnectorErrorKind.Refused, refused.Kind);
    }

    [TestMethod]
    public async Task CreateAsync_WholeName_IsLeftToGoogleToTakeApart()
    {
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        var created = await book.As<IRecordWriter>().CreateAsync("Contact", new() { ContactName = "Ada Quill", Phone = " +44 1632 960100 " }, Token);

        var kept = _server.Google.Get($"people/{created.Key.Id}")!;
        Assert.AreEqual(("Ada Quill", "+44 1632 960100"), (Value(kept, "names", "unstructuredName"), Value(kept, "phoneNumbers", "value")));
        Assert.HasCount(1, await FindAsync(book, "Ada"));
    }

    [TestMethod]
    public async Task GetRecordAsync_MergedContact_IsNull()
    {
        var (left, gone) = (Add(GooglePeople.Connections, "Ada", "Quill"), Add(GooglePeople.Connections, "Ada", "Quil"));
        _server.Google.Merge(left, gone);
        await using var book = await GoogleCrm.OpenAsync(_server, Token);

        Assert.IsNull(await book.As<IRecordLookup>().GetRecordAsync(Key(book, gone), Token));
        Assert.IsNotNull(await book.As<IRecordLookup>().GetRecordAsync(Key(book, left), Token));
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static RecordKey Key(TestBook book, string name) => book.Context.Key("Contact", name.Split('/')[1]);

    private static string? Value(JsonObject person, string field, string member) => (string?)person[field]?[0]?[member];

    private string Add(string list, string first, string last) => _server.Google.Add(list, $$"""{"names":[{"givenName":"{{first}}","familyName":"{{last}}"}]}""");

    private Task<IReadOnlyList<Contact>> FindAsync(TestBook book, string text) => book.Book.FindByNameAsync(TestQuery.Name(text), Token);
}
