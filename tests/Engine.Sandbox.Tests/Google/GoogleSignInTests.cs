using System.Net;
using Engine.Sandbox.Tests.OAuth;

namespace Engine.Sandbox.Tests.Google;

/// <summary>Google's sign-in: offline access, and users who do not tick everything.</summary>
[TestClass]
public sealed class GoogleSignInTests : CodeFlow
{
    private const string Authorize = "google/o/oauth2/v2/auth";
    private const string TokenPath = "google/token";
    private const string Contacts = "https://www.googleapis.com/auth/contacts.readonly";

    [TestMethod]
    public async Task Code_Offline_GetsARefreshToken()
    {
        var (status, body) = await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", $"{Contacts} email"), ("access_type", "offline")));

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual(3599, body!["expires_in"]!.GetValue<int>());
        Assert.AreNotEqual("", Text(body, "refresh_token"));
        Assert.AreEqual($"{Contacts} https://www.googleapis.com/auth/userinfo.email", Text(body, "scope"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("google/v1/people/me/connections?personFields=names", Text(body, "access_token"))).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Code_OpenId_TellsWhoItIs()
    {
        var body = await SignInAsync(("scope", "openid email"));

        var claims = System.Text.Json.Nodes.JsonNode.Parse(Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode(Text(body, "id_token").Split('.')[1]));
        Assert.AreEqual("robin@sandbox.example", Text(claims, "email"));
        Assert.AreEqual("", Text(await SignInAsync(), "id_token"));
    }

    [TestMethod]
    public async Task Code_NotOffline_GetsNoRefreshToken() => Assert.AreEqual("", Text(await SignInAsync(("access_type", null)), "refresh_token"));

    [TestMethod]
    public async Task Code_SecondConsent_GetsARefreshTokenOnlyWhenAskedTo()
    {
        await SignInAsync();

        Assert.AreEqual("", Text(await SignInAsync(), "refresh_token"));
        Assert.AreNotEqual("", Text(await SignInAsync(("prompt", "consent")), "refresh_token"));
        Server.Google.RevokeGrants();
        Assert.AreNotEqual("", Text(await SignInAsync(), "refresh_token"));
    }

    [TestMethod]
    public async Task Refresh_KeepsTheTokenAndDoesNotRepeatIt()
    {
        var grant = Server.Google.IssueGrant();

        var (status, body) = await RefreshAsync(TokenPath, grant.RefreshToken);

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("", Text(body, "refresh_token"));
        Assert.AreEqual(HttpStatusCode.OK, (await RefreshAsync(TokenPath, grant.RefreshToken)).Status);
    }

    [TestMethod]
    public async Task Refresh_Revoked_HasToSignInAgain()
    {
        var grant = Server.Google.IssueGrant();
        Assert.AreEqual(HttpStatusCode.OK, (await FormAsync("google/revoke", ("token", grant.AccessToken))).Status);

        var (status, body) = await RefreshAsync(TokenPath, grant.RefreshToken);

        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("invalid_grant", Text(body, "error"));
        Assert.AreEqual(HttpStatusCode.BadRequest, (await FormAsync("google/revoke", ("token", "wrong"))).Status);
    }

    [TestMethod]
    public async Task Untick_Scope_IsNotGranted()
    {
        Server.Google.UntickScopes(Contacts);

        var back = await AuthorizeAsync(Authorize, ("scope", $"openid {Contacts}"), ("access_type", "offline"));
        var (_, body) = await RedeemAsync(TokenPath, back["code"]);

        Assert.AreEqual("openid", back["scope"]);
        Assert.AreEqual("openid", Text(body, "scope"));
        Assert.AreEqual(HttpStatusCode.Forbidden, (await GetAsync("google/v1/people/me/connections?personFields=names", Text(body, "access_token"))).Status);
    }

    [TestMethod]
    [DataRow("client_secret", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [DataRow("client_id", "nobody", HttpStatusCode.Unauthorized, "invalid_client")]
    [DataRow("code", "wrong", HttpStatusCode.BadRequest, "invalid_grant")]
    [DataRow("redirect_uri", "http://127.0.0.1:1/", HttpStatusCode.BadRequest, "redirect_uri_mismatch")]
    public async Task Redeem_SomethingWrong_IsRefused(string name, string value, HttpStatusCode expected, string error)
    {
        var (status, body) = await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", Contacts)), (name, value));

        Assert.AreEqual(expected, status);
        Assert.AreEqual(error, Text(body, "error"));
    }

    [TestMethod]
    public async Task ClientCredentials_AreNotKnown() => Assert.AreEqual("unsupported_grant_type",
        Text((await FormAsync(TokenPath, ("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret"))).Body, "error"));

    [TestMethod]
    public async Task Authorize_WithoutScope_GoesBackWithTheError() => Assert.AreEqual("invalid_request", (await AuthorizeAsync(Authorize))["error"]);

    private async Task<System.Text.Json.Nodes.JsonNode?> SignInAsync(params (string Name, string? Value)[] changes) =>
        (await RedeemAsync(TokenPath, await CodeAsync(Authorize, [("scope", Contacts), ("access_type", "offline"), .. changes]))).Body;
}
