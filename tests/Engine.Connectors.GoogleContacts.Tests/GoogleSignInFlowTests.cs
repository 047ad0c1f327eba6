using System.Text;
using System.Web;
using Engine.Sandbox;
using Engine.Sdk;
using Engine.Sdk.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Engine.Connectors.GoogleContacts.Tests;

[TestClass]
public sealed class GoogleSignInFlowTests : IAsyncDisposable
{
    private static readonly Uri Redirect = new("http://127.0.0.1:10088/oauth/callback");

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
    private SandboxServer _server = null!; // set before each test

    public TestContext TestContext { get; set; } = null!; // set by the runner

    private CancellationToken Token => TestContext.CancellationToken;

    [TestInitialize]
    public async Task StartAsync() => _server = await SandboxServer.StartAsync(new() { IsSeeded = false }, Token);

    [TestMethod]
    public async Task BeginAsync_Address_AsksForALastingSignInWithPkce()
    {
        using var http = new HttpClient(new StubHttp());
        var context = new SignInContext { Store = new MemorySignInStore(), Http = http, Time = _time };

        var start = await new GoogleSignInFlow(new() { ClientId = " c ", ClientSecret = "s" }).BeginAsync(context, Redirect, "st&te", Token);

        var query = HttpUtility.ParseQueryString(start.Address.Query);
        Assert.AreEqual("https://accounts.google.com/o/oauth2/v2/auth", start.Address.GetLeftPart(UriPartial.Path));
        Assert.AreEqual(
            ("code", "c", Redirect.AbsoluteUri, "st&te", "offline", "consent", "S256", 43),
            (query["response_type"], query["client_id"], query["redirect_uri"], query["state"], query["access_type"], query["prompt"], query["code_challenge_method"], query["code_challenge"]!.Length));
        Assert.StartsWith("https://www.googleapis.com/auth/contacts.readonly ", query["scope"]);
    }

    [TestMethod]
    public async Task GetTokenAsync_AfterTheSignIn_TellsTokenEndAndScopes()
    {
        using var google = await SignedInAsync();

        var token = await google.TokenAsync(null, Token);

        Assert.AreEqual(_time.GetUtcNow().AddSeconds(3599), token.ExpiresAt);
        Assert.Contains("contacts.other.readonly", token.Members["scope"]);
        Assert.AreEqual(1, _server.Google.TokenRequests);
    }

    [TestMethod]
    public async Task GetTokenAsync_BeforeTheSignIn_IsNull()
    {
        using var http = new HttpClient(new StubHttp());

        Assert.IsNull(await new GoogleSignInFlow(GoogleCrm.SettingsOf(_server)).GetTokenAsync(new() { Store = new MemorySignInStore(), Http = http, Time = _time }, null, Token));
    }

    [TestMethod]
    public async Task GetTokenAsync_ShortBeforeItsEnd_IsRenewedAndKeepsWhatIsNotSaidAgain()
    {
        using var google = await SignedInAsync();
        var first = await google.TokenAsync(null, Token);
        _time.Advance(TimeSpan.FromMinutes(57));

        var second = await google.TokenAsync(null, Token);
        var third = await google.TokenAsync(second.Value, Token);

        Assert.HasCount(3, new[] { first.Value, second.Value, third.Value }.Distinct());
        Assert.AreEqual(2, _server.Google.SignIn.RefreshRequests);
        Assert.AreEqual(first.Members["scope"], third.Members["scope"]);
    }

    [TestMethod]
    public async Task GetTokenAsync_RevokedSignIn_IsUnauthorized()
    {
        using var google = await SignedInAsync();
        var token = await google.TokenAsync(null, Token);
        _server.Google.RevokeGrants();

        var ended = await FailsAsync(() => google.TokenAsync(token.Value, Token));

        Assert.AreEqual(ConnectorErrorKind.Unauthorized, ended.Kind);
        Assert.Contains("sign in again", ended.Message);
    }

