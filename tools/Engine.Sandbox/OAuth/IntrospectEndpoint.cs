using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.OAuth;

/// <summary>Tells a client what a token is good for (RFC 7662), and takes tokens back (RFC 7009).</summary>
internal static class IntrospectEndpoint
{
    /// <param name="provider">Whose tokens.</param>
    /// <param name="call">The call.</param>
    /// <param name="describe">The vendor's answer; the token is null for a refresh token.</param>
    public static Answer Introspect(OAuthProvider provider, ApiCall call, Func<string, Grant, AccessToken?, JsonObject> describe)
    {
        var form = call.Form ?? new Dictionary<string, string>();
        try
        {
            TokenEndpoint.Identify(provider, call, form);
        }
        catch (OAuthError error)
        {
            return provider.Rules.Refuse(error);
        }

        var value = form.GetValueOrDefault("token") ?? "";
        if (provider.Authenticate(value) is { } token)
            return Answer.Json(describe(value, token.Grant, token));
        return Answer.Json(provider.FindRefresh(value) is { } grant ? describe(value, grant, null) : new JsonObject { ["active"] = false });
    }

    /// <param name="provider">Whose tokens.</param>
    /// <param name="call">The call.</param>
    /// <param name="isStrict">Whether an unknown token is an error, against RFC 7009, section 2.2.</param>
    public static Answer Revoke(OAuthProvider provider, ApiCall call, bool isStrict)
    {
        var value = call.Form?.GetValueOrDefault("token") ?? call.Get("token");
        return provider.Revoke(value) || !isStrict ? Answer.Empty(200) : provider.Rules.Refuse(new OAuthError("unsupported_token_type", "this token type is not supported"));
    }
}
