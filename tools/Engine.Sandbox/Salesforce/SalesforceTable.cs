using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Salesforce;

/// <summary>Everything an org answers to.</summary>
internal static class SalesforceTable
{
    private const string Data = "/services/data/{version}";

    public static ApiTable Create(OrgState org, OAuthProvider signIn, Func<Uri> address)
    {
        var about = new OrgApi(org, address);
        var query = new QueryApi(org);
        var search = new SearchApi(org);
        var records = new RecordApi(org);
        var changes = new ChangesApi(org);
        return new ApiTable(
        [
            .. SignInOperations(signIn),
            new("GET", "/services/data", OrgApi.Versions) { IsOpen = true },
            new("GET", "/services/oauth2/userinfo", about.UserInfo),
            new("GET", "/id/{organization}/{user}", about.UserInfo),
            new("GET", "/services/images/photo/{id}", about.Photo),
            new("GET", "/profilephoto/{id}/{size}", about.Photo),
            new("GET", Data + "/query", query.Query) { Query = ["q"] },
            new("GET", Data + "/queryAll", query.QueryAll) { Query = ["q"] },
            new("GET", Data + "/query/{locator}", query.Next),
            new("GET", Data + "/queryAll/{locator}", query.Next),
            new("GET", Data + "/search", search.Search) { Query = ["q"] },
            new("GET", Data + "/parameterizedSearch", search.ParameterizedGet)
            {
                Query = ["q", "in", "sobject", "defaultLimit", "overallLimit", "fields"], QueryEndings = [".fields", ".where", ".limit"],
            },
            new("POST", Data + "/parameterizedSearch", search.ParameterizedPost)
            {
                Members =
                [
                    "q", "in", "fields", "sobjects.name", "sobjects.fields", "sobjects.limit", "sobjects.where", "sobjects.orderBy", "defaultLimit", "overallLimit",
                    "offset", "spellCorrection",
                ],
            },
            new("POST", Data + "/sobjects/{sobject}", records.Create),
            new("GET", Data + "/sobjects/{sobject}/describe", records.Describe),
            new("GET", Data + "/sobjects/{sobject}/updated", changes.Updated) { Query = ["start", "end"] },
            new("GET", Data + "/sobjects/{sobject}/deleted", changes.Deleted) { Query = ["start", "end"] },
            new("GET", Data + "/sobjects/{sobject}/{id}", records.Get) { Query = ["fields"] },
            new("PATCH", Data + "/sobjects/{sobject}/{id}", records.Change),
            new("GET", Data + "/limits", about.Limits),
            new("GET", Data + "/recent", about.Recent) { Query = ["limit"] },
        ]);
    }

    private static IEnumerable<ApiOperation> SignInOperations(OAuthProvider signIn)
    {
        string[] asked =
        [
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method", "prompt", "login_hint", "display", "nonce", "auto",
        ];
        return
        [
            new("GET", "/services/oauth2/authorize", call => AuthorizeEndpoint.Reply(signIn, "Salesforce", call)) { IsOpen = true, Query = asked },
            new("POST", "/services/oauth2/authorize", call => AuthorizeEndpoint.Reply(signIn, "Salesforce", call)) { IsOpen = true, Query = asked },
            new("POST", "/services/oauth2/token", call => TokenEndpoint.Reply(signIn, call))
            {
                IsOpen = true,
                Members = ["grant_type", "client_id", "client_secret", "redirect_uri", "code", "code_verifier", "refresh_token", "assertion", "format"],
            },
            new("POST", "/services/oauth2/revoke", call => IntrospectEndpoint.Revoke(signIn, call, isStrict: true)) { IsOpen = true, Members = ["token"] },
        ];
    }
}
