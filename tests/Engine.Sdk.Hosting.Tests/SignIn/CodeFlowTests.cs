using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class CodeFlowTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task BeginSignInAsync_Code_AsksForWhatIsDeclared()
    {
        using var rig = new HostingRig();
        var signIn = HostingRig.ByCode() with { AuthorizeParameters = new Dictionary<string, string> { ["prompt"] = "login consent" } };

        var prompt = await rig.Open(signIn).BeginSignInAsync(HostingRig.Callback, Token);

        var asked = HttpUtility.ParseQueryString(prompt.Address!.Query);
        Assert.AreEqual("https://login.crm.example/authorize", prompt.Address.GetLeftPart(UriPartial.Path));
        Assert.AreEqual("api", asked["audience"]);
        Assert.AreEqual("code", asked["response_type"]);
        Assert.AreEqual("client-1", asked["client_id"]);
        Assert.AreEqual("contacts offline_access", asked["scope"]);
        Assert.AreEqual(HostingRig.Callback.AbsoluteUri, asked["redirect_uri"]);
        Assert.AreEqual("S256", asked["code_challenge_method"]);
        Assert.AreEqual("login consent", asked["prompt"]);
        Assert.IsNull(asked["client_secret"]);
        Assert.IsNull(prompt.UserCode);
        Assert.AreEqual(rig.Time.Now.AddMinutes(10), prompt.ExpiresAt);
        Assert.IsEmpty(rig.Crm.All);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_Code_RedeemsItWithTheVerifierOfTheChallenge()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        await api.LoadSignInAsync(Token);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);

        var book = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token);

        var redeemed = rig.Crm.ToToken.Single();
        Assert.AreEqual(FakeCrm.Token, redeemed.Address.AbsoluteUri);
        Assert.AreEqual("authorization_code", redeemed.Form("grant_type"));
        Assert.AreEqual("the-code", redeemed.Form("code"));
        Assert.AreEqual(HostingRig.Callback.AbsoluteUri, redeemed.Form("redirect_uri"));
        Assert.AreEqual("client-1", redeemed.Form("client_id"));
        Assert.AreEqual("client-secret-1", redeemed.Form("client_secret"));
        var verifier = redeemed.Form("code_verifier")!;
        Assert.IsTrue(verifier.Length is >= 43 and <= 128, "RFC 7636, section 4.1");
        Assert.AreEqual(HttpUtility.ParseQueryString(prompt.Address!.Query)["code_challenge"], Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_'));
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        CollectionAssert.AreEqual(new[] { book }, rig.Changed.ToArray());
        await api.GetAsync(Token);
        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task BeginSignInAsync_ManyTimes_NoStateIsLikeAnother()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        var prompts = new List<SignInPrompt>();
        for (var i = 0; i < 50; i++) prompts.Add(await api.BeginSignInAsync(HostingRig.Callback, Token));

        var states = prompts.Select(prompt => HostingRig.StateOf(prompt)!).ToList();

        Assert.AreEqual(50, states.Distinct().Count());
        Assert.IsTrue(states.All(state => state.Length >= 43), "32 random bytes");
        Assert.AreEqual(50, prompts.Select(prompt => HttpUtility.ParseQueryString(prompt.Address!.Query)["code_challenge"]).Distinct().Count());
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("guessed")]
    public async Task CompleteSignInAsync_StateNotMadeHere_IsRefusedAndAsksNobody(string? state)
    {
        using var rig = new HostingRig();
        await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);

        var refused = await rig.Services.CompleteSignInAsync(state, "the-code", null, Token).FailsAsync(ConnectorErrorKind.Refused);

        Assert.AreEqual("This sign-in was not begun here, or took too long: start it again.", refused.Message);
        Assert.IsEmpty(rig.Crm.All);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_StateOnceUsed_IsRefused()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);
        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token);

        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Refused);

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_ManyAtOnceWithOneState_RedeemOnce()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);

        var all = Enumerable.Range(0, 20).Select(_ => Task.Run(() => rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token))).ToList();
        await Task.WhenAll(all).ContinueWith(_ => { }, TaskScheduler.Default);

        Assert.AreEqual(1, all.Count(task => task.IsCompletedSuccessfully));
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    [DataRow(599, true)]
    [DataRow(600, false)]
    public async Task CompleteSignInAsync_AfterWhile_CountsForTenMinutes(int seconds, bool isGood)
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);
        rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        var completing = rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token);

        if (isGood) await completing;
        else await completing.FailsAsync(ConnectorErrorKind.Refused);
    }

    [TestMethod]
    public async Task BeginSignInAsync_NeverBroughtBack_DoNotPileUp()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        var first = await api.BeginSignInAsync(HostingRig.Callback, Token);
        rig.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 100; i++) await api.BeginSignInAsync(HostingRig.Callback, Token);
        var last = await api.BeginSignInAsync(HostingRig.Callback, Token);

        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(first), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Refused);
        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(last), "the-code", null, Token);
    }

    [TestMethod]
    [DataRow(null, "access_denied", "The CRM refused the sign-in: access_denied")]
    [DataRow("", "The user said no", "The CRM refused the sign-in: The user said no")]
    [DataRow(null, null, "The CRM refused the sign-in: no reason given")]
    [DataRow("the-code", "access_denied", "The CRM refused the sign-in: access_denied")]
    [DataRow(null, "line\r\nbreak\u0007", "The CRM refused the sign-in: line break")]
    public async Task CompleteSignInAsync_RefusedAtThePage_TellsWhyAndEndsTheState(string? code, string? error, string expected)
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);

        var refused = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), code, error, Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual(expected, refused.Message);
        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Refused);
        Assert.IsEmpty(rig.Crm.All);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_EndlessError_IsCut()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);

        var refused = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), null, new string('x', 100_000), Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.IsLessThan(400, refused.Message.Length);
    }

    [TestMethod]
    [DataRow(400, """{"error":"invalid_grant","error_description":"The code has expired"}""", ConnectorErrorKind.Unauthorized, "The code has expired")]
    [DataRow(401, """{"error":"invalid_client"}""", ConnectorErrorKind.Unauthorized, "invalid_client")]
    [DataRow(200, """{"error":"invalid_code"}""", ConnectorErrorKind.Unauthorized, "invalid_code")]
    [DataRow(400, """{"status":"BAD_AUTH_CODE","message":"missing or unknown auth code"}""", ConnectorErrorKind.Unauthorized, "missing or unknown auth code")]
    [DataRow(500, """{"error":"server_error"}""", ConnectorErrorKind.Unavailable, "500")]
    [DataRow(503, "<html>", ConnectorErrorKind.Unavailable, "503")]
    [DataRow(429, "", ConnectorErrorKind.RateLimited, "too often")]
    [DataRow(302, "", ConnectorErrorKind.Unavailable, "302")]
    [DataRow(404, "<html>", ConnectorErrorKind.Unavailable, "404")]
    [DataRow(200, "<html>", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, "", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, "[]", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, "null", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, "{}", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, """{"access_token":""}""", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, """{"access_token":"a\r\nX-Injected: 1"}""", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    [DataRow(200, """{"access_token":"tökén"}""", ConnectorErrorKind.BadAnswer, "cannot be understood")]
    public async Task CompleteSignInAsync_TokenEndpointHasNoGrant_TellsWhatItSaid(int status, string body, ConnectorErrorKind kind, string says)
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        await api.LoadSignInAsync(Token);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        rig.Crm.AnswersToken(body, (HttpStatusCode)status);

        var refused = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(kind);

        Assert.Contains(says, refused.Message);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsEmpty(rig.Changed);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_TokenEndpointOutOfReach_TellsSo()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);
        rig.Crm.AnswerToken = (_, _) => throw FakeCrm.Reset();

        await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Unavailable);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_TokenEndpointSilent_IsGivenUpAfterHalfAMinute()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);
        rig.Crm.AnswerToken = async (_, cancelled) => { await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };

        var completing = rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token);
        await rig.Time.PassDeadlineAsync(TimeSpan.FromSeconds(30), Token);

        Assert.AreEqual("The CRM's sign-in did not answer in time.", (await completing.FailsAsync(ConnectorErrorKind.Unavailable)).Message);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_BrowserLeft_KeepsTheSignIn()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        using var left = new CancellationTokenSource();
        rig.Crm.AnswerToken = async (_, _) => { await left.CancelAsync(); return rig.Crm.NextToken(); };

        await Assert.ThrowsExactlyAsync<OperationCanceledException>(() => rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, left.Token));

        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_StoreFails_TellsSoAndIsNotSignedIn()
    {
        using var rig = new HostingRig();
        var api = rig.Open(HostingRig.ByCode());
        await api.LoadSignInAsync(Token);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        rig.Store.OnSave = _ => throw new IOException("disk full");

        var failed = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Unavailable);

        Assert.Contains("could not be stored", failed.Message);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }

    [TestMethod]
    public async Task CompleteSignInAsync_SecretsRepeatedInTheRefusal_AreBlanked()
    {
        using var rig = new HostingRig();
        var prompt = await rig.Open(HostingRig.ByCode()).BeginSignInAsync(HostingRig.Callback, Token);
        rig.Crm.AnswerToken = (sent, _) => Task.FromResult(FakeCrm.Json($$"""{"error":"invalid_request","error_description":"bad: {{sent.Form("code")}} {{sent.Form("client_secret")}} {{sent.Form("code_verifier")}}"}""", HttpStatusCode.BadRequest));

        var refused = await rig.Services.CompleteSignInAsync(HostingRig.StateOf(prompt), "the-code", null, Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.AreEqual("The CRM refused the sign-in: bad: … … …", refused.Message);
    }
}
