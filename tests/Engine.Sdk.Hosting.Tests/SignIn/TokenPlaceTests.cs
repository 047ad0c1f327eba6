using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

/// <summary>Where tokens and keys may go, and where they may not.</summary>
[TestClass]
public sealed class TokenPlaceTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("contacts", true)]
    [DataRow("", true)]
    [DataRow("https://api.crm.example/v1/contacts?page=2", true)]
    [DataRow("https://API.crm.example:443/v1/contacts", true)]
    [DataRow("https://api.crm.example/v1", true)]
    [DataRow("https://api.crm.example/v1?x=1", true)]
    [DataRow("https://api.crm.example/v10/contacts", false)]
    [DataRow("https://api.crm.example/", false)]
    [DataRow("/other", false)]
    [DataRow("../v2/contacts", false)]
    [DataRow("%2e%2e/v2/contacts", false)]
    [DataRow("https://api.crm.example/v1/../v2", false)]
    [DataRow("http://api.crm.example/v1/contacts", false)]
    [DataRow("https://api.crm.example:8443/v1/contacts", false)]
    [DataRow("https://api.crm.example.evil.example/v1/contacts", false)]
    [DataRow("https://api.crm.example@evil.example/v1/contacts", false)]
    [DataRow("https://evil.example/v1/contacts", false)]
    [DataRow("//evil.example/v1/contacts", false)]
    [DataRow("""/\evil.example/v1/contacts""", false)]
    public async Task SendAsync_Address_IsSignedBelowTheApiAlone(string address, bool isSigned)
    {
        using var rig = new HostingRig();
        var byToken = await rig.SignedInAsync(Token);
        var byKey = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        var byName = rig.Open(new BasicSignIn { UserName = "bob", Password = "pass" });

        await byToken.GetAsync(Token, address);
        await byKey.GetAsync(Token, address);
        await byName.GetAsync(Token, address);

        Assert.AreEqual(isSigned, rig.Crm.ToApi[0].Headers.ContainsKey("Authorization"), rig.Crm.ToApi[0].Address.AbsoluteUri);
        Assert.AreEqual(isSigned, rig.Crm.ToApi[1].Headers.ContainsKey("X-Api-Key"));
        Assert.AreEqual(isSigned, rig.Crm.ToApi[2].Headers.ContainsKey("Authorization"));
    }

    [TestMethod]
    public async Task SendAsync_ConnectorsOwnAuthorization_NeverLeavesBesideATokenSignIn()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        api.Http.DefaultRequestHeaders.Authorization = new("Bearer", "own");

        await api.GetAsync(Token);
        await api.GetAsync(Token, "https://evil.example/");

        CollectionAssert.AreEqual(new[] { "Bearer access-1", null }, rig.Crm.ToApi.Select(sent => sent.Bearer).ToArray());
    }

    [TestMethod]
    [DataRow("https://my.crm.example", "https://my.crm.example/contacts?q=a%20b")]
    [DataRow("https://my.crm.example/", "https://my.crm.example/contacts?q=a%20b")]
    [DataRow("https://my.crm.example/org/7", "https://my.crm.example/org/7/contacts?q=a%20b")]
    [DataRow("https://my.crm.example/org/7/", "https://my.crm.example/org/7/contacts?q=a%20b")]
    [DataRow("https://my.crm.example:8443/org", "https://my.crm.example:8443/org/contacts?q=a%20b")]
    [DataRow("https://my.crm.example/org?x=1#y", "https://my.crm.example/org/contacts?q=a%20b")]
    [DataRow("https://api.crm.example/v1/eu/", "https://api.crm.example/v1/eu/contacts?q=a%20b")]
    [DataRow("https://api.crm.example/", "https://api.crm.example/contacts?q=a%20b")]
    [DataRow("https://api.crm.example/v1/", "https://api.crm.example/v1/contacts?q=a%20b")]
    public async Task SendAsync_AccountsOwnAddress_IsWhereRequestsGo(string told, string expected)
    {
        using var rig = new HostingRig();
        var api = await MovedAsync(rig, told);

        await api.GetAsync(Token, "contacts?q=a%20b");

        var sent = rig.Crm.ToApi.Single();
        Assert.AreEqual(expected, sent.Address.AbsoluteUri);
        Assert.AreEqual("Bearer access-1", sent.Bearer);
    }

    [TestMethod]
    [DataRow("http://my.crm.example/")]
    [DataRow("ftp://my.crm.example/")]
    [DataRow("file:///etc/passwd")]
    [DataRow("javascript:alert(1)")]
    [DataRow("/org/7")]
    [DataRow("my.crm.example")]
    [DataRow("//my.crm.example/")]
    [DataRow("https://")]
    [DataRow("https://bob:pw@my.crm.example/")]
    [DataRow("")]
    [DataRow("nonsense \u0000")]
    public async Task SendAsync_HostileOwnAddress_IsNotFollowed(string told)
    {
        using var rig = new HostingRig();
        var api = await MovedAsync(rig, told);

        await api.GetAsync(Token);

        Assert.AreEqual("https://api.crm.example/v1/contacts", rig.Crm.ToApi.Single().Address.AbsoluteUri);
        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_OwnAddressByHttpFromAnEndpointByHttp_IsFollowed()
    {
        using var rig = new HostingRig();
        var local = HostingRig.Describe(HostingRig.ByCode() with { TokenAddress = new("http://127.0.0.1:1/token") }) with { AddressFromSignIn = "instance_url" };
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.AbsolutePath == "/token" ? rig.Crm.NextToken(""","instance_url":"http://127.0.0.1:2/" """) : FakeCrm.Json("{}"));
        var api = await rig.SignedInAsync(Token, local);

        await api.GetAsync(Token);

        Assert.AreEqual("http://127.0.0.1:2/contacts", rig.Crm.ToApi[^1].Address.AbsoluteUri);
    }

    [TestMethod]
    [DataRow("https://my.crm.example/org/7/")]
    [DataRow("https://api.crm.example/v1/eu/")]
    [DataRow("https://api.crm.example/")]
    public async Task SendAsync_RetriedAtTheOwnAddress_IsNotMovedTwice(string told)
    {
        using var rig = new HostingRig();
        var api = await MovedAsync(rig, told);
        rig.Crm.Answers(HttpStatusCode.Unauthorized, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK);

        var asking = api.GetAsync(Token);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(10), Token);
        await asking;

        Assert.HasCount(3, rig.Crm.ToApi);
        Assert.AreEqual(told + "contacts", rig.Crm.ToApi.Select(sent => sent.Address.AbsoluteUri).Distinct().Single());
        Assert.IsTrue(rig.Crm.ToApi.All(sent => sent.Bearer is not null));
    }

    [TestMethod]
    public async Task SendAsync_AddressOfAnEarlierAnswer_StaysWhereItIs()
    {
        using var rig = new HostingRig();
        var moved = await MovedAsync(rig, "https://my.crm.example/org/7/");
        var below = await MovedAsync(rig, "https://api.crm.example/v1/eu/");

        await moved.GetAsync(Token, "https://my.crm.example/org/7/contacts?page=2");
        await moved.GetAsync(Token, "https://my.crm.example/contacts");
        await below.GetAsync(Token, "https://api.crm.example/v1/eu/contacts?page=2");

        CollectionAssert.AreEqual(
            new[] { "https://my.crm.example/org/7/contacts?page=2", "https://my.crm.example/contacts", "https://api.crm.example/v1/eu/contacts?page=2" },
            rig.Crm.ToApi.Select(sent => sent.Address.AbsoluteUri).ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true }, rig.Crm.ToApi.Select(sent => sent.Bearer is not null).ToArray());
    }

    [TestMethod]
    public async Task SendAsync_AccountMovedDuringARenewal_GoesToTheNewAddressSigned()
    {
        using var rig = new HostingRig();
        var api = await MovedAsync(rig, "https://old.crm.example/");
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken(""","instance_url":"https://new.crm.example/" """));
        rig.Crm.Answers(HttpStatusCode.Unauthorized, HttpStatusCode.OK);

        await api.GetAsync(Token);

        Assert.AreEqual(("https://new.crm.example/contacts", "Bearer access-2"), (rig.Crm.ToApi[^1].Address.AbsoluteUri, rig.Crm.ToApi[^1].Bearer));
    }

    [TestMethod]
    [DataRow("contacts/a:b/c")]
    [DataRow("a:b/c")]
    [DataRow("contacts('%2F')")]
    [DataRow("x//y")]
    public async Task SendAsync_OddPath_ArrivesAsItIs(string path)
    {
        using var rig = new HostingRig();
        var api = await MovedAsync(rig, "https://my.crm.example/org/");

        await api.GetAsync(Token, "https://api.crm.example/v1/" + path);

        Assert.AreEqual("https://my.crm.example/org/" + path, rig.Crm.ToApi.Single().Address.AbsoluteUri);
    }

    private async Task<BookApi> MovedAsync(HostingRig rig, string told)
    {
        var member = System.Text.Json.JsonSerializer.Serialize(told);
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken($$""","instance_url":{{member}}"""));
        return await rig.SignedInAsync(Token, HostingRig.Describe(HostingRig.ByCode()) with { AddressFromSignIn = "instance_url" });
    }
}
