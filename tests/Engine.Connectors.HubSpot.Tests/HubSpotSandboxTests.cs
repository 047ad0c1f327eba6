using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.HubSpot.Tests;

/// <summary>What is HubSpot's alone, over the stand-in.</summary>
[TestClass]
public sealed class HubSpotSandboxTests : IAsyncDisposable
{
    private SandboxServer _server = null!; // set before each test

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    private HubSpotPortal Portal => _server.HubSpot;

    private HubSpotSettings Settings => new() { AccessToken = HubSpotPortal.PrivateAppToken, ApiAddress = new(_server.Address, "hubspot"), OwnerEmail = "sam@sandbox.example", SearchesPerSecond = 100 };

    [TestInitialize]
    public async Task StartAsync()
    {
        _server = await SandboxServer.StartAsync(new() { IsSeeded = false }, Token);
        Portal.SearchesPerSecond = 1000;
        Portal.RequestsPerTenSeconds = 100_000;
    }

    [TestMethod]
    public async Task FindByNumberAsync_ContactLinkedToACompany_TellsItsName()
    {
        var company = Portal.Add("companies", new Dictionary<string, string?> { ["name"] = "Larkspur Mills" });
        var contact = Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill", ["phone"] = "020 7946 0901" });
        Portal.Associate("contacts", contact, "companies", company);
        await using var book = await OpenAsync();

        var found = await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10) with { E164 = "+442079460901", Digits = "2079460901" }, Token);

        Assert.AreEqual("Larkspur Mills", found.Single().Fields.Single(field => field.Name == WellKnownFields.CompanyName).Value);
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task FindByNumberAsync_KnownCaller_TakesTwoSearches()
    {
        Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill", ["phone"] = ContractNumbers.Plain(1).Stored });
        await using var book = await OpenAsync();

        await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10), Token);
        await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10), Token);

        Assert.HasCount(4, _server.Requests.To("/search"));
        Assert.AreEqual(5, _server.Requests.Count); // the portal's address is asked for once
    }

    [TestMethod]
    public async Task FindByNumberAsync_UnknownCaller_TakesASecondsSearches()
    {
        await using var book = await OpenAsync();

        await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10), Token);
        await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10) with { IsThorough = true }, Token);

        Assert.AreEqual(4, _server.Requests.Count);
    }

    [TestMethod]
    [DynamicData(nameof(CompanyNumbers))]
    public async Task FindByNumberAsync_CompanyInAnyUsualSpelling_IsFound(string stored, string e164, string digits, string national)
    {
        Portal.Add("companies", new Dictionary<string, string?> { ["name"] = "Larkspur Mills", ["phone"] = stored });
        await using var book = await OpenAsync();
        var query = new NumberQuery { E164 = e164, Digits = digits, Spellings = [e164, national], Limit = 10 };

        var found = await book.Book.FindByNumberAsync(query, Token);
        if (found.Count == 0) found = await book.Book.FindByNumberAsync(query with { IsThorough = true }, Token);

        Assert.HasCount(1, found);
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    public static IEnumerable<string[]> CompanyNumbers => ContractNumbers.All.Where(number => number.Country is "GB" or "FR" or "US").Where(number => number.Stored.All(char.IsAscii))
        .Select(number => new[] { number.Stored, number.E164!, number.Digits, number.Written[2] });

    [TestMethod]
    public async Task Book_NoScopeForContacts_WorksWithCompanies()
    {
        Portal.Add("companies", new Dictionary<string, string?> { ["name"] = "Larkspur Mills", ["phone"] = ContractNumbers.Plain(1).Stored });
        Portal.WithholdScopes("crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.owners.read", "crm.objects.companies.write");
        await using var book = await OpenAsync();

        Assert.HasCount(1, await book.Book.FindByNumberAsync(ContractNumbers.Plain(1).Query(NumberMatching.Literal, 10), Token));
        Assert.HasCount(1, await book.Book.FindByNameAsync(TestQuery.Name("lark"), Token));
        Assert.Contains("crm.objects.contacts.read", await book.As<IConnectionCheck>().CheckAsync(Token));
        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IRecordWriter>().CreateAsync("Company", new() { CompanyName = "X" }, Token));
        Assert.AreEqual(ConnectorErrorKind.Forbidden, refused.Kind);
        Assert.Contains("crm.objects.companies.write", refused.Message);
    }

    [TestMethod]
    public async Task LogCallAsync_PrivateApp_LogsInTheNameOfTheUser()
    {
        var id = Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill" });
        await using var book = await OpenAsync();
        var call = new CallActivity { CallId = "1", Direction = CallDirection.Incoming, Start = DateTimeOffset.UnixEpoch, Duration = default, CallerTel = "<b>1</b>", CalledTel = "" };

        await book.As<ICallActivityLog>().LogCallAsync(book.Context.Key("Contact", id), call, Token);

        var logged = Portal.All("calls").Single();
        Assert.AreEqual(("41000002", "NO_ANSWER", "Incoming call from &lt;b&gt;1&lt;/b&gt;, not answered"), (logged["hubspot_owner_id"], logged["hs_call_status"], logged["hs_call_body"]));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_NoScopeForMails_TellsTheRest()
    {
        var id = Portal.Add("companies", new Dictionary<string, string?> { ["name"] = "Larkspur Mills" });
        foreach (var (type, subject) in new[] { ("notes", "hs_note_body"), ("emails", "hs_email_subject"), ("meetings", "hs_meeting_title"), ("tasks", "hs_task_subject") })
            Portal.Associate(type, Portal.Add(type, new Dictionary<string, string?> { [subject] = $"A {type}", ["hs_timestamp"] = "2026-03-01T00:00:00Z" }), "companies", id);
        Portal.WithholdScopes("sales-email-read");
        await using var book = await OpenAsync();

        var found = await book.As<IActivityHistory>().GetRecentActivitiesAsync(book.Context.Key("Company", id), 10, Token);

        Assert.AreEqual("Meeting A meetings, Note A notes, Task A tasks", string.Join(", ", found.Select(activity => $"{activity.Kind} {activity.Subject}").Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public async Task ReadAsync_MergedContact_IsToldAsGone()
    {
        var (left, other) = (Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill" }), Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quil" }));
        await using var book = await OpenAsync();
        var first = await ReadAsync(book, null);
        Portal.Merge("contacts", left, other);

        var next = await ReadAsync(book, first[^1].Token);

        Assert.AreEqual((left, other), (next.SelectMany(page => page.Contacts).Single().Key.Id, next.SelectMany(page => page.Removed).Select(key => key.Id).Distinct().Single()));
        Assert.IsNull(await book.As<IRecordLookup>().GetRecordAsync(book.Context.Key("Contact", other), Token));
    }

    [TestMethod]
    public async Task ReadAsync_ChangeTheSearchDidNotKnowYet_IsToldTheNextTime()
    {
        await using var book = await OpenAsync();
        var first = await ReadAsync(book, null);
        Portal.IndexLag = true;
        var id = Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill" });
        Assert.IsEmpty(await ReadAsync(book, first[^1].Token));
        Portal.Add("companies", new Dictionary<string, string?> { ["name"] = "Larkspur Mills" });
        Portal.IndexLag = false;

        var next = await ReadAsync(book, first[^1].Token);

        Assert.Contains(id, next.SelectMany(page => page.Contacts).Select(contact => contact.Key.Id));
    }

    [TestMethod]
    public async Task ReadAsync_MoreChangesThanASearchTells_AreAllRead()
    {
        const int Many = 10_150;
        await using var book = await OpenAsync(Settings with { Objects = HubSpotObjects.Contacts });
        var first = await ReadAsync(book, null);
        for (var i = 0; i < Many; i++) Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = $"N{i}", ["company"] = "X" });

        var next = await ReadAsync(book, first[^1].Token);

        Assert.HasCount(Many, next.SelectMany(page => page.Contacts).Select(contact => contact.Key).ToHashSet());
        Assert.IsLessThan(64 * 1024, next.Max(page => page.Token!.Length));
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Search_DailyLimitReached_SaysHowLong()
    {
        Portal.RequestsPerDay = 0;
        await using var book = await OpenAsync();

        var limited = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IConnectionCheck>().CheckAsync(Token));

        Assert.AreEqual((ConnectorErrorKind.RateLimited, TimeSpan.FromHours(1)), (limited.Kind, limited.RetryAfter));
    }

    [TestMethod]
    public async Task Search_AsMuchAsHubSpotAllows_IsNotRefused()
    {
        Portal.SearchesPerSecond = 5;
        Portal.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Quill" });
        await using var book = await TestBook.OpenAsync(new HubSpotConnector(), Settings with { SearchesPerSecond = 4 }, new() { KeepsLimits = true }, Token);

        var found = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => book.Book.FindByNameAsync(TestQuery.Name("quill"), Token)));

        Assert.IsTrue(found.All(answer => answer.Count == 1));
        Assert.IsFalse(_server.Requests.All.Any(request => request.Status == 429));
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }

    private Task<TestBook> OpenAsync(HubSpotSettings? settings = null) => TestBook.OpenAsync(new HubSpotConnector(), settings ?? Settings, null, Token);

    private async Task<IReadOnlyList<FeedPage>> ReadAsync(TestBook book, string? since)
    {
        var pages = new List<FeedPage>();
        await foreach (var page in book.As<IContactFeed>().ReadAsync(since, Token))
            pages.Add(page);
        return pages;
    }
}
