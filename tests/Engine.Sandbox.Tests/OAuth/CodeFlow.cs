using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.Tests.OAuth;

/// <summary>Walks through the authorization code flow, with anything changed on the way.</summary>
public abstract class CodeFlow : SandboxTest
{
    protected const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636, appendix B
    protected const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    protected const string Redirect = "http://127.0.0.1:8765/oauth/callback";

    protected const string SalesforceAuthorize = "salesforce/services/oauth2/authorize";
    protected const string SalesforceToken = "salesforce/services/oauth2/token";
    protected const string HubSpotAuthorize = "hubspot/oauth/authorize";
    protected const string HubSpotToken = "hubspot/oauth/v3/token";

    /// <summary>What the browser is sent back with; the keys of an error page are empty.</summary>
    protected async Task<IReadOnlyDictionary<string, string>> AuthorizeAsync(string path, params (string Name, string? Value)[] changes)
    {
        var asked = new Dictionary<string, string?>
        {
            ["response_type"] = "code", ["client_id"] = "sandbox-client", ["redirect_uri"] = Redirect, ["state"] = "s t/1", ["code_challenge"] = Challenge, ["code_challenge_method"] = "S256", ["auto"] = "1",
        };
        foreach (var (name, value) in changes)
            asked[name] = value;
        using var response = await Http.GetAsync(QueryHelpers.AddQueryString(path, asked.Where(pair => pair.Value is not null)), Cancelled);
        return response.StatusCode == HttpStatusCode.Redirect
            ? QueryHelpers.ParseQuery(response.Headers.Location!.Query).ToDictionary(pair => pair.Key, pair => pair.Value.ToString())
            : new Dictionary<string, string>();
    }

    protected async Task<string> CodeAsync(string path, params (string Name, string? Value)[] changes) => (await AuthorizeAsync(path, changes))["code"];

    protected Task<(HttpStatusCode Status, JsonNode? Body)> RedeemAsync(string path, string code, params (string Name, string? Value)[] changes)
    {
        var form = new Dictionary<string, string?>
        {
            ["grant_type"] = "authorization_code", ["code"] = code, ["client_id"] = "sandbox-client", ["client_secret"] = "sandbox-secret", ["redirect_uri"] = Redirect, ["code_verifier"] = Verifier,
        };
        foreach (var (name, value) in changes)
            form[name] = value;
        return FormAsync(path, [.. form.Where(pair => pair.Value is not null).Select(pair => (pair.Key, pair.Value!))]);
    }

    protected Task<(HttpStatusCode Status, JsonNode? Body)> RefreshAsync(string path, string? token) =>
        FormAsync(path, ("grant_type", "refresh_token"), ("refresh_token", token ?? ""), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret"));

    protected static string Text(JsonNode? body, string name) => body?[name]?.GetValue<string>() ?? "";

    protected static string ChallengeOf(string verifier) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
}
