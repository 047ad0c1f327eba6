using Engine.Sandbox.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace Engine.Sandbox.OAuth;

/// <summary>The page at which a user agrees (RFC 6749, section 4.1.1): GET shows it, POST brings the user's decision.</summary>
internal static class AuthorizeEndpoint
{
    public static Answer Reply(OAuthProvider provider, string vendor, ApiCall call)
    {
        IReadOnlyDictionary<string, string> asked = call.Method == "POST"
            ? call.Form ?? new Dictionary<string, string>()
            : call.Query.GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Last().Value);
        var redirect = asked.GetValueOrDefault("redirect_uri");
        if (provider.FindClient(asked.GetValueOrDefault("client_id")) is not { } client)
            return Answer.Html(Pages.Problem("There is no application with this client_id."), 400);
        if (redirect is null || !client.AllowsRedirect(redirect))
            return Answer.Html(Pages.Problem("This redirect_uri is not one of the application's."), 400);

        if ((FindError(provider, client, asked) ?? provider.Rules.Check(asked)) is { } error)
            return Back(provider, redirect, asked, ("error", error.Code), ("error_description", error.Description));
        if (call.Method != "POST" && !provider.ApprovesAtOnce && asked.GetValueOrDefault("auto") != "1")
            return Answer.Html(Pages.Consent(vendor, client.Id, asked));
        if (call.Method == "POST" && asked.GetValueOrDefault("decision") != "allow")
            return Back(provider, redirect, asked, ("error", "access_denied"), ("error_description", "end-user denied authorization"));
        var scope = provider.Rules.Agree(asked.GetValueOrDefault("scope"));
        var code = provider.Codes.Issue(client.Id, redirect, scope, asked);
        return provider.Rules.TellsScopeWithCode
            ? Back(provider, redirect, asked, ("code", code), ("scope", scope ?? ""))
            : Back(provider, redirect, asked, ("code", code));
    }

    private static OAuthError? FindError(OAuthProvider provider, OAuthClient client, IReadOnlyDictionary<string, string> asked)
    {
        var type = asked.GetValueOrDefault("response_type");
        if (type is not null and not "code" || (type is null && provider.Rules.RequiresResponseType))
            return new OAuthError("unsupported_response_type", "response type not supported");
        var challenge = asked.GetValueOrDefault("code_challenge");
        if (challenge is null && (provider.RequiresPkce || client.Secret is null))
            return OAuthError.Request("missing required code challenge");
        if (challenge is not null && asked.GetValueOrDefault("code_challenge_method") != "S256")
            return OAuthError.Request("code_challenge_method must be S256");
        return null;
    }

    private static Answer Back(OAuthProvider provider, string redirect, IReadOnlyDictionary<string, string> asked, params (string Name, string Value)[] told)
    {
        var query = told.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)).ToList();
        if (asked.TryGetValue("state", out var state))
            query.Add(new("state", state));
        if (provider.Rules.AllowsFormPost && asked.GetValueOrDefault("response_mode") == "form_post")
            return Answer.Html(Pages.FormPost(redirect, query));
        return Answer.Redirect(QueryHelpers.AddQueryString(redirect, query));
    }
}
