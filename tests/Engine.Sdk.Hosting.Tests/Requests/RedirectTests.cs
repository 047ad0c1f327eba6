using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class RedirectTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow(301)]
    [DataRow(302)]
    [DataRow(303)]
    [DataRow(307)]
    [DataRow(308)]
    public async Task SendAsync_GetRedirected_IsFollowedSigned(int status)
    {
        using var rig = new HostingRig();
        var api = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.Query == "" ? FakeCrm.Redirect("contacts?page=1", (HttpStatusCode)status) : FakeCrm.Json("[1]"));

        Assert.AreEqual("[1]", await api.GetAsync(Token));

        Assert.AreEqual("https://api.crm.example/v1/contacts?page=1", rig.Crm.All[1].Address.AbsoluteUri);
        Assert.AreEqual("key-1", rig.Crm.All[1].Headers["X-Api-Key"]);
    }

    [TestMethod]
    public async Task SendAsync_RedirectedToAnotherHost_CarriesNoSecretThere()
    {
        using var rig = new HostingRig();
        var byKey = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        var byName = rig.Open(new BasicSignIn { UserName = "bob", Password = "pass" });
        var byItself = rig.Open();
        byItself.Http.DefaultRequestHeaders.Authorization = new("Bearer", "own");
        byItself.Http.DefaultRequestHeaders.Add("X-Own-Key", "own");
        byItself.Http.DefaultRequestHeaders.Add("Cookie", "session=own");
        byItself.Http.DefaultRequestHeaders.Add("Accept", "application/json");
        var byToken = await rig.SignedInAsync(Token);
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.Host == "files.example" ? FakeCrm.Json("{}") : FakeCrm.Redirect("https://files.example/1?signature=x"));

        foreach (var api in new[] { byKey, byName, byItself, byToken }) await api.GetAsync(Token);

        var there = rig.Crm.All.Where(sent => sent.Address.Host == "files.example").ToList();
        Assert.HasCount(4, there);
        foreach (var name in there.SelectMany(sent => sent.Headers.Keys)) Assert.AreEqual("Accept", name);
        Assert.AreEqual("application/json", there[2].Headers["Accept"]);
    }

    [TestMethod]
    public async Task SendAsync_RedirectedOnTheSameHostAboveTheApi_CarriesNoKeyButTheOtherHeaders()
    {
        using var rig = new HostingRig();
        var api = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        api.Http.DefaultRequestHeaders.Add("X-Version", "7");
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.AbsolutePath == "/files/1" ? FakeCrm.Json("{}") : FakeCrm.Redirect("/files/1"));

        await api.GetAsync(Token);

        Assert.IsFalse(rig.Crm.All[1].Headers.ContainsKey("X-Api-Key"));
        Assert.AreEqual("7", rig.Crm.All[1].Headers["X-Version"]);
    }

    [TestMethod]
    public async Task SendAsync_RedirectedAwayAndBack_IsSignedAtHomeAlone()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.AbsolutePath switch
        {
            "/v1/contacts" => FakeCrm.Redirect("https://other.example/x"),
            "/x" => FakeCrm.Redirect("https://api.crm.example/v1/home"),
            _ => FakeCrm.Json("{}"),
        });

        await api.GetAsync(Token);

        CollectionAssert.AreEqual(new[] { "Bearer access-1", null, "Bearer access-1" }, rig.Crm.ToApi.Select(sent => sent.Bearer).ToArray());
    }

    [TestMethod]
    [DataRow(301, true)]
    [DataRow(302, true)]
    [DataRow(307, true)]
    [DataRow(308, true)]
    [DataRow(303, false, DisplayName = "303 asks for a GET")]
    public async Task SendAsync_PropfindThatReadsRedirected_GoesOnAsItIs(int status, bool isFollowed)
    {
        using var rig = new HostingRig();
        var api = rig.Open(new BasicSignIn { UserName = "bob", Password = "pass" });
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.AbsolutePath == "/v1/dav" ? FakeCrm.Json("{}") : FakeCrm.Redirect("/v1/dav", (HttpStatusCode)status));

        var asking = api.Http.SendAsync(Propfind(), Token);

        if (!isFollowed)
        {
            await asking.FailsAsync(ConnectorErrorKind.BadAnswer);
            return;
        }

        await asking;
        Assert.AreEqual("PROPFIND", rig.Crm.All[1].Method);
        Assert.AreEqual("<propfind/>", rig.Crm.All[1].Body);
        Assert.AreEqual("1", rig.Crm.All[1].Headers["Depth"]);
        Assert.AreEqual(rig.Crm.All[0].Headers["Authorization"], rig.Crm.All[1].Headers["Authorization"]);
    }

    [TestMethod]
    [DataRow("https://other.example/", true)]
    [DataRow("https://api.crm.example:8443/v1/", true)]
    [DataRow("/v1/dav", false, DisplayName = "one that may write")]
    public async Task SendAsync_PropfindRedirectedElsewhereOrThatMayWrite_IsNotFollowed(string location, bool isRead)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Redirect(location));

        await rig.Open().Http.SendAsync(Propfind(isRead), Token).FailsAsync(ConnectorErrorKind.BadAnswer);

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    [DataRow(5, true)]
    [DataRow(6, false)]
    public async Task SendAsync_ManyRedirects_AreFollowedFiveTimes(int redirects, bool isAnswered)
    {
        using var rig = new HostingRig();
        var left = redirects;
        rig.Crm.Answer = (_, _) => Task.FromResult(left-- > 0 ? FakeCrm.Redirect("contacts") : FakeCrm.Json("{}"));

        var asking = rig.Open().GetAsync(Token);

        if (isAnswered) await asking;
        else Assert.Contains("redirects", (await asking.FailsAsync(ConnectorErrorKind.BadAnswer)).Message);
        Assert.HasCount(6, rig.Crm.All);
    }

    [TestMethod]
    [DataRow("http://api.crm.example/v1/contacts")]
    [DataRow("http://other.example/")]
    [DataRow("file:///etc/passwd")]
    [DataRow("ftp://files.example/")]
    [DataRow("javascript:alert(1)")]
    public async Task SendAsync_RedirectedToWhatIsNotSecure_IsNotFollowed(string location)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Redirect(location));

        await rig.Open().GetAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    [DataRow("http://other.example/x")]
    [DataRow("https://other.example/x")]
    public async Task SendAsync_ByHttpAnyway_FollowsToBoth(string location)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.Host == "other.example" ? FakeCrm.Json("{}") : FakeCrm.Redirect(location));

        await rig.Open(HostingRig.Describe() with { Address = new("http://crm.example/") }).GetAsync(Token);

        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    [DataRow("http://[")]
    [DataRow("https://")]
    public async Task SendAsync_RedirectedToNoAddress_IsABadAnswer(string location)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Redirect(location));

        await rig.Open().GetAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);
    }

    [TestMethod]
    [DataRow(301)]
    [DataRow(302)]
    [DataRow(303)]
    [DataRow(307)]
    [DataRow(308)]
    public async Task SendAsync_WriteOrMarkedPostRedirected_IsNeitherFollowedNorTakenForSuccess(int status)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Redirect("other", (HttpStatusCode)status));
        var api = rig.Open();

        await api.PostAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);
        await api.PostAsync(Token, isRead: true).FailsAsync(ConnectorErrorKind.BadAnswer);

        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    [DataRow(300)]
    [DataRow(304)]
    [DataRow(305)]
    [DataRow(306)]
    public async Task SendAsync_OtherThreeHundreds_AreBadAnswers(int status)
    {
        using var rig = new HostingRig();
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Redirect("other", (HttpStatusCode)status));

        await rig.Open().GetAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_RedirectWithoutLocation_IsABadAnswer()
    {
        using var rig = new HostingRig();
        rig.Crm.Answers(HttpStatusCode.Found);

        await rig.Open().GetAsync(Token).FailsAsync(ConnectorErrorKind.BadAnswer);
    }

    [TestMethod]
    public async Task SendAsync_FailsBehindARedirect_BeginsAnewWithAllItsHeaders()
    {
        using var rig = new HostingRig();
        var failures = 1;
        rig.Crm.Answer = (sent, _) => Task.FromResult(sent.Address.Host != "files.example" ? FakeCrm.Redirect("https://files.example/once")
            : failures-- > 0 ? FakeCrm.Status(HttpStatusCode.ServiceUnavailable) : FakeCrm.Json("{}"));
        var api = rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" });
        api.Http.DefaultRequestHeaders.Add("X-Version", "7");
        api.Trace.IsOn = true;

        var asking = api.GetAsync(Token);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(5), Token);
        await asking;

        CollectionAssert.AreEqual(
            new[] { "api.crm.example 7 key-1", "files.example", "api.crm.example 7 key-1", "files.example" },
            rig.Crm.All.Select(sent => string.Join(' ', new[] { sent.Address.Host, sent.Headers.GetValueOrDefault("X-Version"), sent.Headers.GetValueOrDefault("X-Api-Key") }.OfType<string>())).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 1, 2, 2 }, api.Trace.Read().Select(request => request.Attempt).ToArray());
    }

    private static HttpRequestMessage Propfind(bool isRead = true)
    {
        var request = new HttpRequestMessage(new("PROPFIND"), "contacts") { Content = new StringContent("<propfind/>") };
        request.Headers.Add("Depth", "1");
        if (isRead) request.Headers.Add(ApiRequest.ReadsOnlyHeader, "true");
        return request;
    }
}
