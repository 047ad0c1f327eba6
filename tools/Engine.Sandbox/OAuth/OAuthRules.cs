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

    /// <summary>Whether a grant comes with a refresh token, beside what <see cref="RefreshScopes"/> says.</summary>
    public Func<Grant, bool> GivesRefreshToken { get; init; } = _ => true;

    /// <summary>Whether the old refresh token goes on when a new one was given.</summary>
    public bool KeepsOldRefreshTokens { get; init; }

    /// <summary>Whether the answer to a refresh tells the refresh token once more when it is no new one.</summary>
    public bool RepeatsRefreshToken { get; init; } = true;

    /// <summary>What of the scopes asked for the user agrees to.</summary>
    public Func<string?, string?> Agree { get; init; } = scope => scope;

    /// <summary>Whether the browser brings the granted scopes back beside the code.</summary>
    public bool TellsScopeWithCode { get; init; }

    /// <summary>Whether the page can post the code back instead of putting it into the address (OAuth 2.0 Form Post Response Mode).</summary>
    public bool AllowsFormPost { get; init; }

    /// <summary>What else is wrong with a request for the page; null when nothing is.</summary>
    public Func<IReadOnlyDictionary<string, string>, OAuthError?> Check { get; init; } = _ => null;

    /// <summary>Other names of the device grant (RFC 8628, section 3.4).</summary>
    public IReadOnlyList<string> DeviceGrants { get; init; } = [];

    /// <summary>Makes a token of the vendor's form.</summary>
    public required Func<string> NewToken { get; init; }

    /// <summary>The token answer; the third is the refresh token to tell, null for none.</summary>
    public required Func<AccessToken, string?, JsonObject> Answer { get; init; }

    public Func<OAuthError, Answer> Refuse { get; init; } = error => Serving.Answer.Json(
        new JsonObject { ["error"] = error.Code, ["error_description"] = error.Description }, error.Status);
}
