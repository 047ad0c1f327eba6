using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.OAuth;

/// <summary>In what a vendor's sign-in differs from the others'.</summary>
internal sealed record OAuthRules
{
    public bool RequiresPkce { get; init; }

    public bool RotatesRefreshTokens { get; init; }

    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>Whether a client may name itself in the Authorization header (RFC 6749, section 2.3.1).</summary>
    public bool AllowsBasic { get; init; } = true;

    /// <summary>Whether the authorize page insists on <c>response_type=code</c>.</summary>
    public bool RequiresResponseType { get; init; } = true;

    /// <summary>Scopes one of which a client has to ask for to get a refresh token; empty: it always gets one.</summary>
    public IReadOnlyList<string> RefreshScopes { get; init; } = [];

    /// <summary>Makes a token of the vendor's form.</summary>
    public required Func<string> NewToken { get; init; }

    /// <summary>The token answer; the third is the refresh token to tell, null for none.</summary>
    public required Func<AccessToken, string?, JsonObject> Answer { get; init; }

    public Func<OAuthError, Answer> Refuse { get; init; } = error => Serving.Answer.Json(
        new JsonObject { ["error"] = error.Code, ["error_description"] = error.Description }, error.Status);
}
