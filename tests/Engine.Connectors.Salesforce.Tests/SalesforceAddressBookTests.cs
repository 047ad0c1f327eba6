using System.Net;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceAddressBookTests
{
    private static readonly NumberQuery Asked = new() { Spellings = ["+441733667800"], E164 = "+441733667800", Digits = "1733667800", Limit = 10 };

    private readonly StubOrg _org = new();

    public TestContext TestContext { get; set; } = null!; // The runner sets it.

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestMethod]
    public async Task FindByNumberAsync_ThreeKindsOfRecord_AreOneRequest()
    {
        await using var book = await _org.OpenAsync(Cancelled);

        await book.Book.FindByNumberAsync(Asked, Cancelled);
        await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.HasCount(2, _org.Queries);
        Assert.AreEqual(5, _org.Http.RequestCount); // Once each of the three was described.
    }

    [TestMethod]
    public async Task FindByNumberAsync_ContactFound_IsMappedWithItsPage()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/search", StubOrg.Records("searchRecords", """
            {"attributes":{"type":"Contact","url":"/"},"Id":"003000000000001AAA","FirstName":"Bob","LastName":"Jones","Account":{"attributes":{},"Name":"Acme"},
             "Title":"Buyer","Email":null,"Phone":"(01733) 667 800","Fax":"1","AssistantPhone":"2"}
            """, """{"attributes":{"type":"Account","url":"/"},"Id":"001000000000001AAA","Name":"Acme","Phone":"3"}"""));
        await using var book = await _org.OpenAsync(Cancelled);

        var found = await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.AreEqual(
            "FirstName=Bob, LastName=Jones, CompanyName=Acme, JobTitle=Buyer, BusinessPhone=(01733) 667 800, Fax=1, The AssistantPhone=2",
            string.Join(", ", found[0].Fields.Select(field => $"{field.Name}={field.Value}")));
        Assert.AreEqual(ContactFieldKind.Telephone, found[0].Fields[^1].Kind);
        Assert.AreEqual("http://127.0.0.1:5099/salesforce/lightning/r/Contact/003000000000001AAA/view", found[0].WebAddress!.AbsoluteUri);
        Assert.AreEqual("CompanyName=Acme, BusinessPhone=3", string.Join(", ", found[1].Fields.Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    public async Task FindByNumberAsync_HiddenField_IsNotAskedFor()
    {
        _org.See("Contact", "Id LastName Phone:phone");
        await using var book = await _org.OpenAsync(Cancelled, Only(contacts: true));

        await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.EndsWith("RETURNING Contact(Id, LastName, Phone LIMIT 10)", _org.Queries.Single());
    }

    [TestMethod]
    public async Task FindByNumberAsync_FieldHiddenSince_IsLookedAtOnceMore()
    {
        await using var book = await _org.OpenAsync(Cancelled, Only(contacts: true));
        await book.Book.FindByNumberAsync(Asked, Cancelled);
        _org.See("Contact", "Id LastName Phone:phone");
        _org.Http.On("GET", $"{StubOrg.Data}/search", request => request.Query("q")!.Contains("FirstName", StringComparison.Ordinal)
            ? StubOrg.Error(HttpStatusCode.BadRequest, "INVALID_FIELD")
            : StubOrg.Records("searchRecords"));

        await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.EndsWith("RETURNING Contact(Id, LastName, Phone LIMIT 10)", _org.Queries.Last());
    }

    [TestMethod]
    public async Task FindByNumberAsync_AfterAnHour_LooksAtTheFieldsAgain()
    {
        await using var book = await _org.OpenAsync(Cancelled, Only(contacts: true));
        await book.Book.FindByNumberAsync(Asked, Cancelled);
        _org.Time.Advance(TimeSpan.FromMinutes(61));

        await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.AreEqual(4, _org.Http.RequestCount);
    }

    [TestMethod]
    public async Task FindByNumberAsync_KindTheUserDoesNotHave_IsLeftOut()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/sobjects/Lead/describe", StubOrg.Error(HttpStatusCode.NotFound, "NOT_FOUND"));
        await using var book = await _org.OpenAsync(Cancelled);

        await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.DoesNotContain("Lead(", _org.Queries.Single());
    }

    [TestMethod]
    public async Task FindByNumberAsync_NoKindOfRecord_SaysSo()
    {
        foreach (var type in (string[])["Contact", "Lead", "Account"])
            _org.Http.On("GET", $"{StubOrg.Data}/sobjects/{type}/describe", StubOrg.Error(HttpStatusCode.NotFound, "NOT_FOUND"));
        await using var book = await _org.OpenAsync(Cancelled);

        var refused = await Assert.ThrowsExactlyAsync<ConnectorException>(() => book.Book.FindByNumberAsync(Asked, Cancelled));

        Assert.AreEqual(ConnectorErrorKind.Forbidden, refused.Kind);
    }

    [TestMethod]
    public async Task FindByNumberAsync_Thoroughly_LooksForTheDigitsInEveryPhone()
    {
        await using var book = await _org.OpenAsync(Cancelled, Only(leads: true));

        await book.Book.FindByNumberAsync(Asked with { IsThorough = true }, Cancelled);

        Assert.EndsWith(
            "FROM Lead WHERE IsConverted = false AND (Phone LIKE '%1%7%3%3%6%6%7%8%0%0%' OR Phone LIKE '%１%７%３%３%６%６%７%８%０%０%' OR Phone LIKE " +
            "'%١%٧%٣%٣%٦%٦%٧%٨%٠%٠%' OR Phone LIKE '%۱%۷%۳%۳%۶%۶%۷%۸%۰%۰%') LIMIT 10",
            _org.Queries.Single());
    }

    [TestMethod]
    public async Task FindByNumberAsync_ThoroughlySwitchedOff_AsksNothing()
    {
        await using var book = await _org.OpenAsync(Cancelled, Only(leads: true) with { SearchThoroughly = false });

        var found = await book.Book.FindByNumberAsync(Asked with { IsThorough = true }, Cancelled);

        Assert.IsEmpty(found);
        Assert.AreEqual(0, _org.Http.RequestCount);
    }

    [TestMethod]
    public async Task FindByNumberAsync_PersonAccounts_AreAccountsAlone()
    {
        _org.See("Contact", "Id LastName Phone:phone IsPersonAccount");
        _org.See("Account", "Id Name FirstName LastName PersonMobilePhone:phone PersonEmail IsPersonAccount");
        _org.Http.On("GET", $"{StubOrg.Data}/search", StubOrg.Records("searchRecords", """
            {"attributes":{"type":"Account"},"Id":"001000000000001AAA","Name":"Bob Jones","FirstName":"Bob","LastName":"Jones","PersonMobilePhone":"3","IsPersonAccount":true}
            """));
        await using var book = await _org.OpenAsync(Cancelled, Only(contacts: true, accounts: true));

        var found = await book.Book.FindByNumberAsync(Asked, Cancelled);

        Assert.Contains("Contact(Id, LastName, Phone, IsPersonAccount WHERE IsPersonAccount = false LIMIT 10)", _org.Queries.Single());
        Assert.AreEqual("FirstName=Bob, LastName=Jones, MobilePhone=3", string.Join(", ", found[0].Fields.Select(field => $"{field.Name}={field.Value}")));
    }

    [TestMethod]
    public async Task FindByNameAsync_SingleCharacter_LooksAtBeginnings()
    {
        await using var book = await _org.OpenAsync(Cancelled, Only(accounts: true));

        await book.Book.FindByNameAsync(new() { Text = "王", Words = ["王"], Limit = 5 }, Cancelled);

        Assert.EndsWith("FROM Account WHERE (Name LIKE '王%') LIMIT 5", _org.Queries.Single());
    }

    [TestMethod]
    [DataRow("Contact", "003000000000001' OR Id != '")]
    [DataRow("Contact", "../../limits")]
    [DataRow("Contact", "003000000000001AAA\n")]
    [DataRow("Opportunity", "006000000000001AAA")]
    [DataRow("Contact/../Lead", "003000000000001AAA")]
    public async Task GetRecordAsync_NoIdOfARecord_IsNotAskedFor(string type, string id)
    {
        await using var book = await _org.OpenAsync(Cancelled);

        Assert.IsNull(await book.As<IRecordLookup>().GetRecordAsync(book.Context.Key(type, id), Cancelled));
        Assert.AreEqual(0, _org.Http.RequestCount);
    }

    [TestMethod]
    public async Task GetOwnerAsync_UserWhoSignedIn_IsTheirRecord()
    {
        _org.See("User", "Id FirstName LastName Email Phone:phone Extension");
        _org.Http.On("GET", "/salesforce/services/oauth2/userinfo", StubAnswer.Json("""{"user_id":"005000000000001AAA"}"""));
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records", """{"attributes":{"type":"User"},"Id":"005000000000001AAA","FirstName":"Ann"}"""));
        await using var book = await _org.OpenAsync(Cancelled);

        var owner = await book.As<IOwnerLookup>().GetOwnerAsync(Cancelled);

        Assert.AreEqual("SELECT Id, FirstName, LastName, Email, Phone FROM User WHERE Id = '005000000000001AAA' LIMIT 1", _org.Queries.Single());
        Assert.IsFalse(owner!.AllowsCallLog);
    }

    [TestMethod]
    public async Task CheckAsync_Works_TellsUserOrgAndUsage()
    {
        _org.Http.On("GET", "/salesforce/services/oauth2/userinfo", StubAnswer.Json("""{"preferred_username":"ann@acme.example","organization_id":"00D1"}"""));
        _org.Http.On("GET", $"{StubOrg.Data}/recent", StubAnswer.Json("[]") with { Headers = new Dictionary<string, string> { ["Sforce-Limit-Info"] = "api-usage=18/5000" } });
        await using var book = await _org.OpenAsync(Cancelled);

        var found = await book.As<IConnectionCheck>().CheckAsync(Cancelled);

        Assert.AreEqual("Signed in as ann@acme.example at 127.0.0.1 (org 00D1); finds Contact, Lead, Account. 18 of 5000 API requests used.", found);
    }

    [TestMethod]
    [DataRow("image/png", HttpStatusCode.OK, true)]
    [DataRow("text/html", HttpStatusCode.OK, false)]
    [DataRow("text/html", HttpStatusCode.NotFound, false)]
    public async Task GetPictureAsync_PhotoUrl_IsFetched(string mediaType, HttpStatusCode status, bool isPicture)
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records", """{"attributes":{"type":"Contact"},"PhotoUrl":"/services/images/photo/003000000000001AAA"}"""));
        _org.Http.On("GET", "/salesforce/services/oauth2/userinfo", StubAnswer.Json("""{"user_id":"005000000000001AAA"}"""));
        _org.Http.On("GET", "/salesforce/services/images/photo/003000000000001AAA", new StubAnswer { Status = status, MediaType = mediaType, Body = new byte[] { 1, 2 } });
        await using var book = await _org.OpenAsync(Cancelled);

        var picture = await book.As<IPictureSource>().GetPictureAsync(book.Context.Key("Contact", StubOrg.ContactId), Cancelled);

        Assert.AreEqual(isPicture, picture is { MediaType: "image/png", Data.Length: 2 });
    }

    [TestMethod]
    public async Task GetPictureAsync_SameAsTheUsers_IsNone()
    {
        _org.Http.On("GET", $"{StubOrg.Data}/query", StubOrg.Records("records", """{"attributes":{"type":"Contact"},"PhotoUrl":"/services/images/photo/003000000000001AAA"}"""));
        _org.Http.On("GET", "/salesforce/services/oauth2/userinfo", StubAnswer.Json("""{"user_id":"005000000000001AAA"}"""));
        foreach (var id in (string[])["003000000000001AAA", "005000000000001AAA"])
            _org.Http.On("GET", $"/salesforce/services/images/photo/{id}", new StubAnswer { MediaType = "image/png", Body = new byte[] { 1, 2 } });
        await using var book = await _org.OpenAsync(Cancelled);

        Assert.IsNull(await book.As<IPictureSource>().GetPictureAsync(book.Context.Key("Contact", StubOrg.ContactId), Cancelled));
    }

    private static SalesforceSettings Only(bool contacts = false, bool leads = false, bool accounts = false) => new()
    {
        LoginAddress = new(StubOrg.Address), ClientId = "key", SearchContacts = contacts, SearchLeads = leads, SearchAccounts = accounts,
    };
}
