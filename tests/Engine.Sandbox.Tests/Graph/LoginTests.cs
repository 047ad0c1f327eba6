using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.Tests.OAuth;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>The Microsoft identity platform.</summary>
[TestClass]
public sealed class LoginTests : CodeFlow
{
    private const string Authorize = "login/common/oauth2/v2.0/authorize";
    private const string TokenPath = "login/common/oauth2/v2.0/token";
    private const string Scope = "openid profile offline_access User.Read";

    [TestMethod]
    public async Task Code_WithItsProof_BecomesTokensOfTheUser()
    {
        var (status, body) = await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", Scope), ("nonce", "n-1")));

        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        var claims = Decode(Text(body, "id_token").Split('.')[1]);
        Assert.AreEqual("robin@sandbox.example", Text(claims, "preferred_username"));
        Assert.AreEqual("n-1", Text(claims, "nonce"));
        Assert.AreEqual($"{Server.Address}login/{Server.Graph.TenantId}/v2.0", Text(claims, "iss"));
        Assert.AreEqual(Server.Graph.UserId, Text(Decode(Text(body, "client_info")), "uid"));
        Assert.AreEqual("openid profile User.Read", Text(body, "scope"));
        Assert.AreNotEqual("", Text(body, "refresh_token"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("graph/v1.0/me", Text(body, "access_token"))).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Code_WithoutOfflineAccess_GetsNoRefreshToken() =>
        Assert.AreEqual("", Text((await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", "User.Read")))).Body, "refresh_token"));

    [TestMethod]
    public async Task Code_LoginHint_SignsThatUserIn()
    {
        var id = Server.Graph.Add(GraphTenant.Users, """{"displayName":"Sam","userPrincipalName":"sam@sandbox.example"}""");

        var (_, body) = await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", Scope), ("login_hint", "sam@sandbox.example")));

        Assert.AreEqual(id, Text((await GetAsync("graph/v1.0/me", Text(body, "access_token"))).Body, "id"));
    }

    [TestMethod]
    public async Task Refresh_Rotates_AndTheOldOneGoesOn()
    {
        var grant = Server.Graph.IssueGrant();

        var (_, first) = await RefreshAsync(TokenPath, grant.RefreshToken);

        Assert.AreNotEqual(grant.RefreshToken, Text(first, "refresh_token"));
        Assert.AreEqual(HttpStatusCode.OK, (await RefreshAsync(TokenPath, grant.RefreshToken)).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await RefreshAsync(TokenPath, Text(first, "refresh_token"))).Status);
        Server.Graph.RevokeGrants();
        var (status, refused) = await RefreshAsync(TokenPath, grant.RefreshToken);
        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("invalid_grant", Text(refused, "error"));
        Assert.StartsWith("AADSTS700082", Text(refused, "error_description"));
    }

    [TestMethod]
    public async Task FormPost_Page_CarriesTheCode()
    {
        var asked = new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = "sandbox-client", ["redirect_uri"] = Redirect, ["state"] = "s", ["scope"] = Scope, ["response_mode"] = "form_post", ["auto"] = "1",
        };

        using var page = await Http.GetAsync(QueryHelpers.AddQueryString(Authorize, asked), Cancelled);

        var text = await page.Content.ReadAsStringAsync(Cancelled);
        Assert.Contains($"action=\"{Redirect}\"", text);
        Assert.Contains("name=\"code\"", text);
        Assert.Contains("name=\"state\" value=\"s\"", text);
    }

    [TestMethod]
    public async Task ClientCredentials_WithDefaultScopeInATenant_GetTheirOwnToken()
    {
        var path = $"login/{Server.Graph.TenantId}/oauth2/v2.0/token";
        (string, string)[] form = [("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")];

        var (status, body) = await FormAsync(path, [.. form, ("scope", "https://graph.microsoft.com/.default")]);

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("", Text(body, "refresh_token"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("graph/v1.0/users", Text(body, "access_token"))).Status);
        Assert.AreEqual("invalid_scope", Text((await FormAsync(path, [.. form, ("scope", "User.Read")])).Body, "error"));
        Assert.AreEqual("invalid_request", Text((await FormAsync(TokenPath, [.. form, ("scope", "https://graph.microsoft.com/.default")])).Body, "error"));
    }

    [TestMethod]
    public async Task Device_UserApproves_GetsTokens()
    {
        var (_, start) = await FormAsync("login/organizations/oauth2/v2.0/devicecode", ("client_id", "sandbox-public"), ("scope", Scope));
        var waiting = await PollAsync(Text(start, "device_code"));
        Assert.IsTrue(Server.Graph.SignIn.ApproveDevice(Text(start, "user_code")));
        Time.Advance(TimeSpan.FromSeconds(5));

        var (status, body) = await PollAsync(Text(start, "device_code"));

        Assert.AreEqual("authorization_pending", Text(waiting.Body, "error"));
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreNotEqual("", Text(body, "id_token"));
        Assert.Contains(Text(start, "user_code"), Text(start, "message"));
    }

    [TestMethod]
    [DataRow("client_secret", "wrong", HttpStatusCode.Unauthorized, "invalid_client")]
    [DataRow("client_id", "nobody", HttpStatusCode.BadRequest, "unauthorized_client")]
    [DataRow("code", "wrong", HttpStatusCode.BadRequest, "invalid_grant")]
    [DataRow("code_verifier", null, HttpStatusCode.BadRequest, "invalid_grant")]
    public async Task Redeem_SomethingWrong_IsRefused(string name, string? value, HttpStatusCode expected, string error)
    {
        var (status, body) = await RedeemAsync(TokenPath, await CodeAsync(Authorize, ("scope", Scope)), (name, value));

        Assert.AreEqual(expected, status);
        Assert.AreEqual(error, Text(body, "error"));
        Assert.AreEqual(1, body!["error_codes"]!.AsArray().Count);
    }

    [TestMethod]
    public async Task Tenant_Unknown_IsRefused()
    {
        Assert.AreEqual("invalid_request", Text((await FormAsync("login/elsewhere.example/oauth2/v2.0/token", ("grant_type", "x"))).Body, "error"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("login/sandbox.example/v2.0/.well-known/openid-configuration")).Status);
    }

    [TestMethod]
    public async Task Configuration_LeadsToTheEndpoints()
    {
        var (_, body) = await GetAsync("login/common/v2.0/.well-known/openid-configuration");

        Assert.AreEqual($"{Server.Address}{TokenPath}", Text(body, "token_endpoint"));
        Assert.AreEqual($"{Server.Address}{Authorize}", Text(body, "authorization_endpoint"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Text(body, "jwks_uri"))).Status);
    }

    private Task<(HttpStatusCode Status, JsonNode? Body)> PollAsync(string deviceCode) =>
        FormAsync("login/organizations/oauth2/v2.0/token", ("grant_type", "device_code"), ("device_code", deviceCode), ("client_id", "sandbox-public"));

    private static JsonNode? Decode(string part) => JsonNode.Parse(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(part)));
}
