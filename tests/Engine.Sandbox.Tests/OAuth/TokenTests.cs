using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Engine.Sandbox.Tests.OAuth;

/// <summary>The life of tokens.</summary>
[TestClass]
public sealed class TokenTests : CodeFlow
{
    private const string Limits = "salesforce/services/data/v60.0/limits";
    private const string Contacts = "hubspot/crm/v3/objects/contacts";

    [TestMethod]
    public async Task SalesforceRefresh_Rotates_AndTheOldOneIsDead()
    {
        var grant = Server.Salesforce.IssueGrant();

        var (_, first) = await RefreshAsync(SalesforceToken, grant.RefreshToken);
        var (status, again) = await RefreshAsync(SalesforceToken, grant.RefreshToken);
        var (next, _) = await RefreshAsync(SalesforceToken, Text(first, "refresh_token"));

        Assert.AreNotEqual(grant.RefreshToken, Text(first, "refresh_token"));
        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("invalid_grant", Text(again, "error"));
        Assert.AreEqual(HttpStatusCode.OK, next);
        Assert.AreEqual(3, Server.Salesforce.TokenRequests);
        Assert.AreEqual(3, Server.Salesforce.SignIn.RefreshRequests);
    }

    [TestMethod]
    public async Task SalesforceRefresh_WithoutRotation_KeepsTheToken()
    {
        Server.Salesforce.RotatesRefreshTokens = false;
        var grant = Server.Salesforce.IssueGrant();

        await RefreshAsync(SalesforceToken, grant.RefreshToken);

        Assert.AreEqual(HttpStatusCode.OK, (await RefreshAsync(SalesforceToken, grant.RefreshToken)).Status);
    }

    [TestMethod]
    public async Task HubSpotRefresh_KeepsTheTokenAndTellsItAgain()
    {
        var grant = Server.HubSpot.IssueGrant();

        var (_, body) = await RefreshAsync(HubSpotToken, grant.RefreshToken);

        Assert.AreEqual(grant.RefreshToken, Text(body, "refresh_token"));
        Assert.IsGreaterThan(250, Text(body, "access_token").Length);
    }

    [TestMethod]
    public async Task HubSpotRefresh_UnknownToken_HasBothErrorForms()
    {
        var (status, body) = await RefreshAsync(HubSpotToken, "wrong");

        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("BAD_REFRESH_TOKEN", Text(body, "status"));
        Assert.AreEqual("invalid_grant", Text(body, "error"));
    }

