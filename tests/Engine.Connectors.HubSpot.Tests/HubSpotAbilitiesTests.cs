using Engine.Sdk;
using static Engine.Connectors.HubSpot.Tests.StubHubSpot;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotAbilitiesTests
{
    private static readonly CallActivity Call = new()
    {
        CallId = "call-1",
        Direction = CallDirection.Incoming,
        Start = new(2026, 3, 14, 23, 55, 30, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(125),
        CallerTel = "+442079460901",
        CalledTel = "+442079460902",
    };

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestMethod]
    [DataRow("Contact", "contacts", 194)]
    [DataRow("Company", "companies", 182)]
    public async Task LogCallAsync_NewCall_IsWrittenAtTheRecord(string type, string path, int association)
    {
        using var hubSpot = new StubHubSpot().On($"GET crm/v3/objects/{path}/1", Record("1")).On("POST crm/v3/objects/calls/search", Page())
            .On("POST crm/v3/objects/calls", Record("77")).On("GET crm/v3/owners", Page(new { id = "5", email = "jane@x.example" }));
        var book = hubSpot.Open(new() { OwnerEmail = "jane@x.example" });

        var logged = await book.LogCallAsync(new(AddressBookId.New(), type, "1"), Call, TestContext.CancellationToken);

        Assert.AreEqual("77", logged.ActivityId);
        Assert.EndsWith("/1", logged.WebAddress!.AbsolutePath);
        var body = hubSpot.Bodies("POST crm/v3/objects/calls").Single();
        Assert.AreEqual($$"""[{"to":{"id":"1"},"types":[{"associationTypeId":{{association}},"associationCategory":"HUBSPOT_DEFINED"}]}]""", body.GetProperty("associations").GetRawText());
        Assert.AreEqual(
            "2026-03-14T23:55:30.000Z Incoming call from +442079460901, 00:02:05 INBOUND 125000 COMPLETED call-1 5",
            string.Join(' ', ((string[])["hs_timestamp", "hs_call_body", "hs_call_direction", "hs_call_duration", "hs_call_status", "hs_call_external_id", "hubspot_owner_id"])
                .Select(name => body.GetProperty("properties").GetProperty(name).GetString())));
    }

    [TestMethod]
    public async Task LogCallAsync_CallLoggedBefore_IsNotWrittenAgain()
    {
        using var hubSpot = new StubHubSpot().On("GET crm/v3/objects/contacts/1", Record("1")).On("POST crm/v3/objects/calls/search", Page(Record("69", ("hs_call_external_id", "CALL-1")), Record("70", ("hs_call_external_id", "call-1"))));

        var logged = await hubSpot.Open().LogCallAsync(new(AddressBookId.New(), "Contact", "1"), Call, TestContext.CancellationToken);

        Assert.AreEqual("70", logged.ActivityId);
        Assert.AreEqual(
            """[{"propertyName":"associations.contact","operator":"EQ","value":"1"},{"propertyName":"hs_call_external_id","operator":"EQ","value":"call-1"}]""",
            hubSpot.Bodies("POST crm/v3/objects/calls/search").Single().GetProperty("filterGroups")[0].GetProperty("filters").GetRawText());
    }

    [TestMethod]
    public async Task LogCallAsync_PortalWithoutTheProperty_IsKnownByMomentAndNumbers()
    {
        var calls = new List<object>();
        using var hubSpot = new StubHubSpot().On("GET crm/v3/objects/contacts/1", Record("1")).On("POST crm/v3/objects/calls", Record("77"))
            .On("POST crm/v3/objects/calls/search", asked => asked.Contains("\"propertyName\":\"hs_call_external_id\"", StringComparison.Ordinal)
                ? new ConnectorException(ConnectorErrorKind.Refused, "There is no such property.") : Page([.. calls]));
        var (book, key) = (hubSpot.Open(), new RecordKey(AddressBookId.New(), "Contact", "1"));

        var first = await book.LogCallAsync(key, Call, TestContext.CancellationToken);
        calls.Add(Record("77", ("hs_call_from_number", Call.CallerTel), ("hs_call_to_number", Call.CalledTel)));
        var second = await book.LogCallAsync(key, Call, TestContext.CancellationToken);

        Assert.AreEqual(("77", "77"), (first.ActivityId, second.ActivityId));
        Assert.IsFalse(hubSpot.Bodies("POST crm/v3/objects/calls").Single().GetProperty("properties").TryGetProperty("hs_call_external_id", out _));
    }

    [TestMethod]
    public async Task LogCallAsync_RecordGone_WritesNothing()
    {
        using var hubSpot = new StubHubSpot().On("POST crm/v3/objects/calls/search", Page());

        var gone = await Assert.ThrowsExactlyAsync<ConnectorException>(() => hubSpot.Open().LogCallAsync(new(AddressBookId.New(), "Contact", "1"), Call, TestContext.CancellationToken));

        Assert.AreEqual(ConnectorErrorKind.NotFound, gone.Kind);
        Assert.IsEmpty(hubSpot.Bodies("POST crm/v3/objects/calls"));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_OneScopeMissing_TellsTheOthersNewestFirst()
    {
        using var hubSpot = new StubHubSpot()
            .On("GET crm/v3/objects/contacts/1", Linked(("calls", ["1"]), ("notes", ["2"]), ("tasks", ["3"]), ("emails", ["4"])))
            .On("POST crm/v3/objects/calls/batch/read", Page(Record("1", ("hs_timestamp", "2026-03-01T10:00:00Z"), ("hs_call_title", "Call"), ("hs_call_direction", "OUTBOUND"), ("hs_call_duration", "3000"))))
            .On("POST crm/v3/objects/notes/batch/read", Page(Record("2", ("hs_timestamp", "2026-03-02T10:00:00Z"), ("hs_note_body", "<p>Ring &amp; ask</p>"))))
            .On("POST crm/v3/objects/tasks/batch/read", Page(Record("3", ("hs_timestamp", null), ("hs_task_subject", "Do"))))
            .On("POST crm/v3/objects/emails/batch/read", new ConnectorException(ConnectorErrorKind.Forbidden, "Scopes."));

        var found = await hubSpot.Open().GetRecentActivitiesAsync(new(AddressBookId.New(), "Contact", "1"), 10, TestContext.CancellationToken);

        Assert.AreEqual("Note Ring & ask  |Call Call Outgoing 00:00:03|Task Do  ", string.Join('|', found.Select(one => $"{one.Kind} {one.Subject} {one.Direction} {one.Duration}")));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_MoreThanAnAnswerHolds_SearchesForTheLatest()
    {
        using var hubSpot = new StubHubSpot()
            .On("GET crm/v3/objects/contacts/1", new { id = "1", properties = new { }, associations = new { calls = new { results = new[] { new { id = "7" } }, paging = new { next = new { after = "8" } } } } })
            .On("POST crm/v3/objects/calls/search", Page(Record("9", ("hs_timestamp", "2026-03-01T10:00:00Z"), ("hs_call_title", "Call"))));

        var found = await hubSpot.Open().GetRecentActivitiesAsync(new(AddressBookId.New(), "Contact", "1"), 10, TestContext.CancellationToken);

        Assert.AreEqual("Call", found.Single().Subject);
        Assert.AreEqual("DESCENDING", hubSpot.Bodies("POST crm/v3/objects/calls/search").Single().GetProperty("sorts")[0].GetProperty("direction").GetString());
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_LinksForbidden_TellsCalls()
    {
        using var hubSpot = new StubHubSpot()
            .On("GET crm/v3/objects/contacts/1", query => query.Contains("emails", StringComparison.Ordinal) ? new ConnectorException(ConnectorErrorKind.Forbidden, "Scopes.") : Linked(("calls", ["1"])))
            .On("POST crm/v3/objects/calls/batch/read", Page(Record("1", ("hs_call_title", "Call"))));

        var found = await hubSpot.Open().GetRecentActivitiesAsync(new(AddressBookId.New(), "Contact", "1"), 10, TestContext.CancellationToken);

        Assert.AreEqual("Call", found.Single().Subject);
    }

    [TestMethod]
    [DataRow("Contact", """{"firstname":"Jane Ann","lastname":"Doe","phone":"1"}""")]
    [DataRow("Company", """{"name":"Jane Ann Doe","phone":"1"}""")]
    public async Task CreateAsync_WholeName_IsSplitForPeople(string type, string properties)
    {
        using var hubSpot = new StubHubSpot().On("POST crm/v3/objects/contacts", Record("9")).On("POST crm/v3/objects/companies", Record("9"))
            .On("GET crm/v3/objects/contacts/9", Record("9", ("lastname", "Doe"))).On("GET crm/v3/objects/companies/9", Record("9", ("name", "Doe")));

        var created = await hubSpot.Open().CreateAsync(type, new() { ContactName = "Jane Ann Doe", Phone = "1" }, TestContext.CancellationToken);

        Assert.AreEqual((type, "9"), (created.Key.Type, created.Key.Id));
        Assert.AreEqual(properties, hubSpot.Requests.First(request => request.Line.StartsWith("POST", StringComparison.Ordinal)).Body!.Value.GetProperty("properties").GetRawText());
    }

    [TestMethod]
    public async Task SaveAsync_NullAndEmpty_LeaveAndClear()
    {
        using var hubSpot = new StubHubSpot().On("PATCH crm/v3/objects/contacts/9", Record("9")).On("GET crm/v3/objects/contacts/9", Record("9", ("lastname", "Doe")));

        var saved = await hubSpot.Open().SaveAsync(new(AddressBookId.New(), "Contact", "9"), new() { LastName = "Doe", Email = "" }, TestContext.CancellationToken);

        Assert.AreEqual("9", saved.Key.Id);
        Assert.AreEqual("""{"lastname":"Doe","email":""}""", hubSpot.Bodies("PATCH crm/v3/objects/contacts/9").Single().GetProperty("properties").GetRawText());
    }

    [TestMethod]
    public async Task GetOwnerAsync_SignedInInTheBrowser_IsTheUserOfTheToken()
    {
        using var hubSpot = new StubHubSpot { SignedIn = { ["user_id"] = "42" } }.On("GET crm/v3/owners/42", new { id = "5", email = "jane@x.example", firstName = "Jane", userId = 42 });
        var book = hubSpot.Open();

        var owner = await book.GetOwnerAsync(TestContext.CancellationToken);

        Assert.AreEqual(("Owner", "5", false), (owner!.Key.Type, owner.Key.Id, owner.AllowsCallLog));
        Assert.AreEqual("?idProperty=userId", hubSpot.Requests.Single().Query);
        Assert.AreEqual("Jane", (await book.GetRecordAsync(owner.Key, TestContext.CancellationToken))?.Fields[0].Value);
    }

    [TestMethod]
    public async Task CheckAsync_SomeScopesMissing_SaysWhich()
    {
        using var hubSpot = new StubHubSpot().On("GET crm/v3/objects/contacts", Page()).On("GET crm/v3/objects/calls", new ConnectorException(ConnectorErrorKind.Forbidden, "No calls."))
            .On("GET crm/v3/objects/companies", new ConnectorException(ConnectorErrorKind.Forbidden, "No companies."));

        var found = await hubSpot.Open().CheckAsync(TestContext.CancellationToken);

        Assert.AreEqual("Signed in to HubSpot account 123 (app-eu1.hubspot.com) as an unknown user: calls are logged in nobody's name. No companies. No calls.", found);
    }

    [TestMethod]
    public async Task CheckAsync_NothingToSearch_Fails()
    {
        using var hubSpot = new StubHubSpot().On("GET crm/v3/objects/contacts", new ConnectorException(ConnectorErrorKind.Forbidden, "No contacts.")).On("GET crm/v3/objects/calls", Page());

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => hubSpot.Open(new() { Objects = HubSpotObjects.Contacts }).CheckAsync(TestContext.CancellationToken));

        Assert.AreEqual("No contacts.", refused.Message);
    }

    private static object Linked(params (string Path, string[] Ids)[] links) => new
    {
        id = "1",
        properties = new { },
        associations = links.ToDictionary(link => link.Path, link => new { results = link.Ids.Select(id => new { id, type = "x" }) }),
    };
}
