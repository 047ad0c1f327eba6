using System.Net;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Tests.OAuth;
using Microsoft.Identity.Client;

namespace Engine.Sandbox.Tests.Graph;

/// <summary>The vendor's own library signs in here. It insists on https and the vendor's path, so its requests are sent on to the sandbox.</summary>
[TestClass]
public sealed class LibraryTests : CodeFlow
{
    private static readonly string[] Scopes = ["User.Read", "Contacts.Read"];

    [TestMethod]
    public async Task Confidential_CodeThenSilently_GetsTokens()
    {
        var application = ConfidentialClientApplicationBuilder.Create(OAuthProvider.ConfidentialClient).WithClientSecret(OAuthProvider.ClientSecret)
            .WithAuthority("https://login.microsoftonline.com/common").WithInstanceDiscovery(false).WithRedirectUri(Redirect).WithHttpClientFactory(new Factory(Server.Address)).Build();
        var page = await application.GetAuthorizationRequestUrl(Scopes).WithPkce(out var verifier).ExecuteAsync(Cancelled);
        using var back = await Http.GetAsync($"login{page.PathAndQuery}&auto=1", Cancelled);
        var code = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(back.Headers.Location!.Query)["code"].ToString();

        var result = await application.AcquireTokenByAuthorizationCode(Scopes, code).WithPkceCodeVerifier(verifier).ExecuteAsync(Cancelled);
        var silent = await application.AcquireTokenSilent(Scopes, result.Account).WithForceRefresh(true).ExecuteAsync(Cancelled);

        Assert.AreEqual("robin@sandbox.example", result.Account.Username);
        Assert.AreEqual(Server.Graph.TenantId, result.TenantId);
        Assert.AreNotEqual(result.AccessToken, silent.AccessToken);
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("graph/v1.0/me/contacts", silent.AccessToken)).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Confidential_ForItself_GetsAToken()
    {
        var application = ConfidentialClientApplicationBuilder.Create(OAuthProvider.ConfidentialClient).WithClientSecret(OAuthProvider.ClientSecret)
            .WithAuthority($"https://login.microsoftonline.com/{Server.Graph.TenantId}").WithHttpClientFactory(new Factory(Server.Address)).Build();

        var result = await application.AcquireTokenForClient(["https://graph.microsoft.com/.default"]).ExecuteAsync(Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync($"graph/v1.0/users/{Server.Graph.UserId}/contacts", result.AccessToken)).Status);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Public_Device_GetsTokens()
    {
        var application = PublicClientApplicationBuilder.Create(OAuthProvider.PublicClient).WithAuthority("https://login.microsoftonline.com/organizations").WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(Server.Address)).Build();

        var result = await application.AcquireTokenWithDeviceCode(Scopes, device =>
        {
            Server.Graph.SignIn.ApproveDevice(device.UserCode);
            return Task.CompletedTask;
        }).ExecuteAsync(Cancelled);

        Assert.AreEqual("robin@sandbox.example", result.Account.Username);
        Assert.IsEmpty(Server.Requests.Invalid);
    }

    [TestMethod]
    public async Task Silent_Revoked_AsksForTheUser()
    {
        var application = ConfidentialClientApplicationBuilder.Create(OAuthProvider.ConfidentialClient).WithClientSecret(OAuthProvider.ClientSecret)
            .WithAuthority("https://login.microsoftonline.com/common").WithInstanceDiscovery(false).WithRedirectUri(Redirect).WithHttpClientFactory(new Factory(Server.Address)).Build();
        var code = await CodeAsync("login/common/oauth2/v2.0/authorize", ("scope", "openid profile offline_access User.Read"));
        var result = await application.AcquireTokenByAuthorizationCode(Scopes, code).WithPkceCodeVerifier(Verifier).ExecuteAsync(Cancelled);
        Server.Graph.RevokeGrants();

        await Assert.ThrowsExactlyAsync<MsalUiRequiredException>(() => application.AcquireTokenSilent(Scopes, result.Account).WithForceRefresh(true).ExecuteAsync(Cancelled));
    }

    private sealed class Factory(Uri sandbox) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => new(new Detour(sandbox), disposeHandler: true);
    }

    private sealed class Detour(Uri sandbox) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(sandbox, $"login{request.RequestUri!.PathAndQuery}"); // every request of the library has an address
            return base.SendAsync(request, cancellationToken);
        }
    }
}
