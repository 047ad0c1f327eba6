using System.Net;
using System.Web;
using Engine.Sdk;
using Engine.Sdk.Testing;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class MicrosoftSignInTests
{
    private const string Token = "/common/oauth2/v2.0/token";
    private const string Renewal = "/t1/oauth2/v2.0/token"; // at the tenant of the account

    private static readonly Uri Redirect = new("http://localhost:10088/oauth/callback");

    // MSAL remembers over all flows what was refused to a client, and asks no more for a while: each test has its own.
    private readonly OutlookSettings _user = new() { ClientId = $"{Guid.NewGuid()}" };
    private readonly StubHttp _http = new();
    private readonly MemoryStore _store = new();
    private int _tokens;

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Cancelled => TestContext.CancellationToken;

    [TestInitialize]
    public void Begin() => _http.On("POST", Token, _ => Grant()).On("POST", Renewal, _ => Grant())
        .On("POST", "/common/oauth2/v2.0/devicecode", StubAnswer.Json(
            """{"device_code":"d","user_code":"ABCD","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":0,"message":"m"}"""));

    [TestCleanup]
    public void End() => _http.Dispose();

    [TestMethod]
    public async Task Browser_Code_IsRedeemedWithItsVerifierAndKept()
    {
        var flow = new MicrosoftSignIn(_user);

        var start = await flow.BeginAsync(Context(), Redirect, "st&te", Cancelled);
        var page = HttpUtility.ParseQueryString(start.Address.Query);
        await flow.CompleteAsync(Context(), Redirect, "c0de+/", Cancelled);

        Assert.StartsWith("https://login.microsoftonline.com/common/oauth2/v2.0/authorize?", start.Address.AbsoluteUri);
        Assert.AreEqual(("st&te", "S256", Redirect.AbsoluteUri, "code"), (page["state"], page["code_challenge_method"], page["redirect_uri"], page["response_type"]));
        Assert.Contains("https://graph.microsoft.com/Contacts.ReadWrite", page["scope"]!);
        var form = HttpUtility.ParseQueryString(_http.Requests.Single(request => request.Path == Token).Body);
        Assert.AreEqual(("c0de+/", null, _user.ClientId), (form["code"], form["client_secret"], form["client_id"]));
        Assert.IsNotNull(form["code_verifier"]);
        // Another flow, as after a restart, goes on with what is kept.
        var token = await new MicrosoftSignIn(_user).GetTokenAsync(Context(), null, Cancelled);
        Assert.AreEqual(("a1", "jane@example.com"), (token!.Value, token.Members["username"]));
    }

    [TestMethod]
    public async Task Browser_StandInOnThisMachine_GetsWhatIsMeantForMicrosoft()
    {
        _http.On("POST", "/graph/login/acme/oauth2/v2.0/token", _ => Grant());
        var settings = _user with { LoginAddress = new("http://127.0.0.1:5099/graph/login"), Tenant = "acme" };
        var flow = new MicrosoftSignIn(settings);

        var start = await flow.BeginAsync(Context(), Redirect, "s", Cancelled);
        await flow.CompleteAsync(Context(), Redirect, "c", Cancelled);

        Assert.StartsWith("http://127.0.0.1:5099/graph/login/acme/oauth2/v2.0/authorize?", start.Address.AbsoluteUri);
        Assert.AreEqual("http://127.0.0.1:5099/graph/login/acme/oauth2/v2.0/token", _http.Requests.Single().Address.GetLeftPart(UriPartial.Path));
    }

    [TestMethod]
    public async Task Complete_NeverBegun_SaysSo()
    {
        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => new MicrosoftSignIn(_user).CompleteAsync(Context(), Redirect, "c", Cancelled));

        Assert.AreEqual(ConnectorErrorKind.Unauthorized, failed.Kind);
    }

    [TestMethod]
    public async Task DeviceCode_Agreed_SignsIn()
    {
        var flow = new MicrosoftSignIn(_user with { SignIn = OutlookSignIn.DeviceCode });

        var start = await flow.BeginAsync(Context(), Redirect, "s", Cancelled);
        await start.Completion!.WaitAsync(Cancelled);

        Assert.AreEqual(("ABCD", "https://microsoft.com/devicelogin"), (start.UserCode, start.Address.AbsoluteUri));
        Assert.AreEqual("a1", (await flow.GetTokenAsync(Context(), null, Cancelled))!.Value);
    }

    [TestMethod]
    public async Task DeviceCode_Declined_IsUnauthorized()
    {
        _http.On("POST", Token, StubAnswer.Json("""{"error":"authorization_declined","error_description":"AADSTS70000: The user declined."}""", HttpStatusCode.BadRequest));

        var start = await new MicrosoftSignIn(_user with { SignIn = OutlookSignIn.DeviceCode }).BeginAsync(Context(), Redirect, "s", Cancelled);

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => start.Completion!.WaitAsync(Cancelled));
        Assert.AreEqual(ConnectorErrorKind.Unauthorized, failed.Kind);
    }

    [TestMethod]
    public async Task Application_Token_IsFetchedOnceAndAnewWhenRefused()
    {
        _http.On("POST", "/example.com/oauth2/v2.0/token", _ => StubAnswer.Json($$"""{"token_type":"Bearer","expires_in":3599,"access_token":"a{{++_tokens}}"}"""));
        var flow = new MicrosoftSignIn(StubGraph.App);

        var first = await flow.GetTokenAsync(Context(), null, Cancelled);
        var again = await flow.GetTokenAsync(Context(), null, Cancelled);
        var renewed = await flow.GetTokenAsync(Context(), "a1", Cancelled);

        Assert.AreEqual("a1 a1 a2", $"{first!.Value} {again!.Value} {renewed!.Value}");
        var form = HttpUtility.ParseQueryString(_http.Requests[0].Body);
        Assert.AreEqual(("client_credentials", "s3cret", "https://graph.microsoft.com/.default"), (form["grant_type"], form["client_secret"], form["scope"]));
    }

    [TestMethod]
    public async Task GetToken_Refused_RenewsAndKeepsWhatIsRotated()
    {
        var flow = await SignedInAsync();

        var renewed = await flow.GetTokenAsync(Context(), "a1", Cancelled);
        await new MicrosoftSignIn(_user).GetTokenAsync(Context(), renewed!.Value, Cancelled);

        Assert.AreEqual("a2", renewed.Value);
        Assert.AreEqual("r2", HttpUtility.ParseQueryString(_http.Requests[^1].Body)["refresh_token"]);
    }

    [TestMethod]
    [DataRow(400, """{"error":"invalid_grant","error_description":"AADSTS70008: The refresh token has expired.\r\nTrace ID: 1"}""", ConnectorErrorKind.Unauthorized)]
    [DataRow(400, """{"error":"interaction_required","error_description":"AADSTS50076: MFA."}""", ConnectorErrorKind.Unauthorized)]
    [DataRow(429, """{"error":"temporarily_unavailable"}""", ConnectorErrorKind.RateLimited)]
    [DataRow(500, "", ConnectorErrorKind.Unavailable)]
    [DataRow(200, "<html>", ConnectorErrorKind.BadAnswer)]
    public async Task GetToken_MicrosoftFails_IsToldInOrder(int status, string body, ConnectorErrorKind kind)
    {
        var flow = await SignedInAsync();
        _http.On("POST", Renewal, StubAnswer.Json(body, (HttpStatusCode)status));

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => flow.GetTokenAsync(Context(), "a1", Cancelled));

        Assert.AreEqual(kind, failed.Kind);
        Assert.DoesNotContain("Trace ID", failed.Message);
    }

    [TestMethod]
    public async Task GetToken_MicrosoftIsOutOfReach_IsUnavailable()
    {
        var flow = await SignedInAsync();
        _http.Fail(ContractFault.Reset, int.MaxValue);

        Assert.AreEqual(ConnectorErrorKind.Unavailable, (await Assert.ThrowsExactlyAsync<ConnectorException>(() => flow.GetTokenAsync(Context(), "a1", Cancelled))).Kind);
    }

    [TestMethod]
    public async Task SignOut_SignedIn_ForgetsTheAccount()
    {
        var flow = await SignedInAsync();

        await flow.SignOutAsync(Context(), Cancelled);

        Assert.IsNull(await flow.GetTokenAsync(Context(), null, Cancelled));
    }

    private async Task<MicrosoftSignIn> SignedInAsync()
    {
        var flow = new MicrosoftSignIn(_user);
        await flow.BeginAsync(Context(), Redirect, "s", Cancelled);
        await flow.CompleteAsync(Context(), Redirect, "c", Cancelled);
        return flow;
    }

    private StubAnswer Grant()
    {
        var n = ++_tokens;
        return StubAnswer.Json($$"""
            {"token_type":"Bearer","expires_in":3600,"scope":"https://graph.microsoft.com/User.Read https://graph.microsoft.com/Contacts.ReadWrite","access_token":"a{{n}}","refresh_token":"r{{n}}",
             "id_token":"{{StubGraph.Jwt(new { oid = "o1", tid = "t1", sub = "s", preferred_username = "jane@example.com" })}}","client_info":"{{StubGraph.Base64("""{"uid":"o1","utid":"t1"}""")}}"}
            """);
    }

    private SignInContext Context() => new() { Store = _store, Http = new(_http, disposeHandler: false), Time = TimeProvider.System };

    private sealed class MemoryStore : ISignInStore
    {
        private byte[]? _kept;

        public Task<byte[]?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult(_kept);

        public Task SaveAsync(byte[] content, CancellationToken cancellationToken)
        {
            _kept = content;
            return Task.CompletedTask;
        }
    }
}