    [TestMethod]
    [DataRow(500, "<html>")]
    [DataRow(503, """{"error":"temporarily_unavailable"}""")]
    [DataRow(429, """{"error":"rate_limit_exceeded"}""")]
    public async Task GetTokenAsync_SignInOfGoogleFails_MayWorkLater(int status, string body)
    {
        using var google = await SignedInAsync();
        var token = await google.TokenAsync(null, Token);
        _server.Faults.Add(new() { Kind = FaultKind.Status, Status = status, Body = body, IncludesSignIn = true });

        Assert.AreEqual(ConnectorErrorKind.Unavailable, (await FailsAsync(() => google.TokenAsync(token.Value, Token))).Kind);
        Assert.AreNotEqual(token.Value, (await google.TokenAsync(token.Value, Token)).Value);
    }

    [TestMethod]
    public async Task GetTokenAsync_SignInOfGoogleIsNotReached_MayWorkLater()
    {
        using var google = await SignedInAsync();
        var token = await google.TokenAsync(null, Token);
        _server.Faults.Add(new() { Kind = FaultKind.Reset, IncludesSignIn = true });

        Assert.AreEqual(ConnectorErrorKind.Unavailable, (await FailsAsync(() => google.TokenAsync(token.Value, Token))).Kind);
        Assert.IsNotNull(google.Kept);
    }

    [TestMethod]
    public async Task CompleteAsync_WrongSecret_SaysWhatToCorrect()
    {
        var refused = await FailsAsync(() => SignedInAsync(GoogleCrm.SettingsOf(_server) with { ClientSecret = "wrong" }));

        Assert.AreEqual(ConnectorErrorKind.Misconfigured, refused.Kind);
        Assert.DoesNotContain("wrong", refused.Message);
    }

    [TestMethod]
    public async Task SignOutAsync_Token_IsGivenBackInTheBody()
    {
        using var google = await SignedInAsync();
        var token = await google.TokenAsync(null, Token);

        await google.Flow.SignOutAsync(google.Context, Token);

        Assert.AreEqual(ConnectorErrorKind.Unauthorized, (await FailsAsync(() => google.TokenAsync(token.Value, Token))).Kind);
        Assert.DoesNotContain("token=", _server.Requests.To("/revoke").Single().ToString());
        Assert.IsEmpty(_server.Requests.Invalid);
    }

    [TestMethod]
    public async Task SignOutAsync_GoogleIsNotReached_Ends()
    {
        using var google = await SignedInAsync();
        _server.Faults.Add(new() { Kind = FaultKind.Reset, IncludesSignIn = true });

        await google.Flow.SignOutAsync(google.Context, Token);

        Assert.Contains("refresh_token", Encoding.UTF8.GetString(google.Kept!)); // the engine's to forget
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static Task<ConnectorException> FailsAsync(Func<Task> call) => Assert.ThrowsExactlyAsync<ConnectorException>(call);

    private async Task<SignedIn> SignedInAsync(GoogleContactsSettings? settings = null)
    {
        var google = new SignedIn(settings ?? GoogleCrm.SettingsOf(_server), _time);
        var start = await google.Flow.BeginAsync(google.Context, Redirect, "state-1", Token);
        await SandboxUser.AgreeAsync(google.Flow, google.Context, Redirect, start.Address, Token);
        return google;
    }

    private sealed class SignedIn(GoogleContactsSettings settings, TimeProvider time) : IDisposable
    {
        public GoogleSignInFlow Flow { get; } = new(settings);

        public SignInContext Context { get; } = new() { Store = new MemorySignInStore(), Http = new(new SocketsHttpHandler()), Time = time };

        public byte[]? Kept => ((MemorySignInStore)Context.Store).Content;

        public async Task<BearerToken> TokenAsync(string? refused, CancellationToken cancellationToken) => (await Flow.GetTokenAsync(Context, refused, cancellationToken))!; // signed in

        public void Dispose() => Context.Http.Dispose();
    }
}
