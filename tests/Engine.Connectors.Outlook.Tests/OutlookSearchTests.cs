using System.Net;
using Engine.Sdk;
using Engine.Sdk.Testing;
using static Engine.Connectors.Outlook.Tests.StubGraph;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookSearchTests
{
    private readonly StubGraph _graph = new();

    public TestContext TestContext { get; set; } = null!; // set by the runner

    [TestCleanup]
    public void End() => _graph.Dispose();

    [TestMethod]
    [DataRow("1733667800", "1")]
    [DataRow("733667801", "2")]
    [DataRow("1204", "3")]
    [DataRow("204", "")]
    [DataRow("1733667899", "")]
    public async Task FindByNumberAsync_Contacts_AreComparedByDigits(string digits, string found)
    {
        _graph.On("GET", "/contacts/delta", Page([Contact("1", "A", "+44 (0)1733 667800 x12"), Contact("2", "B", "٠١٧٣٣٦٦٧٨٠١"), Contact("3", "C", "12 04")], delta: "d1"));
        await using var book = _graph.Open();

        var contacts = await book.Book.FindByNumberAsync(Number(digits), TestContext.CancellationToken);

        Assert.AreEqual(found, Ids(contacts));
    }

    [TestMethod]
    [DataRow("bo", "1 2 3")]
    [DataRow("muller", "1")]
    [DataRow("MÜLLER Bo", "1")]
    [DataRow("tiernagh", "2")]
    [DataRow("ernagh", "")]
    [DataRow("straße", "")]
    [DataRow("'", "")]
    public async Task FindByNameAsync_Contacts_AreComparedByBeginningsOfWords(string text, string found)
    {
        _graph.On("GET", "/contacts/delta", Page([Contact("1", "Müller"), Contact("2", "O'Tiernagh"), Contact("3", "Zoë")], delta: "d1"));
        await using var book = _graph.Open();

        Assert.AreEqual(found, Ids(await book.Book.FindByNameAsync(TestQuery.Name(text), TestContext.CancellationToken)));
    }

    [TestMethod]
    public async Task FindByNameAsync_Again_ReadsWhatChangedAlone()
    {
        _graph.On("GET", "/contacts/delta", request => request.Query("$deltatoken") switch
        {
            null => Page([Contact("1", "Arden"), Contact("2", "Arden")], delta: "d1"),
            "d1" => Page([Removed("1"), Contact("3", "Arden")], delta: "d2"),
            _ => Error(HttpStatusCode.Gone, "SyncStateNotFound", "gone"),
        });
        await using var book = _graph.Open();
        async Task<string> FindAsync() => Ids(await book.Book.FindByNameAsync(TestQuery.Name("arden"), TestContext.CancellationToken));

        Assert.AreEqual("1 2", await FindAsync());
        Assert.AreEqual("2 3", await FindAsync());
        Assert.AreEqual("1 2", await FindAsync()); // the place is gone: everything is read anew
        Assert.AreEqual(1, _graph.Requests.Count(request => request.Path.EndsWith("/contactFolders", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task FindByNameAsync_FolderGoneSinceItWasListed_ReadsAnew()
    {
        var isThere = true;
        _graph.On("GET", "/contactFolders", _ => isThere ? Page([new { id = "f1", displayName = "Family" }]) : Page([])).On("GET", "/contactFolders/f1/childFolders", Page([]))
            .On("GET", "/contactFolders/f1/contacts/delta", _ => isThere ? Page([Contact("3", "Arden", folder: "f1")], delta: "d2") : Error(HttpStatusCode.NotFound, "ErrorItemNotFound", "gone"));
        await using var book = _graph.Open();
        async Task<string> FindAsync() => Ids(await book.Book.FindByNameAsync(TestQuery.Name("arden"), TestContext.CancellationToken));
        Assert.AreEqual("3", await FindAsync());

        isThere = false;

        Assert.AreEqual("", await FindAsync());
    }

    [TestMethod]
    public async Task FindByNumberAsync_Directory_IsAskedInEverySpelling()
    {
        _graph.On("GET", "/v1.0/users", Page([new { id = "u1", surname = "Lee", mobilePhone = "+44 1733 667800" }]));
        await using var book = _graph.Open(App with { SearchDirectory = true });
        string[] spellings = ["+441733667800", "O'1", "3", "4", "5", "6", "7", "8"];

        var found = await book.Book.FindByNumberAsync(new() { Spellings = spellings, Digits = "1733667800", Limit = 20 }, TestContext.CancellationToken);

        Assert.AreEqual("u1", Ids(found));
        var asked = _graph.Requests.Where(request => request.Path == "/v1.0/users").OrderByDescending(request => request.Query("$filter")!.Length).ToList();
        Assert.HasCount(2, asked);
        Assert.StartsWith("mobilePhone eq '+441733667800' or businessPhones/any(p:p eq '+441733667800') or mobilePhone eq 'O''1' or ", asked[0].Query("$filter"));
        Assert.AreEqual("mobilePhone eq '8' or businessPhones/any(p:p eq '8')", asked[1].Query("$filter"));
        Assert.IsTrue(asked.All(request => request.Headers["ConsistencyLevel"] == "eventual" && request.Query("$count") == "true" && request.Query("$top") == "20"));
    }

    [TestMethod]
    [DataRow("ja", "\"displayName:ja\" OR \"mail:ja\"", "\"ja\"")]
    [DataRow("jane o\"n\\l", "\"displayName:jane\" AND \"displayName:o\\\"n\\\\l\"", "\"jane o\\\"n\\\\l\"")]
    public async Task FindByNameAsync_DirectoryAndPeople_AreSearched(string text, string users, string people)
    {
        _graph.On("GET", "/v1.0/users", Page([new { id = "u1", surname = "Lee", mail = "lee@example.com" }]))
            .On("GET", "/people", Page([
                new { id = "p1", displayName = "Lee", scoredEmailAddresses = new[] { new { address = "LEE@example.com" } }, phones = new[] { new { type = "mobile", number = "1" } } },
                new { id = "p2", displayName = "Ann", scoredEmailAddresses = new[] { new { address = "ann@example.com" } }, phones = new[] { new { type = "mobile", number = "2" } } },
                new { id = "p3", displayName = "Bob", scoredEmailAddresses = new[] { new { address = "bob@example.com" } } }]));
        await using var book = _graph.Open(App with { SearchDirectory = true, SearchPeople = true });

        var found = await book.Book.FindByNameAsync(TestQuery.Name(text), TestContext.CancellationToken);

        Assert.AreEqual("u1 p2", Ids(found));
        Assert.AreEqual(users, _graph.Requests.Single(request => request.Path == "/v1.0/users").Query("$search"));
        Assert.AreEqual(people, _graph.Requests.Single(request => request.Path.EndsWith("/people", StringComparison.Ordinal)).Query("$search"));
    }

    [TestMethod]
    public async Task FindByNameAsync_DirectoryIsForbidden_FindsTheContacts()
    {
        _graph.On("GET", "/contacts/delta", Page([Contact("1", "Arden")], delta: "d1")).On("GET", "/v1.0/users", Error(HttpStatusCode.Forbidden, "Authorization_RequestDenied", "no"));
        await using var book = _graph.Open(App with { SearchDirectory = true });

        Assert.AreEqual("1", Ids(await book.Book.FindByNameAsync(TestQuery.Name("arden"), TestContext.CancellationToken)));
    }

    [TestMethod]
    public async Task FindByNameAsync_MailboxIsForbidden_SaysSo()
    {
        _graph.On("GET", "/contacts/delta", Error(HttpStatusCode.Forbidden, "ErrorAccessDenied", "Access is denied. Check credentials and try again."));
        await using var book = _graph.Open();

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.Book.FindByNameAsync(TestQuery.Name("a"), TestContext.CancellationToken));

        Assert.AreEqual((ConnectorErrorKind.Forbidden, "Access is denied. Check credentials and try again."), (refused.Kind, refused.Message));
    }

    private static NumberQuery Number(string digits) => new() { Spellings = [digits], Digits = digits, Limit = 10 };

    private static string Ids(IEnumerable<Contact> contacts) => string.Join(' ', contacts.Select(contact => contact.Key.Id));
}
