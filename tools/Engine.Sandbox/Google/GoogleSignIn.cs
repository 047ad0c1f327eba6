using System.Text.Json.Nodes;
using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>How Google signs applications in: Google Identity, "Using OAuth 2.0 for Web Server Applications" and "... for Mobile &amp; Desktop Apps".</summary>
internal sealed class GoogleSignIn
{
    private readonly List<Grant> _offline = [];

    public PeopleState? State { get; set; }

    /// <summary>Scopes that the user takes the tick from.</summary>
    public HashSet<string> Unticked { get; } = new(StringComparer.Ordinal);

    public static OAuthProvider Create(TimeProvider time, out GoogleSignIn pages)
    {
        var made = pages = new GoogleSignIn();
        return new OAuthProvider(new OAuthRules
        {
            TokenLifetime = TimeSpan.FromSeconds(3599),
            RepeatsRefreshToken = false,
            GivesRefreshToken = made.IsOffline,
            Agree = made.Agree,
            Check = asked => string.IsNullOrWhiteSpace(asked.GetValueOrDefault("scope")) ? OAuthError.Request("Missing required parameter: scope") : null,
            TellsScopeWithCode = true,
            NewToken = () => $"ya29.{Tokens.New(96)}",
            Answer = made.Describe,
            Refuse = Refuse,
        }, time);
    }

    /// <summary>The scopes of a grant in their long form; all there are when none in particular was granted.</summary>
    public static IReadOnlyList<string> ScopesOf(Grant grant) => grant.Scope is null ? GoogleScopes.All : [.. grant.Scopes.Select(GoogleScopes.Complete)];

    // "Offline access": a refresh token comes with access_type=offline, and then at the first consent only, or when prompt=consent asks the user once more.
    private bool IsOffline(Grant grant)
    {
        if (grant.Asked.Count == 0)
            return true;
        if (grant.Asked.GetValueOrDefault("access_type") != "offline")
            return false;
        var isRepeated = _offline.Any(other => other.ClientId == grant.ClientId && !other.IsRevoked);
        var asksAgain = (grant.Asked.GetValueOrDefault("prompt") ?? "").Split(' ').Contains("consent");
        if (isRepeated && !asksAgain)
            return false;
        _offline.Add(grant);
        return true;
    }

    private string? Agree(string? scope) =>
        scope is null ? null : string.Join(' ', scope.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(GoogleScopes.Complete).Where(name => !Unticked.Contains(name)).Distinct());

    private JsonObject Describe(AccessToken token, string? refresh)
    {
        var answer = new JsonObject { ["access_token"] = token.Value, ["expires_in"] = (int)(token.ExpiresAt - token.IssuedAt).TotalSeconds };
        if (refresh is not null)
            answer["refresh_token"] = refresh;
        answer["scope"] = string.Join(' ', ScopesOf(token.Grant));
        answer["token_type"] = "Bearer";
        if (token.Grant.Scopes.Contains("openid") && State is { } state)
            answer["id_token"] = IdToken.Write(Claims(state.Store.Me, token));
        return answer;
    }

    // "OpenID Connect", an ID token's payload.
    private static JsonObject Claims(PersonRecord me, AccessToken token)
    {
        var claims = new JsonObject
        {
            ["iss"] = "https://accounts.google.com",
            ["azp"] = token.Grant.ClientId,
            ["aud"] = token.Grant.ClientId,
            ["sub"] = me.SourceId,
            ["iat"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["exp"] = token.ExpiresAt.ToUnixTimeSeconds(),
        };
        var scopes = ScopesOf(token.Grant);
        if (scopes.Contains(GoogleScopes.Email))
        {
            claims["email"] = me.Current.Fields["emailAddresses"]?[0]?["value"]?.DeepClone();
            claims["email_verified"] = true;
        }

        if (scopes.Contains(GoogleScopes.Profile))
            claims["name"] = me.Current.Fields["names"]?[0]?["displayName"]?.DeepClone();
        if (token.Grant.Asked.GetValueOrDefault("nonce") is { } nonce)
            claims["nonce"] = nonce;
        return claims;
    }

    private static Answer Refuse(OAuthError error)
    {
        var (code, text, status) = error.Code switch
        {
            "invalid_client" => ("invalid_client", "Unauthorized", 401),
            "invalid_client_id" => ("invalid_client", "The OAuth client was not found.", 401),
            "redirect_uri_mismatch" => ("redirect_uri_mismatch", "Bad Request", 400),
            "invalid_grant" when error.Description.Contains("refresh", StringComparison.Ordinal) => ("invalid_grant", "Token has been expired or revoked.", 400),
            var other => (other, error.Description, error.Status),
        };
        return Answer.Json(new JsonObject { ["error"] = code, ["error_description"] = text }, status);
    }
}
