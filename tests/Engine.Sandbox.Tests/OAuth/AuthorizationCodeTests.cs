using System.Net;

namespace Engine.Sandbox.Tests.OAuth;

/// <summary>Codes and what they are changed into.</summary>
[TestClass]
public sealed class AuthorizationCodeTests : CodeFlow
{
    [TestMethod]
    [DataRow(SalesforceAuthorize, SalesforceToken)]
    [DataRow(HubSpotAuthorize, HubSpotToken)]
    [DataRow("oauth/authorize", "oauth/token")]
    public async Task Code_WithItsProof_BecomesTokens(string authorize, string token)
    {
        var back = await AuthorizeAsync(authorize);
        var (status, body) = await RedeemAsync(token, back["code"]);

        Assert.AreEqual("s t/1", back["state"]);
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreNotEqual("", Text(body, "access_token"));
        Assert.AreNotEqual("", Text(body, "refresh_token"));
    }

    [TestMethod]
    public async Task SalesforceAnswer_HasTheInstanceAndNoExpiry()
    {
        var (_, body) = await RedeemAsync(SalesforceToken, await CodeAsync(SalesforceAuthorize));

        Assert.AreEqual($"{Server.Address}salesforce", Text(body, "instance_url"));
        Assert.IsFalse(body!.AsObject().ContainsKey("expires_in"));
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("salesforce/services/data/v60.0/limits", Text(body, "access_token"))).Status);
    }

    [TestMethod]
    public async Task HubSpotAnswer_HasExpiryAndPortal()
    {
        var (_, body) = await RedeemAsync(HubSpotToken, await CodeAsync(HubSpotAuthorize, ("response_type", null), ("scope", "oauth crm.objects.contacts.read")));

        Assert.AreEqual(1800, body!["expires_in"]!.GetValue<int>());
        Assert.AreEqual(Server.HubSpot.PortalId, body["hub_id"]!.GetValue<int>());
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("hubspot/crm/v3/objects/contacts", Text(body, "access_token"))).Status);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await GetAsync("hubspot/crm/v3/objects/companies", Text(body, "access_token"))).Status);
    }

    [TestMethod]
    public async Task Code_SecondUse_FailsAndTakesTheTokensBack()
    {
        var code = await CodeAsync(SalesforceAuthorize);
        var (_, first) = await RedeemAsync(SalesforceToken, code);

        var (status, second) = await RedeemAsync(SalesforceToken, code);

        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual("invalid_grant", Text(second, "error"));
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await GetAsync("salesforce/services/data/v60.0/limits", Text(first, "access_token"))).Status);
    }

    [TestMethod]
    public async Task Code_TooOld_Fails()
    {
        var code = await CodeAsync(SalesforceAuthorize);
        Time.Advance(TimeSpan.FromMinutes(3));

        Assert.AreEqual("invalid_grant", Text((await RedeemAsync(SalesforceToken, code)).Body, "error"));
    }

    [TestMethod]
    [DataRow("code_verifier", "wrong-verifier-wrong-verifier-wrong-verifier", "invalid_grant")]
    [DataRow("code_verifier", "short", "invalid_grant")]
    [DataRow("code_verifier", null, "invalid_grant")]
    [DataRow("redirect_uri", "http://127.0.0.1:8765/oauth/callback/", "redirect_uri_mismatch")]
    [DataRow("redirect_uri", null, "redirect_uri_mismatch")]
    [DataRow("client_secret", "wrong", "invalid_client")]
    [DataRow("client_secret", null, "invalid_client")]
    [DataRow("client_id", "nobody", "invalid_client_id")]
    [DataRow("code", "wrong", "invalid_grant")]
    [DataRow("grant_type", "password", "unsupported_grant_type")]
    [DataRow("grant_type", null, "invalid_request")]
    public async Task Redeem_SomethingWrong_IsRefused(string name, string? value, string error)
    {
        var (status, body) = await RedeemAsync(SalesforceToken, await CodeAsync(SalesforceAuthorize), (name, value));

        Assert.AreEqual(HttpStatusCode.BadRequest, status);
        Assert.AreEqual(error, Text(body, "error"));
    }

    [TestMethod]
    [DataRow(SalesforceAuthorize, "code_challenge", null, "invalid_request")]
    [DataRow(SalesforceAuthorize, "code_challenge_method", "plain", "invalid_request")]
    [DataRow(SalesforceAuthorize, "response_type", "token", "unsupported_response_type")]
    [DataRow(HubSpotAuthorize, "code_challenge_method", null, "invalid_request")]
    public async Task Authorize_SomethingWrong_GoesBackWithTheError(string path, string name, string? value, string error)
    {
        var back = await AuthorizeAsync(path, (name, value));

        Assert.AreEqual(error, back["error"]);
        Assert.AreEqual("s t/1", back["state"]);
    }

    [TestMethod]
    [DataRow("client_id", "nobody")]
    [DataRow("redirect_uri", "https://elsewhere.example/callback")]
    [DataRow("redirect_uri", null)]
    public async Task Authorize_StrangerOrStrangeAddress_IsNotSentAnywhere(string name, string? value) => Assert.IsEmpty(await AuthorizeAsync(SalesforceAuthorize, (name, value)));

    [TestMethod]
    public async Task Authorize_RegisteredAddress_IsComparedToTheLetter()
    {
        Server.Salesforce.SignIn.AddClient("mine", null, "https://mine.example/back");

        Assert.IsNotEmpty(await AuthorizeAsync(SalesforceAuthorize, ("client_id", "mine"), ("redirect_uri", "https://mine.example/back")));
        Assert.IsEmpty(await AuthorizeAsync(SalesforceAuthorize, ("client_id", "mine"), ("redirect_uri", "https://mine.example/back?x=1")));
    }

    [TestMethod]
    public async Task PublicClient_WithProofAndWithoutSecret_GetsTokens()
    {
        var code = await CodeAsync(SalesforceAuthorize, ("client_id", "sandbox-public"));

        Assert.AreEqual("invalid_client", Text((await RedeemAsync(SalesforceToken, code, ("client_id", "sandbox-public"))).Body, "error"));
        Assert.AreEqual(HttpStatusCode.OK, (await RedeemAsync(SalesforceToken, code, ("client_id", "sandbox-public"), ("client_secret", null))).Status);
    }

    [TestMethod]
    public async Task HubSpotCode_WithoutChallenge_NeedsNoVerifier()
    {
        var code = await CodeAsync(HubSpotAuthorize, ("code_challenge", null), ("code_challenge_method", null));

        Assert.AreEqual(HttpStatusCode.OK, (await RedeemAsync(HubSpotToken, code, ("code_verifier", null))).Status);
    }

    [TestMethod]
    public async Task ConsentPage_ButtonPressed_GoesBackWithACode()
    {
        using var page = await Http.GetAsync($"{SalesforceAuthorize}?response_type=code&client_id=sandbox-client&redirect_uri={Uri.EscapeDataString(Redirect)}&state=x&code_challenge={Challenge}&code_challenge_method=S256", Cancelled);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["response_type"] = "code", ["client_id"] = "sandbox-client", ["redirect_uri"] = Redirect, ["state"] = "x", ["code_challenge"] = Challenge, ["code_challenge_method"] = "S256", ["decision"] = "allow",
        });
        using var answer = await Http.PostAsync(SalesforceAuthorize, form, Cancelled);

        Assert.AreEqual("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("value=\"allow\"", await page.Content.ReadAsStringAsync(Cancelled));
        Assert.StartsWith($"{Redirect}?code=", answer.Headers.Location?.ToString());
    }

    [TestMethod]
    public void Challenge_OfTheRfcsExample_IsTheRfcs() => Assert.AreEqual(Challenge, ChallengeOf(Verifier));
}