    [TestMethod]
    public async Task AccessToken_AfterItsLifetime_IsExpired()
    {
        Server.Salesforce.TokenLifetime = TimeSpan.FromMinutes(15);
        var (salesforce, hubSpot) = (Server.Salesforce.IssueGrant(), Server.HubSpot.IssueGrant());
        Time.Advance(TimeSpan.FromMinutes(14));
        var before = (await GetAsync(Limits, salesforce.AccessToken)).Status;
        Time.Advance(TimeSpan.FromMinutes(16));

        var (_, late) = await GetAsync(Contacts, hubSpot.AccessToken);

        Assert.AreEqual(HttpStatusCode.OK, before);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await GetAsync(Limits, salesforce.AccessToken)).Status);
        Assert.AreEqual("EXPIRED_AUTHENTICATION", Text(late, "category"));
    }

    [TestMethod]
    public async Task ExpireAccessTokens_RefreshTokens_GoOn()
    {
        var grant = Server.HubSpot.IssueGrant();
        Server.HubSpot.ExpireAccessTokens();

        Assert.AreEqual(HttpStatusCode.Unauthorized, (await GetAsync(Contacts, grant.AccessToken)).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await RefreshAsync(HubSpotToken, grant.RefreshToken)).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Contacts)).Status, "The private app's token lasts.");
    }

    [TestMethod]
    public async Task RevokeGrants_Everything_Ends()
    {
        var grant = Server.HubSpot.IssueGrant();
        Server.HubSpot.RevokeGrants();

        var (status, body) = await GetAsync(Contacts, grant.AccessToken);

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.AreEqual("INVALID_AUTHENTICATION", Text(body, "category"));
        Assert.AreEqual(HttpStatusCode.BadRequest, (await RefreshAsync(HubSpotToken, grant.RefreshToken)).Status);
    }

    [TestMethod]
    public async Task Revoke_RefreshToken_EndsTheAccessTokensToo()
    {
        var grant = Server.Salesforce.IssueGrant();

        Assert.AreEqual(HttpStatusCode.OK, (await FormAsync("salesforce/services/oauth2/revoke", ("token", grant.RefreshToken!))).Status);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await GetAsync(Limits, grant.AccessToken)).Status);
        Assert.AreEqual(HttpStatusCode.BadRequest, (await FormAsync("salesforce/services/oauth2/revoke", ("token", "wrong"))).Status);
    }

    [TestMethod]
    [DataRow(SalesforceToken)]
    [DataRow(HubSpotToken)]
    public async Task ClientCredentials_WithSecret_GetNoRefreshToken(string path)
    {
        var (status, body) = await FormAsync(path, ("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret"));

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.AreEqual("", Text(body, "refresh_token"));
    }

    [TestMethod]
    public async Task ClientCredentials_PublicClient_AreRefused() =>
        Assert.AreEqual("unauthorized_client", Text((await FormAsync(SalesforceToken, ("grant_type", "client_credentials"), ("client_id", "sandbox-public"))).Body, "error"));

    [TestMethod]
    [DataRow(SalesforceToken, HttpStatusCode.OK)]
    [DataRow(HubSpotToken, HttpStatusCode.BadRequest)]
    public async Task ClientInTheHeader_OnlyWhereTheVendorTakesIt(string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("sandbox-client:sandbox-secret")));

        using var response = await Http.SendAsync(request, Cancelled);

        Assert.AreEqual(expected, response.StatusCode);
    }

    [TestMethod]
    public async Task HubSpotVersion1_Tokens_AreDescribedAndDeleted()
    {
        var grant = Server.HubSpot.IssueGrant();

        Assert.AreEqual("robin@sandbox.example", Text((await GetAsync($"hubspot/oauth/v1/access-tokens/{grant.AccessToken}")).Body, "user"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"hubspot/oauth/v1/refresh-tokens/{grant.RefreshToken}")).Status);
        Assert.AreEqual(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, $"hubspot/oauth/v1/refresh-tokens/{grant.RefreshToken}")).Status);
        Assert.AreEqual(HttpStatusCode.NotFound, (await GetAsync($"hubspot/oauth/v1/access-tokens/{grant.AccessToken}")).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    [DataRow("access-tokens", "app_id expires_in hub_domain hub_id is_private_distribution scopes signed_access_token token token_type user user_id")]
    [DataRow("refresh-tokens", "client_id hub_domain hub_id scopes token token_type user user_id")]
    public async Task HubSpotVersion1_Token_IsToldByTheMembersOfVersion1(string resource, string members)
    {
        var grant = Server.HubSpot.IssueGrant();
        var token = resource == "access-tokens" ? grant.AccessToken : grant.RefreshToken;

        var (_, body) = await GetAsync($"hubspot/oauth/v1/{resource}/{token}");

        Assert.AreEqual(members, string.Join(' ', body!.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal)));
    }

    [TestMethod]
    public async Task Scope_WithoutRefresh_GetsNoRefreshToken()
    {
        var (_, body) = await RedeemAsync(SalesforceToken, await CodeAsync(SalesforceAuthorize, ("scope", "api id")));

        Assert.AreEqual("api id", Text(body, "scope"));
        Assert.AreEqual("", Text(body, "refresh_token"));
    }

    [TestMethod]
    public async Task Introspect_Tokens_AreDescribed()
    {
        var grant = Server.HubSpot.IssueGrant();
        (string, string)[] client = [("client_id", "sandbox-client"), ("client_secret", "sandbox-secret")];

        var (_, access) = await FormAsync("hubspot/oauth/v3/token/introspect", [.. client, ("token", grant.AccessToken)]);
        var (_, refresh) = await FormAsync("hubspot/oauth/v3/token/introspect", [.. client, ("token", grant.RefreshToken!)]);
        var (_, unknown) = await FormAsync("hubspot/oauth/v3/token/introspect", [.. client, ("token", "x")]);

        Assert.AreEqual("robin@sandbox.example", Text(access, "user"));
        Assert.AreEqual(1800, access!["expires_in"]!.GetValue<int>());
        Assert.AreEqual("refresh_token", Text(refresh, "token_use"));
        Assert.IsFalse(unknown!["active"]!.GetValue<bool>());
    }
}
