using Engine.Connectors.Salesforce.Tests.Contract;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

/// <summary>What is an org's own, against the sandbox.</summary>
[TestClass]
public sealed class SalesforceSandboxTests
{
    private const string Number = "+441632960123";

    private static readonly NumberQuery Asked = new() { Spellings = [Number], E164 = Number, Digits = "1632960123", Limit = 10 };

    public TestContext TestContext { get; set; } = null!; // The runner sets it.

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public Task Search_PersonAccount_IsFoundOnceAsAPerson() => RunAsync(async (org, book) =>
    {
        org.HasPersonAccounts = true;
        var id = org.Add("Account", new Dictionary<string, object?> { ["FirstName"] = "Ann", ["LastName"] = "Lee", ["PersonMobilePhone"] = "01632 960123", ["IsPersonAccount"] = true });

        var byNumber = await book.Book.FindByNumberAsync(Asked, Cancelled);
        var saved = await book.As<IRecordWriter>().SaveAsync(byNumber.Single().Key, new() { ContactName = "Ann Moss", Email = "ann@moss.example" }, Cancelled);

        Assert.AreEqual(book.Context.Key("Account", id), saved.Key);
        Assert.AreEqual("FirstName=Ann, LastName=Moss, Email=ann@moss.example, MobilePhone=01632 960123", string.Join(", ", saved.Fields.Select(field => $"{field.Name}={field.Value}")));
    });

    [TestMethod]
    public Task Search_RecordTheIndexLacks_IsFoundThoroughly() => RunAsync(async (org, book) =>
    {
        org.IndexLag = true;
        org.Add("Lead", new Dictionary<string, object?> { ["LastName"] = "Lee", ["Phone"] = "(01632) 960-123" });

        Assert.IsEmpty(await book.Book.FindByNumberAsync(Asked, Cancelled));
        Assert.HasCount(1, await book.Book.FindByNumberAsync(Asked with { IsThorough = true }, Cancelled));
    });

    [TestMethod]
    public Task Search_FieldsHiddenOneAfterAnother_CostThemselvesAlone() => RunAsync(async (org, book) =>
    {
        org.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Lee", ["Phone"] = Number, ["Email"] = "ann@lee.example" });
        foreach (var hidden in (string[])["Email", "MobilePhone", "AccountId", "FirstName"])
        {
            org.HideField("Contact", hidden);

            Assert.HasCount(1, await book.Book.FindByNumberAsync(Asked, Cancelled), hidden);
            Assert.HasCount(1, await book.Book.FindByNumberAsync(Asked with { IsThorough = true }, Cancelled), hidden);
        }
    });

    [TestMethod]
    public Task Search_NoTelephoneToSee_LeavesTheKindOut() => RunAsync(async (org, book) =>
    {
        org.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Lee", ["Phone"] = Number });
        org.HideField("Account", "Phone");

        Assert.HasCount(1, await book.Book.FindByNumberAsync(Asked with { IsThorough = true }, Cancelled));
    });

    [TestMethod]
    public Task Search_TelephoneOfTheOrgsOwn_IsFound() => RunAsync(async (org, book) =>
    {
        org.AddField("Contact", "Boat__c", "phone");
        org.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Lee", ["Boat__c"] = "01632/960123" });

        var found = await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.AreEqual(ContactFieldKind.Telephone, found.Single().Fields.Single(field => field.Value == "01632/960123").Kind);
    });

    [TestMethod]
    public Task Search_AllowanceUsedUp_IsRateLimitedForMinutes() => RunAsync(async (org, book) =>
    {
        org.ApiAllowance = 0;

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.Book.FindByNumberAsync(Asked, Cancelled));

        Assert.AreEqual(ConnectorErrorKind.RateLimited, refused.Kind);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMinutes(1), refused.RetryAfter!.Value);
    });

    [TestMethod]
    public Task Feed_LeadConverted_IsToldAsGone() => RunAsync(async (org, book) =>
    {
        var id = org.Add("Lead", new Dictionary<string, object?> { ["LastName"] = "Lee" });
        var feed = book.As<IContactFeed>();
        var token = (await feed.ReadAsync(null, Cancelled).ToListAsync(Cancelled))[^1].Token;
        org.Change(id, new Dictionary<string, object?> { ["IsConverted"] = true });

        var pages = await feed.ReadAsync(token, Cancelled).ToListAsync(Cancelled);

        Assert.AreEqual(book.Context.Key("Lead", id), pages.SelectMany(page => page.Removed).Single());
        Assert.IsEmpty(pages.SelectMany(page => page.Contacts));
    });

    [TestMethod]
    public Task Feed_InterruptedAnywhere_HasEveryContact() => RunAsync(async (org, book) =>
    {
        org.SmallestBatch = org.UsualBatch = 7;
        var ids = Enumerable.Range(0, 50).Select(i => org.Add(i % 3 == 0 ? "Lead" : "Contact", new Dictionary<string, object?> { ["LastName"] = $"Lee{i}" })).ToHashSet();
        var read = new HashSet<string>();
        string? token = null;
        for (var readings = 0; readings < 20; readings++)
        {
            await foreach (var page in book.As<IContactFeed>().ReadAsync(token, Cancelled))
            {
                read.UnionWith(page.Contacts.Select(contact => contact.Key.Id));
                token = page.Token;
                if (page.Contacts.Count > 0) break;
            }
        }

        Assert.IsTrue(ids.SetEquals(read), $"{read.Count} of {ids.Count}");
    });

    [TestMethod]
    public Task LogCall_IdsThatDifferInCase_AreTwoCalls() => RunAsync(async (org, book) =>
    {
        var key = book.Context.Key("Contact", org.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Lee" }));
        var call = new CallActivity { CallId = "aB1 ", Direction = CallDirection.Incoming, Start = DateTimeOffset.UnixEpoch, Duration = TimeSpan.FromHours(30), CallerTel = "", CalledTel = "" };

        foreach (var id in (string[])["aB1 ", "Ab1", "aB1 "])
            await book.As<ICallActivityLog>().LogCallAsync(key, call with { CallId = id }, Cancelled);

        Assert.HasCount(2, org.All("Task"));
    });

    [TestMethod]
    public Task LogCall_NoCallFields_IsLoggedWithout() => RunAsync(async (org, book) =>
    {
        org.HasCallFields = false;
        var key = book.Context.Key("Contact", org.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Lee" }));
        var call = new CallActivity { CallId = "1", Direction = CallDirection.Incoming, Start = DateTimeOffset.UnixEpoch, Duration = TimeSpan.Zero, CallerTel = Number, CalledTel = "" };

        await book.As<ICallActivityLog>().LogCallAsync(key, call, Cancelled);

        Assert.AreEqual($"Incoming call from {Number}", org.All("Task").Single()["Subject"]);
        Assert.AreEqual("Call", (await book.As<IActivityHistory>().GetRecentActivitiesAsync(key, 5, Cancelled)).Single().Kind);
    });

    private async Task RunAsync(Func<SalesforceOrg, TestBook, Task> test)
    {
        await using var server = await SandboxServer.StartAsync(new() { IsSeeded = false }, Cancelled);
        var crm = new SandboxOrg(server);
        await using var book = await TestBook.OpenAsync(crm.Connector, crm.Settings, new TestBookOptions { SignIn = crm.SignIn }, Cancelled);
        await test(server.Salesforce, book);
        Assert.IsEmpty(crm.InvalidRequests);
    }
}
