using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>How a portal signs applications in: "OAuth", v3 and 2026-03.</summary>
internal sealed class HubSpotSignIn
{
    private const int TokenBytes = 220; // about 300 characters, as the page warns
    private const int AppId = 555_010;

    private OAuthProvider? _provider;

    public PortalState? Portal { get; set; }

    public static readonly IReadOnlyList<string> Scopes =
    [
        "oauth", "crm.objects.contacts.read", "crm.objects.contacts.write", "crm.objects.companies.read", "crm.objects.companies.write",
        "crm.objects.owners.read", "crm.objects.leads.read", "crm.objects.leads.write", "crm.objects.users.read",
        "crm.schemas.contacts.read", "crm.schemas.contacts.write", "crm.schemas.companies.read", "sales-email-read",
    ];

    public static OAuthProvider Create(TimeProvider time, out HubSpotSignIn answer)
    {
        var made = answer = new HubSpotSignIn();
        return made._provider = new OAuthProvider(new OAuthRules
        {
            TokenLifetime = TimeSpan.FromMinutes(30),
            AllowsBasic = false, // v3 wants everything in the body
            RequiresResponseType = false,
            NewToken = () => $"C{Tokens.New(TokenBytes)}",
            Answer = made.Describe,
            Refuse = Refuse,
        }, time);
    }

    // An unknown token is RFC 7662's {"active":false}: the description says nothing of it, and what it requires of an answer only a known token has.
    public Answer Introspect(OAuthProvider provider, ApiCall call) => IntrospectEndpoint.Introspect(provider, call, About);

    // v1 has a description of its own, with less in it than the answer of introspect.
    public Answer AboutAccessToken(ApiCall call) =>
        _provider?.Authenticate(call["token"]) is { } token
            ? Answer.Json(Without(About(token.Value, token.Grant, token), "active", "token_use", "client_id"))
            : throw HubSpotError.NotFound("token");

    public Answer AboutRefreshToken(ApiCall call) =>
        _provider?.FindRefresh(call["token"]) is { } grant
            ? Answer.Json(Without(About(call["token"], grant, null), "active", "token_use", "app_id"))
            : throw HubSpotError.NotFound("token");

    public Answer DeleteRefreshToken(ApiCall call) => _provider?.Revoke(call["token"]) == true ? Answer.Empty(204) : throw HubSpotError.NotFound("token");

    public static IReadOnlyList<string> ScopesOf(Grant grant) => grant.Scope is null ? Scopes : grant.Scopes;

    private static JsonObject Without(JsonObject body, params IReadOnlyList<string> members)
    {
        foreach (var member in members)
            body.Remove(member);
        return body;
    }

    private JsonObject About(string value, Grant grant, AccessToken? token)
    {
        var user = Portal?.Owners.FirstOrDefault();
        var body = new JsonObject
        {
            ["active"] = true,
            ["token"] = value,
            ["token_type"] = token is null ? "refresh" : "access",
            ["token_use"] = token is null ? "refresh_token" : "access_token",
            ["client_id"] = grant.ClientId,
            ["app_id"] = AppId,
            ["hub_id"] = Portal?.PortalId,
            ["hub_domain"] = "sandbox.example",
            ["user_id"] = user?.UserId,
            ["user"] = user?.Email,
            ["scopes"] = ScopesOf(grant).ToJsonArray(),
        };
        if (token is null)
            return body;
        body["expires_in"] = (int)(token.ExpiresAt - (Portal?.Time.GetUtcNow() ?? token.IssuedAt)).TotalSeconds;
        body["is_private_distribution"] = false;
        body["signed_access_token"] = Signed(grant, token, user?.UserId ?? 0);
        return body;
    }

    private JsonObject Signed(Grant grant, AccessToken token, int userId) => new()
    {
        ["appId"] = AppId,
        ["appInstallId"] = "0",
        ["audience"] = "",
        ["expiresAt"] = token.ExpiresAt.ToUnixTimeMilliseconds(),
        ["hubId"] = Portal?.PortalId,
        ["hublet"] = "na1",
        ["installingUserId"] = userId,
        ["isPrivateDistribution"] = false,
        ["isServiceAccount"] = false,
        ["isUserLevel"] = false,
        ["newSignature"] = "",
        ["scopeToScopeGroupPks"] = "",
        ["scopes"] = string.Join(' ', ScopesOf(grant)),
        ["signature"] = "",
        ["trialScopeToScopeGroupPks"] = "",
        ["trialScopes"] = "",
        ["userId"] = userId,
    };

    private JsonObject Describe(AccessToken token, string? refresh)
    {
        var answer = new JsonObject { ["access_token"] = token.Value, ["expires_in"] = (int)(token.ExpiresAt - token.IssuedAt).TotalSeconds, ["token_type"] = "bearer" };
        if (refresh is not null)
            answer["refresh_token"] = refresh;
        answer["token_use"] = token.Grant.HasUser ? "access_token" : "client_credentials";
        answer["hub_id"] = Portal?.PortalId;
        answer["user_id"] = Portal?.Owners.FirstOrDefault()?.UserId;
        answer["scopes"] = ScopesOf(token.Grant).ToJsonArray();
        return answer;
    }

    // The description has the common error body; the statuses are those of v1. The members of RFC 6749 stand beside them.
    private static Answer Refuse(OAuthError error)
    {
        var status = error.Code switch
        {
            "invalid_grant" when error.Description.Contains("refresh", StringComparison.Ordinal) => "BAD_REFRESH_TOKEN",
            "invalid_grant" => "BAD_AUTH_CODE",
            "redirect_uri_mismatch" => "BAD_REDIRECT_URI",
            "invalid_client" => "BAD_CLIENT_SECRET",
            "invalid_client_id" => "BAD_CLIENT_ID",
            _ => "BAD_REQUEST",
        };
        return Answer.Json(new JsonObject
        {
            ["status"] = status,
            ["message"] = status == "BAD_REFRESH_TOKEN" ? "missing or invalid refresh token" : error.Description,
            ["category"] = "VALIDATION_ERROR",
            ["correlationId"] = Guid.NewGuid().ToString(),
            ["error"] = error.Code switch { "invalid_client_id" => "invalid_client", "redirect_uri_mismatch" => "invalid_grant", var code => code },
            ["error_description"] = error.Description,
        }, 400);
    }
}
