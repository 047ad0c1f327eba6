using System.Net;
using System.Text.Json.Nodes;
using Engine.Sdk;
using Engine.Sdk.Testing;
using static Engine.Connectors.Outlook.Tests.StubGraph;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookAbilitiesTests
{
    private static readonly CallActivity Call = new()
    {
        CallId = "c1",
        Direction = CallDirection.Incoming,
        Start = new(2026, 3, 14, 23, 55, 30, TimeSpan.Zero),
        Duration = TimeSpan.FromSeconds(125),
        CallerTel = "+441733667800",
        CalledTel = "",
    };

    private readonly StubGraph _graph = new();

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    [TestCleanup]
    public void End() => _graph.Dispose();

    [TestMethod]
    public async Task GetOwnerAsync_Mailbox_IsItsUser()
    {
        _graph.On("GET", "", new { id = "u1", displayName = "Jane Doe", givenName = "Jane", surname = "Doe", mail = "jane@example.com" });
        await using var book = _graph.Open();

        var owner = await book.As<IOwnerLookup>().GetOwnerAsync(Token);

        Assert.AreEqual(("User", "u1"), (owner!.Key.Type, owner.Key.Id));
    }

    [TestMethod]
    [DataRow(false, "Reads the mailbox of jane@example.com; 1 contact folder.")]
    [DataRow(true, "Reads the mailbox of jane@example.com; 1 contact folder. Colleagues cannot be searched: Insufficient privileges. People cannot be searched: no.")]
    public async Task CheckAsync_Permissions_AreTold(bool searchesAll, string said)
    {
        _graph.On("GET", "", new { id = "u1", mail = "jane@example.com" })
            .On("GET", "/v1.0/users/delta", Error(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges."))
            .On("GET", "/people", Error(HttpStatusCode.Forbidden, "x", "no"));
        await using var book = _graph.Open(App with { SearchDirectory = searchesAll, SearchPeople = searchesAll });

        Assert.AreEqual(said, await book.As<IConnectionCheck>().CheckAsync(Token));
    }

    [TestMethod]
    public async Task GetPictureAsync_PhotoOrNone_IsTold()
    {
        _graph.On("GET", "/contacts/A/photo/$value", new StubAnswer { Body = new byte[] { 1, 2 }, MediaType = "image/png" })
            .On("GET", "/contacts/B/photo/$value", Error(HttpStatusCode.NotFound, "ErrorItemNotFound", "none"));
        await using var book = _graph.Open();
        Task<Picture?> PictureAsync(string type, string id) => book.As<IPictureSource>().GetPictureAsync(book.Context.Key(type, id), Token);

        Assert.AreEqual("image/png", (await PictureAsync("Contact", "A"))!.MediaType);
        Assert.IsNull(await PictureAsync("Contact", "B"));
        Assert.IsNull(await PictureAsync("Person", "A"));
    }

    [TestMethod]
    public async Task CreateAsync_ChosenFolder_IsWhereTheContactGoes()
    {
        _graph.On("GET", "/contactFolders", Page([new { id = "f1", displayName = "Callers" }])).On("GET", "/contactFolders/f1/childFolders", Page([]))
            .On("POST", "/contactFolders/f1/contacts", new { id = "n1", surname = "Lee" });
        await using var book = _graph.Open(App with { NewContactFolder = "callers" });

        var created = await book.As<IRecordWriter>().CreateAsync("Contact", new() { LastName = "Lee" }, Token);

        Assert.AreEqual("n1", created.Key.Id);
        Assert.AreEqual("Lee", _graph.Body("POST", "/contacts").GetProperty("displayName").GetString());
    }

    [TestMethod]
    public async Task CreateAsync_FolderNobodyHas_SaysSo()
    {
        await using var book = _graph.Open(App with { NewContactFolder = "Callers" });

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IRecordWriter>().CreateAsync("Contact", new() { LastName = "Lee" }, Token));

        Assert.AreEqual("Folder for new contacts: the mailbox has no Callers; it has Contacts.", failed.Message);
    }

    [TestMethod]
    public async Task SaveAsync_Colleague_IsRefused()
    {
        await using var book = _graph.Open();

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.As<IRecordWriter>().SaveAsync(book.Context.Key("User", "u1"), new() { LastName = "Lee" }, Token));

        Assert.AreEqual(ConnectorErrorKind.Refused, refused.Kind);
    }

    [TestMethod]
    public async Task LogCallAsync_Calendar_WritesAnEntryInIt()
    {
        _graph.On("GET", "/calendars", Page([new { id = "c0", name = "Calendar" }, new { id = "c1", name = "Calls" }]))
            .On("GET", "/contacts/A", Contact("A", "Lee")).On("GET", "/calendars/c1/events", Page([]))
            .On("POST", "/calendars/c1/events", new { id = "e1", webLink = "https://outlook.office365.com/owa/?itemid=e1" });
        await using var book = _graph.Open(App with { CallLog = OutlookCallLog.Calendar, Calendar = "calls" });

        var logged = await book.As<ICallActivityLog>().LogCallAsync(book.Context.Key("Contact", "A"), Call, Token);

        Assert.AreEqual(("e1", "https://outlook.office365.com/owa/?itemid=e1"), (logged.ActivityId, logged.WebAddress!.AbsoluteUri));
        var body = _graph.Body("POST", "/events");
        Assert.AreEqual("Incoming call: Bo Lee", body.GetProperty("subject").GetString());
        Assert.AreEqual("Incoming call from +441733667800 to an unknown number\nLasted 00:02:05", body.GetProperty("body").GetProperty("content").GetString());
        Assert.AreEqual("""{"dateTime":"2026-03-14T23:57:35.0000000","timeZone":"UTC"}""", body.GetProperty("end").GetRawText());
        Assert.AreEqual("free", body.GetProperty("showAs").GetString());
        Assert.AreEqual("Phone call", body.GetProperty("categories")[0].GetString());
        Assert.AreEqual("Contact/A", body.GetProperty("singleValueExtendedProperties")[0].GetProperty("value").GetString());
        Assert.AreEqual(body.GetProperty("transactionId").GetString(), body.GetProperty("singleValueExtendedProperties")[1].GetProperty("value").GetString());
    }

    [TestMethod]
    public async Task LogCallAsync_ThereAlready_IsNotWrittenAgain()
    {
        var asked = 0;
        _graph.On("GET", "/contacts/A", Contact("A", "Lee")).On("GET", "/events", _ => asked++ % 2 == 0 ? Page([]) : Page([new { id = "e1" }]))
            .On("POST", "/events", Error(HttpStatusCode.Conflict, "ErrorDuplicateTransactionId", "there"));
        await using var book = _graph.Open(App with { CallLog = OutlookCallLog.Calendar });
        var key = book.Context.Key("Contact", "A");

        Assert.AreEqual("e1", (await book.As<ICallActivityLog>().LogCallAsync(key, Call, Token)).ActivityId); // refused, then found
        asked = 1;
        Assert.AreEqual("e1", (await book.As<ICallActivityLog>().LogCallAsync(key, Call, Token)).ActivityId); // found at once
        Assert.AreEqual(1, _graph.Requests.Count(request => request.Method == "POST"));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_Calendar_TellsItsEntries()
    {
        _graph.On("GET", "/events", Page([
            new
            {
                id = "e1", subject = "Outgoing call: Bo Lee", webLink = "https://x/e1",
                start = new { dateTime = "2026-03-14T23:55:30.0000000", timeZone = "UTC" }, end = new { dateTime = "2026-03-14T23:57:35.0000000", timeZone = "UTC" },
            }]));
        await using var book = _graph.Open(App with { CallLog = OutlookCallLog.Calendar });

        var activity = (await book.As<IActivityHistory>().GetRecentActivitiesAsync(book.Context.Key("Contact", "A'1"), 5, Token)).Single();

        Assert.AreEqual(("Call", CallDirection.Outgoing, Call.Start, Call.Duration), (activity.Kind, activity.Direction, activity.Start, activity.Duration));
        var asked = _graph.Requests.Single(request => request.Path.EndsWith("/events", StringComparison.Ordinal));
        Assert.Contains("p/value eq 'Contact/A''1')", asked.Query("$filter")!);
        Assert.AreEqual(("start/dateTime desc", "5"), (asked.Query("$orderby"), asked.Query("$top")));
    }

    [TestMethod]
    public async Task GetRecentActivitiesAsync_GraphSortsNot_AreSortedHere()
    {
        static object Entry(string id, string start) => new { id, subject = id, start = new { dateTime = start, timeZone = "UTC" }, end = new { dateTime = start, timeZone = "UTC" } };
        _graph.On("GET", "/events", request => request.Query("$orderby") is null
            ? Page([Entry("1", "2026-03-14T10:00:00"), Entry("3", "2026-03-14T12:00:00"), Entry("2", "2026-03-14T11:00:00")])
            : Error(HttpStatusCode.BadRequest, "ErrorInvalidRestriction", "The restriction or sort order is too complex for this operation."));
        await using var book = _graph.Open(App with { CallLog = OutlookCallLog.Calendar });

        var told = await book.As<IActivityHistory>().GetRecentActivitiesAsync(book.Context.Key("Contact", "A"), 2, Token);

        Assert.AreEqual("3 2", string.Join(' ', told.Select(activity => activity.Subject)));
    }

    [TestMethod]
    public async Task GetOwnerAsync_MayNotBeKnown_IsNobody()
    {
        _graph.On("GET", "", Error(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "Insufficient privileges."));
        await using var book = _graph.Open();

        Assert.IsNull(await book.As<IOwnerLookup>().GetOwnerAsync(Token));
        Assert.AreEqual("Reads the mailbox of jane@example.com; 1 contact folder.", await book.As<IConnectionCheck>().CheckAsync(Token));
    }

    [TestMethod]
    public async Task LogCallAsync_Note_IsOneLineAboveTheOthers()
    {
        var notes = "Likes tea\r\n2025";
        _graph.On("GET", "/contacts/A", _ => new { id = "A", surname = "Lee", personalNotes = notes }).On("PATCH", "/contacts/A", request =>
        {
            notes = (string)JsonNode.Parse(request.Body)!["personalNotes"]!;
            return new { id = "A" };
        });
        await using var book = _graph.Open(App with { CallLog = OutlookCallLog.Note });
        var key = book.Context.Key("Contact", "A");
        var log = book.As<ICallActivityLog>();

        foreach (var call in (CallActivity[])[Call, Call, Call with { CallId = "c2", Direction = CallDirection.Outgoing, Start = Call.Start.AddHours(1), Duration = TimeSpan.Zero }])
            await log.LogCallAsync(key, call, Token);

        var lines = notes.Split('\n');
        Assert.HasCount(4, lines);
        Assert.StartsWith("2026-03-15 00:55:30Z Outgoing call from +441733667800 to an unknown number, not answered [", lines[0]);
        Assert.StartsWith("2026-03-14 23:55:30Z Incoming call from +441733667800 to an unknown number, 00:02:05 [", lines[1]);
        Assert.AreEqual("Likes tea\r", lines[2]);
        var told = await book.As<IActivityHistory>().GetRecentActivitiesAsync(key, 5, Token);
        Assert.AreEqual("Outgoing 00:00:00 Incoming 00:02:05", string.Join(' ', told.Select(activity => $"{activity.Direction} {activity.Duration}")));
        Assert.IsNotNull(await book.As<ILoggedCallLookup>().FindLoggedCallAsync(key, Call, Token));
        Assert.IsNull(await book.As<ILoggedCallLookup>().FindLoggedCallAsync(key, Call with { CallId = "c3" }, Token));
    }
}
