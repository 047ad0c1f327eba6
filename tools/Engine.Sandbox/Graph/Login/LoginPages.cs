using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The Microsoft identity platform of a tenant: the login host.</summary>
internal sealed class LoginPages : Vendor
{
    private readonly ApiTable _table;
    private readonly LoginSignIn _pages;

    public LoginPages(OAuthProvider signIn, LoginSignIn pages, GraphState tenant)
        : base("login", signIn)
    {
        _pages = pages;
        pages.Address = () => Address;
        var api = new LoginApi(signIn, pages, tenant, () => Address);
        string[] asked =
        [
            "client_id", "client_info", "claims", "code_challenge", "code_challenge_method", "domain_hint", "haschrome", "instance_aware", "login_hint", "nonce", "prompt",
            "redirect_uri", "response_mode", "response_type", "scope", "state", "auto", "client-request-id", "return-client-request-id", "sid",
        ];
        string[] token =
        [
            "client_assertion", "client_assertion_type", "client_id", "client_info", "client_secret", "claims", "code", "code_verifier", "device_code", "grant_type", "redirect_uri",
            "refresh_token", "scope",
        ];
        _table = new ApiTable(
        [
            new("GET", "/{tenant}/oauth2/v2.0/authorize", api.Authorize) { Query = asked, QueryStarts = ["x-client-"] },
            new("POST", "/{tenant}/oauth2/v2.0/authorize", api.Authorize) { Query = asked, QueryStarts = ["x-client-"] },
            new("POST", "/{tenant}/oauth2/v2.0/token", api.Token) { Members = token, MemberStarts = ["x-", "X-"] },
            new("POST", "/{tenant}/oauth2/v2.0/devicecode", api.StartDevice) { Members = ["client_id", "client_info", "claims", "scope"], MemberStarts = ["x-", "X-"] },
            new("GET", "/{tenant}/oauth2/v2.0/logout", LoginApi.Logout) { Query = ["post_logout_redirect_uri", "logout_hint", "state"] },
            new("GET", "/{tenant}/v2.0/.well-known/openid-configuration", api.Configuration) { Query = ["appid"] },
            new("GET", "/{tenant}/.well-known/openid-configuration", api.Configuration),
            new("GET", "/{tenant}/discovery/v2.0/keys", LoginApi.Keys),
            new("GET", "/{tenant}/discovery/instance", api.Instance) { Query = ["api-version", "authorization_endpoint"] },
            new("GET", "/devicelogin", LoginApi.DevicePage) { Query = ["user_code"] },
            new("POST", "/devicelogin", api.Decide),
        ]);
    }

    internal override bool IsSignIn(string path) => true;

    internal override Answer ExpiredToken() => _pages.Refuse(OAuthError.Grant("expired access/refresh token"));

    internal override Answer TooManyRequests() => Answer.Json(new JsonObject { ["error"] = "temporarily_unavailable", ["error_description"] = "AADSTS90055: Too many requests." }, 429);

    private protected override ApiTable Table => _table;

    private protected override Answer Handle(ApiCall call) =>
        _table.Find(call, out var allowed) is { } operation ? operation.Answer(call) : Answer.Html("<!DOCTYPE html><title>Sign in</title><p>Nothing is here.", allowed.Count == 0 ? 404 : 405);
}
