using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class ClientCredentialsTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_First_FetchesATokenOnce()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByClient() with { Scopes = ["a", "b"] });
        await api.LoadSignInAsync(Token);
        Assert.AreEqual((SignInState.Unknown, null, false), (api.SignInState, api.SignInNeed, api.CanSignIn));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => api.GetAsync(Token))));

        var asked = rig.Crm.ToToken.Single();
        Assert.AreEqual("client_credentials", asked.Form("grant_type"));
        Assert.AreEqual("a b", asked.Form("scope"));
        Assert.AreEqual("client-secret-1", asked.Form("client_secret"));
        Assert.IsTrue(rig.Crm.ToApi.All(sent => sent.Bearer == "Bearer access-1"));
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        Assert.HasCount(1, rig.Changed);
    }

    [TestMethod]
    public async Task SendAsync_ExpiredOrRefused_FetchesAnother()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByClient());
        await api.GetAsync(Token);
        rig.Time.Advance(TimeSpan.FromHours(2));
        await api.GetAsync(Token);
        rig.Crm.Answers(HttpStatusCode.Unauthorized);
        await api.GetAsync(Token);

        CollectionAssert.AreEqual(
            new[] { "Bearer access-1", "Bearer access-2", "Bearer access-2", "Bearer access-3" }, rig.Crm.ToApi.Select(sent => sent.Bearer).ToArray());
        Assert.IsTrue(rig.Crm.ToToken.All(sent => sent.Form("grant_type") == "client_credentials"));
        Assert.HasCount(1, rig.Changed);
    }

    [TestMethod]
    [DataRow(401, """{"error":"invalid_client","error_description":"Client authentication failed"}""", "Client authentication failed")]
    [DataRow(400, """{"error":"invalid_client"}""", "invalid_client")]
    [DataRow(400, """{"error":"invalid_grant"}""", "invalid_grant")]
    public async Task SendAsync_ClientRefused_TellsWhyAndTriesAgain(int status, string body, string says)
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByClient());
        rig.Crm.AnswersToken(body, (HttpStatusCode)status);

        Assert.Contains(says, (await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized)).Message);
        rig.Crm.AnswerToken = null;

        await api.GetAsync(Token);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task BeginSignInAsync_Client_FetchesAndLeavesNothingToDo()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByClient());

        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);

        Assert.IsNull(prompt.Address);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task GetAsync_Member_SignsInFirst()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken(""","instance_url":"https://my.crm.example","division":42,"nested":{"a":[1]},"nothing":null,"flag":true"""));
        var api = rig.Open(HostingRig.ByClient());

        Assert.AreEqual("https://my.crm.example", await api.SignedIn.GetAsync("instance_url", Token));
        Assert.AreEqual("42", await api.SignedIn.GetAsync("division", Token));
        Assert.AreEqual("""{"a":[1]}""", await api.SignedIn.GetAsync("nested", Token));
        Assert.AreEqual("true", await api.SignedIn.GetAsync("flag", Token));
        foreach (var untold in new[] { "nothing", "access_token", "refresh_token", "absent" }) Assert.IsNull(await api.SignedIn.GetAsync(untold, Token));
        Assert.HasCount(1, rig.Crm.ToToken);
        Assert.IsNull(await rig.Open(new BasicSignIn { UserName = "a", Password = "b" }).SignedIn.GetAsync("instance_url", Token));
    }
}
