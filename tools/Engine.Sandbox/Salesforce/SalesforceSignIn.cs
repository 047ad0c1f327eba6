using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;

namespace Engine.Sandbox.Salesforce;

/// <summary>How an org signs applications in: REST API Developer Guide, "Authorization Through Connected Apps and OAuth 2.0".</summary>
internal sealed class SalesforceSignIn
{
    // The session timeout of an org: an administrator's setting, two hours when nobody changed it.
    private static readonly TimeSpan SessionTimeout = TimeSpan.FromHours(2);

    public OrgState? Org { get; set; }

    public Func<Uri>? Address { get; set; }

    public static OAuthProvider Create(TimeProvider time, out SalesforceSignIn answer)
    {
        var made = answer = new SalesforceSignIn();
        return new OAuthProvider(new OAuthRules
        {
            RequiresPkce = true, // packaging guide, "External Client Apps": for confidential clients too
            RotatesRefreshTokens = true,
            TokenLifetime = SessionTimeout,
            RefreshScopes = ["refresh_token", "offline_access", "full"],
            NewToken = () => $"00D5g!{Tokens.New(72)}",
            Answer = made.Describe,
        }, time);
    }

    // No expires_in: nothing in the answer tells how long the session lasts.
    private JsonObject Describe(AccessToken token, string? refresh)
    {
        var top = Address?.Invoke().ToString().TrimEnd('/') ?? "";
        var id = $"{top}/id/{Org?.OrganizationId}/{Org?.Store.UserId}";
        var issued = token.IssuedAt.ToUnixTimeMilliseconds().ToString();
        var answer = new JsonObject { ["access_token"] = token.Value };
        if (refresh is not null)
            answer["refresh_token"] = refresh;
        answer["signature"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(OAuthProvider.ClientSecret), Encoding.UTF8.GetBytes(id + issued)));
        answer["scope"] = token.Grant.Scope ?? "refresh_token api id";
        answer["instance_url"] = top;
        answer["id"] = id;
        answer["token_type"] = "Bearer";
        answer["issued_at"] = issued;
        return answer;
    }
}
