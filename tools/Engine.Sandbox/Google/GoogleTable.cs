using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Everything the sign-in and the People API answer to.</summary>
internal static class GoogleTable
{
    private static readonly string[] Common = ["$.xgafv", "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "uploadType", "upload_protocol"];

    private static readonly string[] PersonMembers =
    [
        "resourceName", "etag", "metadata", .. PersonFields.All, "ageRange", "braggingRights", "fileAses", "relationshipInterests", "relationshipStatuses",
        "residences", "taglines",
    ];

    public static ApiTable Create(PeopleState state, OAuthProvider signIn)
    {
        var people = new PeopleApi(state);
        var lists = new ListApi(state);
        var search = new SearchApi(state);
        var groups = new GroupApi(state);
        var write = new WriteApi(state);
        string[] sync = ["pageSize", "pageToken", "requestSyncToken", "syncToken", "sources"];
        return new ApiTable(
        [
            .. SignIn(signIn),
            Read("/v1/people/{id}", people.Get, GoogleScopes.AnyPerson, "personFields", "requestMask.includeField", "sources"),
            Read("/v1/people:batchGet", people.BatchGet, GoogleScopes.AnyPerson, "personFields", "requestMask.includeField", "resourceNames", "sources"),
            Read("/v1/people/{id}/connections", lists.Connections, GoogleScopes.Read, [.. sync, "personFields", "requestMask.includeField", "sortOrder"]),
            Read("/v1/otherContacts", lists.OtherContacts, [GoogleScopes.Other], [.. sync, "readMask"]),
            Read("/v1/people:listDirectoryPeople", lists.Directory, [GoogleScopes.Directory], [.. sync, "mergeSources", "readMask"]),
            Read("/v1/people:searchContacts", search.Contacts, GoogleScopes.Read, "pageSize", "query", "readMask", "sources"),
            Read("/v1/otherContacts:search", search.OtherContacts, [GoogleScopes.Other], "pageSize", "query", "readMask"),
            Read("/v1/people:searchDirectoryPeople", search.Directory, [GoogleScopes.Directory], "mergeSources", "pageSize", "pageToken", "query", "readMask", "sources"),
            Read("/v1/contactGroups", groups.List, GoogleScopes.Read, "groupFields", "pageSize", "pageToken", "syncToken"),
            Read("/v1/contactGroups/{id}", groups.Get, GoogleScopes.Read, "groupFields", "maxMembers"),
            new("POST", "/v1/people:createContact", write.Create)
            {
                Query = [.. Common, "personFields", "sources"], Members = PersonMembers, Scopes = [GoogleScopes.Contacts], Kind = PeopleLimits.Write,
            },
            new("PATCH", "/v1/people/{id}:updateContact", write.Update)
            {
                Query = [.. Common, "personFields", "sources", "updatePersonFields"], Members = PersonMembers, Scopes = [GoogleScopes.Contacts], Kind = PeopleLimits.Write,
            },
            new("GET", "/photo/{key}", new PhotoApi(state).Get) { IsOpen = true, Query = ["sz"] },
        ]);
    }

    private static ApiOperation Read(string path, Func<ApiCall, Answer> answer, IReadOnlyList<string> scopes, params IReadOnlyList<string> query) =>
        new("GET", path, answer) { Query = [.. Common, .. query], Scopes = scopes };

    private static IEnumerable<ApiOperation> SignIn(OAuthProvider provider)
    {
        string[] asked =
        [
            "access_type", "client_id", "code_challenge", "code_challenge_method", "enable_granular_consent", "include_granted_scopes", "login_hint", "nonce", "prompt",
            "redirect_uri", "response_type", "scope", "state", "auto",
        ];
        return
        [
            new("GET", "/o/oauth2/v2/auth", call => AuthorizeEndpoint.Reply(provider, "Google", call)) { IsOpen = true, Query = asked },
            new("POST", "/o/oauth2/v2/auth", call => AuthorizeEndpoint.Reply(provider, "Google", call)) { IsOpen = true, Query = asked },
            new("POST", "/token", call => Token(provider, call))
            {
                IsOpen = true, Members = ["client_id", "client_secret", "code", "code_verifier", "grant_type", "redirect_uri", "refresh_token", "scope"],
            },
            new("POST", "/revoke", call => Revoke(provider, call)) { IsOpen = true, Query = ["token"], Members = ["token"] },
        ];
    }

    // Applications in their own name have service accounts, which are not here.
    private static Answer Token(OAuthProvider provider, ApiCall call) => call.Form?.GetValueOrDefault("grant_type") is "client_credentials"
        ? provider.Rules.Refuse(new OAuthError("unsupported_grant_type", "Invalid grant_type: client_credentials"))
        : TokenEndpoint.Reply(provider, call);

    // The page says 400 for a token that is none; either kind of token ends the whole grant.
    private static Answer Revoke(OAuthProvider provider, ApiCall call)
    {
        var value = call.Form?.GetValueOrDefault("token") ?? call.Get("token");
        if (provider.Find(value) is { } token)
            token.Grant.IsRevoked = true;
        else if (!provider.Revoke(value))
            return provider.Rules.Refuse(new OAuthError("invalid_token", "Token expired or revoked"));
        return Answer.Json(new System.Text.Json.Nodes.JsonObject());
    }
}
