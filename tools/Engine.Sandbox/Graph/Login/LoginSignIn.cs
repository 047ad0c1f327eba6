using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>How the Microsoft identity platform signs applications in: "OAuth 2.0 authorization code flow", "device authorization grant", "client credentials".</summary>
internal sealed class LoginSignIn(TimeProvider time)
{
    // Access tokens live for a random 60 to 90 minutes ("Access tokens", token lifetime); these live for the average.
    private static readonly TimeSpan AccessLifetime = TimeSpan.FromMinutes(75);

    public GraphState? Tenant { get; set; }

    public Func<Uri> Address { get; set; } = () => new Uri("http://localhost/");

    public static OAuthProvider Create(TimeProvider time, out LoginSignIn pages)
    {
        var made = pages = new LoginSignIn(time);
        return new OAuthProvider(new OAuthRules
        {
            TokenLifetime = AccessLifetime,
            RotatesRefreshTokens = true,
            KeepsOldRefreshTokens = true, // "Refresh tokens": a used one is not revoked
            RefreshScopes = ["offline_access"],
            AllowsFormPost = true,
            DeviceGrants = ["device_code"],
            Check = asked => string.IsNullOrWhiteSpace(asked.GetValueOrDefault("scope"))
                ? OAuthError.Request("AADSTS900144: The request body must contain the following parameter: 'scope'.")
                : null,
            NewToken = () => $"EwB{Tokens.New(180)}",
            Answer = made.Describe,
            Refuse = made.Refuse,
        }, time);
    }

    public Answer Refuse(OAuthError error)
    {
        var (code, number, status) = error.Code switch
        {
            "invalid_client" when error.Description.Contains("public", StringComparison.Ordinal) => ("invalid_client", 700025, 401),
            "invalid_client" => ("invalid_client", 7000215, 401),
            "invalid_client_id" => ("unauthorized_client", 700016, 400),
            "redirect_uri_mismatch" => ("invalid_client", 500112, 400),
            "invalid_grant" when error.Description.Contains("refresh", StringComparison.Ordinal) => ("invalid_grant", 700082, 400),
            "invalid_grant" => ("invalid_grant", 70008, 400),
            "authorization_pending" => ("authorization_pending", 70016, 400),
            "access_denied" => ("authorization_declined", 70018, 400),
            "expired_token" => ("expired_token", 70020, 400),
            "invalid_scope" => ("invalid_scope", 1002012, 400),
            var other => (other, 900144, error.Status),
        };
        var (trace, now) = (Guid.NewGuid().ToString(), time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z");
        var description = error.Description.StartsWith("AADSTS", StringComparison.Ordinal) ? error.Description : $"AADSTS{number}: {error.Description}";
        return Answer.Json(new JsonObject
        {
            ["error"] = code,
            ["error_description"] = $"{description} Trace ID: {trace} Timestamp: {now}",
            ["error_codes"] = new JsonArray(number),
            ["timestamp"] = now,
            ["trace_id"] = trace,
            ["correlation_id"] = trace,
        }, status);
    }

    private JsonObject Describe(AccessToken token, string? refresh)
    {
        var grant = token.Grant;
        var seconds = (int)(token.ExpiresAt - token.IssuedAt).TotalSeconds;
        var answer = new JsonObject { ["token_type"] = "Bearer" };
        if (grant.HasUser)
            answer["scope"] = grant.Scope is null ? string.Join(' ', GraphScopes.Of(grant)) : string.Join(' ', grant.Scopes.Where(scope => scope != "offline_access"));
        answer["expires_in"] = seconds;
        answer["ext_expires_in"] = seconds;
        answer["access_token"] = token.Value;
        if (refresh is not null)
            answer["refresh_token"] = refresh;
        if (Tenant is { } tenant && tenant.SignedIn(grant) is { } user)
        {
            if (grant.Scopes.Contains("openid"))
                answer["id_token"] = IdToken.Write(Claims(tenant, user, token));
            answer["client_info"] = IdToken.Encode(new JsonObject { ["uid"] = user.Id, ["utid"] = tenant.TenantId });
        }

        return answer;
    }

    // "ID token claims reference".
    private JsonObject Claims(GraphState tenant, GraphItem user, AccessToken token)
    {
        var claims = new JsonObject
        {
            ["ver"] = "2.0",
            ["iss"] = $"{Address()}{tenant.TenantId}/v2.0",
            ["sub"] = Convert.ToHexStringLower(Encoding.UTF8.GetBytes(user.Id)),
            ["aud"] = token.Grant.ClientId,
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["nbf"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["name"] = user.Values.Text("displayName"),
            ["preferred_username"] = user.Values.Text("userPrincipalName"),
            ["oid"] = user.Id,
            ["tid"] = tenant.TenantId,
        };
        if (user.Values.Text("mail") is { } mail)
            claims["email"] = mail;
        if (token.Grant.Asked.GetValueOrDefault("nonce") is { } nonce)
            claims["nonce"] = nonce;
        return claims;
    }
}
