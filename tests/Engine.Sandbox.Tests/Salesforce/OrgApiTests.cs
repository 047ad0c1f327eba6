using System.Net;

namespace Engine.Sandbox.Tests.Salesforce;

/// <summary>The org, its user and its limits.</summary>
[TestClass]
public sealed class OrgApiTests : SalesforceTest
{
    protected override bool IsSeeded => true;

    [TestMethod]
    public async Task Versions_WithoutToken_AreTold()
    {
        using var response = await Http.GetAsync("salesforce/services/data", Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("\"version\":\"60.0\"", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [TestMethod]
    [DataRow("v60.0", HttpStatusCode.OK)]
    [DataRow("v99.0", HttpStatusCode.NotFound)]
    [DataRow("60", HttpStatusCode.NotFound)]
    public async Task Version_Unknown_IsNotFound(string version, HttpStatusCode expected) =>
        Assert.AreEqual(expected, (await GetAsync($"salesforce/services/data/{version}/limits")).Status);

    [TestMethod]
    public async Task Token_Bad_IsAnInvalidSession() => AssertError(await GetAsync($"{Data}limits", token: "bad"), HttpStatusCode.Unauthorized, "INVALID_SESSION_ID");

    [TestMethod]
    public async Task Usage_EveryAnswer_IsInTheHeader()
    {
        Server.Salesforce.ApiAllowance = 5000;
        Server.Salesforce.ApiUsage = 17;
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Data}limits") { Headers = { Authorization = new("Bearer", Token) } };

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.AreEqual("api-usage=18/5000", response.Headers.GetValues("Sforce-Limit-Info").Single());
    }

    [TestMethod]
    public async Task Usage_AllowanceUsedUp_IsRefused()
    {
        Server.Salesforce.ApiAllowance = 1;

        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{Data}limits")).Status);
        AssertError(await GetAsync($"{Data}limits"), HttpStatusCode.Forbidden, "REQUEST_LIMIT_EXCEEDED");
    }

    [TestMethod]
    public async Task Usage_AfterADay_BeginsAnew()
    {
        Server.Salesforce.ApiAllowance = 1;
        await GetAsync($"{Data}limits");
        Time.Advance(TimeSpan.FromDays(1));

        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"{Data}limits")).Status);
        Assert.AreEqual(1, Server.Salesforce.ApiUsage);
    }

    [TestMethod]
    public async Task UserInfo_SignedIn_NamesTheUser()
    {
        var (_, body) = await GetAsync("salesforce/services/oauth2/userinfo");

        Assert.AreEqual(Server.Salesforce.UserId, body!["user_id"]!.GetValue<string>());
        Assert.AreEqual("robin@sandbox.example", body["email"]!.GetValue<string>());
    }

    [TestMethod]
    [DataRow("Contact", true)]
    [DataRow("Task", true)]
    [DataRow("User", false)]
    [DataRow("TaskStatus", false)]
    [DataRow("Organization", false)]
    public async Task IsDeleted_WhatIsNeverDeleted_LacksIt(string type, bool expected)
    {
        var (_, described) = await GetAsync($"{Data}sobjects/{type}/describe");

        Assert.AreEqual(expected, described!["fields"]!.AsArray().Any(field => field!["name"]!.GetValue<string>() == "IsDeleted"));
        Assert.IsTrue(described["fields"]!.AsArray().Any(field => field!["name"]!.GetValue<string>() == "SystemModstamp"));
    }

    [TestMethod]
    public async Task Photo_OfAContact_IsAPictureBehindTheToken()
    {
        var contact = Server.Salesforce.All("Contact")[0];
        var path = "salesforce" + contact["PhotoUrl"];
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = new("Bearer", Token) } };

        using var with = await Http.SendAsync(request, Cancelled);
        using var without = await Http.GetAsync(path, Cancelled);

        Assert.AreEqual("image/png", with.Content.Headers.ContentType?.MediaType);
        CollectionAssert.AreEqual(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, (await with.Content.ReadAsByteArrayAsync(Cancelled))[..4]);
        Assert.AreEqual(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    [TestMethod]
    public async Task Recent_AfterALook_HasTheRecord()
    {
        var id = (string)Server.Salesforce.All("Contact")[3]["Id"];
        await GetAsync($"{Data}sobjects/Contact/{id}");

        var (_, body) = await GetAsync($"{Data}recent?limit=5");

        Assert.AreEqual(id, body![0]!["Id"]!.GetValue<string>());
    }

    [TestMethod]
    public void Seed_People_ArePlenty()
    {
        Assert.IsGreaterThanOrEqualTo(35, Server.Salesforce.All("Contact").Count + Server.Salesforce.All("Lead").Count + Server.Salesforce.All("Account").Count);
        Assert.IsTrue(Server.Salesforce.All("Contact").Any(contact => !contact.ContainsKey("Phone") && !contact.ContainsKey("MobilePhone")));
    }
}
