using System.Text;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.OAuth;

/// <summary>Hands out tokens (RFC 6749, sections 4 and 6; RFC 8628, section 3.4).</summary>
internal static class TokenEndpoint
{
    public const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    public static Answer Reply(OAuthProvider provider, ApiCall call)
    {
        var form = call.Form ?? new Dictionary<string, string>();
        var type = form.GetValueOrDefault("grant_type") ?? "";
        provider.Count(type);
        try
        {
            var client = Identify(provider, call, form);
            var (token, refresh) = type switch
            {
                "authorization_code" => provider.Issue(provider.Codes.Redeem(
                    form.GetValueOrDefault("code"), client.Id, form.GetValueOrDefault("redirect_uri"), form.GetValueOrDefault("code_verifier"))),
                "refresh_token" => provider.Refresh(FindGrant(provider, client, form)),
                "client_credentials" => provider.Issue(OwnGrant(client, form)),
                _ when type == DeviceGrant || provider.Rules.DeviceGrants.Contains(type) => provider.Issue(provider.Devices.Redeem(form.GetValueOrDefault("device_code"), client.Id)),
                "" => throw OAuthError.Request("missing required parameter: grant_type"),
                _ => throw new OAuthError("unsupported_grant_type", "grant type not supported"),
            };
            return Answer.Json(provider.Rules.Answer(token, refresh)).With("Cache-Control", "no-store");
        }
        catch (OAuthError error)
        {
            return provider.Rules.Refuse(error);
        }
    }

    /// <exception cref="OAuthError">The client is unknown or cannot prove itself.</exception>
    public static OAuthClient Identify(OAuthProvider provider, ApiCall call, IReadOnlyDictionary<string, string> form)
    {
        var (id, secret) = (form.GetValueOrDefault("client_id"), form.GetValueOrDefault("client_secret"));
        if (call.Header("Authorization") is { } header && header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            if (!provider.Rules.AllowsBasic || secret is not null)
                throw OAuthError.Client("client credentials belong into the body, once");
            (id, secret) = ReadBasic(header["Basic ".Length..]);
        }

        if (id is null)
            throw OAuthError.Request("missing required parameter: client_id");
        var client = provider.FindClient(id) ?? throw new OAuthError("invalid_client_id", "client identifier invalid");
        if (client.Secret is null && secret is not null)
            throw OAuthError.Client("a public client has no secret");
        return client.Secret == secret ? client : throw OAuthError.Client("invalid client credentials");
    }

    private static Grant FindGrant(OAuthProvider provider, OAuthClient client, IReadOnlyDictionary<string, string> form)
    {
        if (!form.TryGetValue("refresh_token", out var value))
            throw OAuthError.Request("missing required parameter: refresh_token");
        return provider.FindRefresh(value) is { } grant && grant.ClientId == client.Id ? grant : throw OAuthError.Grant("expired access/refresh token");
    }

    // RFC 6749, section 4.4: for confidential clients only.
    private static Grant OwnGrant(OAuthClient client, IReadOnlyDictionary<string, string> form) => client.Secret is null
        ? throw new OAuthError("unauthorized_client", "a public client cannot act in its own name")
        : new Grant { ClientId = client.Id, Scope = form.GetValueOrDefault("scope"), HasUser = false };

    private static (string Id, string Secret) ReadBasic(string value)
    {
        try
        {
            var parts = Encoding.UTF8.GetString(Convert.FromBase64String(value)).Split(':', 2);
            if (parts.Length == 2)
                return (Uri.UnescapeDataString(parts[0].Replace('+', ' ')), Uri.UnescapeDataString(parts[1].Replace('+', ' ')));
        }
        catch (FormatException)
        {
            // answered below
        }

        throw OAuthError.Client("invalid client credentials");
    }
}
