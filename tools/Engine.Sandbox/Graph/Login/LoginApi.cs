using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The endpoints of the identity platform, below a tenant.</summary>
internal sealed class LoginApi(OAuthProvider provider, LoginSignIn pages, GraphState tenant, Func<Uri> address)
{
    private static readonly string[] Shared = ["common", "organizations", "consumers"];

    public Answer Authorize(ApiCall call) => Known(call) ?? AuthorizeEndpoint.Reply(provider, "Microsoft 365", call);

    public Answer Token(ApiCall call)
    {
        if (Known(call) is { } refused)
            return refused;
        if (call.Form?.GetValueOrDefault("grant_type") == "client_credentials")
        {
            if (Shared.Contains(call["tenant"]))
                return pages.Refuse(OAuthError.Request("AADSTS50059: No tenant-identifying information found in either the request or implied by any provided credentials."));
            var scope = call.Form.GetValueOrDefault("scope");
            if (scope?.EndsWith("/.default", StringComparison.Ordinal) != true)
            {
                return pages.Refuse(new OAuthError("invalid_scope", $"The provided value for scope {scope} is not valid. "
                    + "Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI)."));
            }
        }

        return TokenEndpoint.Reply(provider, call);
    }

    public Answer StartDevice(ApiCall call)
    {
        if (Known(call) is { } refused)
            return refused;
        if (provider.FindClient(call.Form?.GetValueOrDefault("client_id")) is not { } client)
            return pages.Refuse(new OAuthError("invalid_client_id", "Application was not found in the directory."));
        if (call.Form?.GetValueOrDefault("scope") is not { Length: > 0 } scope)
            return pages.Refuse(OAuthError.Request("AADSTS900144: The request body must contain the following parameter: 'scope'."));
        var request = provider.Devices.Add(client.Id, scope);
        var page = new Uri(address(), "devicelogin").ToString();
        return Answer.Json(new JsonObject
        {
            ["user_code"] = request.UserCode,
            ["device_code"] = request.DeviceCode,
            ["verification_uri"] = page,
            ["expires_in"] = (int)DeviceBook.Lifetime.TotalSeconds,
            ["interval"] = (int)DeviceBook.FirstInterval.TotalSeconds,
            ["message"] = $"To sign in, use a web browser to open the page {page} and enter the code {request.UserCode} to authenticate.",
        });
    }

    public static Answer DevicePage(ApiCall call) => Answer.Html(Pages.Device(call.Get("user_code")));

    public Answer Decide(ApiCall call)
    {
        var isApproved = call.Form?.GetValueOrDefault("decision") == "allow";
        return provider.Devices.Decide(call.Form?.GetValueOrDefault("user_code") ?? "", isApproved)
            ? Answer.Html(Pages.Note(isApproved ? "The device is connected." : "The device was turned down."))
            : Answer.Html(Pages.Problem("There is no such code, or it has ended."), 400);
    }

    public Answer Configuration(ApiCall call)
    {
        if (Known(call) is { } refused)
            return refused;
        var top = $"{address()}{call["tenant"]}";
        return Answer.Json(new JsonObject
        {
            ["token_endpoint"] = $"{top}/oauth2/v2.0/token",
            ["token_endpoint_auth_methods_supported"] = Texts("client_secret_post", "client_secret_basic"),
            ["jwks_uri"] = $"{top}/discovery/v2.0/keys",
            ["response_modes_supported"] = Texts("query", "form_post"),
            ["subject_types_supported"] = Texts("pairwise"),
            ["id_token_signing_alg_values_supported"] = Texts("RS256"),
            ["response_types_supported"] = Texts("code"),
            ["scopes_supported"] = Texts("openid", "profile", "email", "offline_access"),
            ["issuer"] = Shared.Contains(call["tenant"]) ? $"{address()}{{tenantid}}/v2.0" : $"{address()}{tenant.TenantId}/v2.0",
            ["request_uri_parameter_supported"] = false,
            ["authorization_endpoint"] = $"{top}/oauth2/v2.0/authorize",
            ["device_authorization_endpoint"] = $"{top}/oauth2/v2.0/devicecode",
            ["end_session_endpoint"] = $"{top}/oauth2/v2.0/logout",
            ["claims_supported"] = Texts("sub", "iss", "aud", "exp", "iat", "nonce", "preferred_username", "name", "tid", "oid", "ver", "email"),
            ["tenant_region_scope"] = "EU",
            ["cloud_instance_name"] = "microsoftonline.com",
            ["msgraph_host"] = "graph.microsoft.com",
        });
    }

    public static Answer Keys(ApiCall call) => Answer.Json(new JsonObject { ["keys"] = new JsonArray() });

    /// <summary>What libraries ask first, unless told not to: which names the login host has.</summary>
    public Answer Instance(ApiCall call)
    {
        var host = address().Authority;
        return Answer.Json(new JsonObject
        {
            ["tenant_discovery_endpoint"] = $"{address()}{tenant.TenantId}/v2.0/.well-known/openid-configuration",
            ["api-version"] = "1.1",
            ["metadata"] = new JsonArray(
                new JsonObject { ["preferred_network"] = host, ["preferred_cache"] = host, ["aliases"] = new JsonArray(host) },
                new JsonObject
                {
                    ["preferred_network"] = "login.microsoftonline.com", ["preferred_cache"] = "login.windows.net",
                    ["aliases"] = Texts("login.microsoftonline.com", "login.windows.net", "login.microsoft.com", "sts.windows.net"),
                }),
        });
    }

    public static Answer Logout(ApiCall call) => Answer.Html(Pages.Note("You signed out of your account."));

    private static JsonArray Texts(params IEnumerable<string> texts) => texts.ToJsonArray();

    private Answer? Known(ApiCall call)
    {
        var name = call["tenant"];
        return Shared.Contains(name) || name == tenant.TenantId || name.Equals(tenant.Domain, StringComparison.OrdinalIgnoreCase)
            ? null
            : pages.Refuse(OAuthError.Request($"AADSTS90002: Tenant '{name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud."));
    }
}
