using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.HubSpot;

/// <summary>Everything a portal answers to: the numbered paths, and the dated ones, which serve the same.</summary>
internal static class HubSpotTable
{
    private const string Dated = "2026-03";

    private static readonly string[] CreateMembers = ["properties", "associations.to.id", "associations.types.associationCategory", "associations.types.associationTypeId"];

    private static readonly string[] SearchMembers =
    [
        "after", "limit", "properties", "query", "sorts", "filterGroups.filters.propertyName", "filterGroups.filters.operator", "filterGroups.filters.value",
        "filterGroups.filters.highValue", "filterGroups.filters.values",
    ];

    private static readonly string[] ReadQuery = ["archived", "associations", "idProperty", "properties", "propertiesWithHistory"];

    public static ApiTable Create(PortalState portal, OAuthProvider signIn, HubSpotSignIn pages, Func<Uri> address) => new(
    [
        .. SignIn(signIn, pages),
        .. portal.Store.Types.SelectMany(type => new[] { $"/crm/v3/objects/{type.Name}", $"/crm/objects/{Dated}/{type.Name}" }.SelectMany(top => Objects(portal, type, top, address))),
        .. Associations(portal),
        .. Account(portal),
        .. new[] { "/crm/v3/properties", $"/crm/properties/{Dated}" }.SelectMany(top => Properties(portal, top)),
    ]);

    private static IEnumerable<ApiOperation> Objects(PortalState portal, ObjectType type, string top, Func<Uri> address)
    {
        var one = new ObjectApi(portal, type, address);
        var many = new ObjectSearchApi(portal, type);
        var (read, write) = Scopes(type);
        yield return new("GET", top, one.List) { Query = ["after", "archived", "associations", "limit", "properties", "propertiesWithHistory"], Scopes = read };
        yield return new("POST", top, one.Create) { Members = CreateMembers, Scopes = write };
        if (type.Name != "users") // the description has neither for users
        {
            yield return new("POST", $"{top}/search", many.Search) { Members = SearchMembers, Kind = PortalLimits.Search, Scopes = read };
            yield return new("POST", $"{top}/batch/read", many.BatchRead) { Query = ["archived"], Members = ["idProperty", "inputs.id", "properties", "propertiesWithHistory"], Scopes = read };
        }

        yield return new("GET", $"{top}/{{id}}", one.Get) { Query = ReadQuery, Scopes = read };
        yield return new("PATCH", $"{top}/{{id}}", one.Change) { Query = ["idProperty"], Members = ["properties"], Scopes = write };
        yield return new("DELETE", $"{top}/{{id}}", one.Archive) { Scopes = write };
        if (type.Name is "contacts" or "companies")
            yield return new("POST", $"{top}/merge", one.Merge) { Members = ["primaryObjectId", "objectIdToMerge"], Scopes = write };
    }

    private static IEnumerable<ApiOperation> Associations(PortalState portal)
    {
        var api = new AssociationApi(portal);
        foreach (var top in new[] { "/crm/v4/objects", $"/crm/objects/{Dated}" })
        {
            yield return new("PUT", $"{top}/{{from}}/{{id}}/associations/default/{{to}}/{{toId}}", api.SetDefault);
            yield return new("GET", $"{top}/{{from}}/{{id}}/associations/{{to}}", api.List) { Query = ["after", "limit"] };
            yield return new("PUT", $"{top}/{{from}}/{{id}}/associations/{{to}}/{{toId}}", api.Set);
            yield return new("DELETE", $"{top}/{{from}}/{{id}}/associations/{{to}}/{{toId}}", api.Remove);
        }

        foreach (var top in new[] { "/crm/v4/associations", $"/crm/associations/{Dated}" })
            yield return new("POST", $"{top}/{{from}}/{{to}}/batch/read", api.BatchRead) { Members = ["inputs.id", "inputs.after"] };
    }

    private static IEnumerable<ApiOperation> Account(PortalState portal)
    {
        var api = new AccountApi(portal);
        foreach (var top in new[] { "/crm/v3/owners", $"/crm/owners/{Dated}" })
        {
            yield return new("GET", top, api.Owners) { Query = ["after", "archived", "email", "limit"], Scopes = ["crm.objects.owners.read"] };
            yield return new("GET", $"{top}/{{id}}", api.Owner) { Query = ["archived", "idProperty"], Scopes = ["crm.objects.owners.read"] };
        }

        yield return new("GET", "/account-info/v3/details", api.Details);
        yield return new("GET", $"/account-info/{Dated}/details", api.Details);
    }

    private static IEnumerable<ApiOperation> Properties(PortalState portal, string top)
    {
        var api = new PropertyApi(portal);
        string[] query = ["archived", "dataSensitivity", "locale", "properties"];
        yield return new("GET", $"{top}/{{type}}", api.List) { Query = query };
        yield return new("POST", $"{top}/{{type}}", api.Create);
        yield return new("GET", $"{top}/{{type}}/{{property}}", api.Get) { Query = query };
        yield return new("PATCH", $"{top}/{{type}}/{{property}}", api.Change);
        yield return new("DELETE", $"{top}/{{type}}/{{property}}", api.Archive);
    }

    private static IEnumerable<ApiOperation> SignIn(OAuthProvider provider, HubSpotSignIn pages)
    {
        string[] asked = ["client_id", "redirect_uri", "scope", "optional_scope", "state", "response_type", "code_challenge", "code_challenge_method", "auto"];
        string[] token = ["client_assertion", "client_assertion_type", "client_id", "client_secret", "code", "code_verifier", "grant_type", "redirect_uri", "refresh_token", "scope"];
        string[] about = ["client_id", "client_secret", "token", "token_type_hint"];
        yield return new("GET", "/oauth/authorize", call => AuthorizeEndpoint.Reply(provider, "HubSpot", call)) { IsOpen = true, Query = asked };
        yield return new("POST", "/oauth/authorize", call => AuthorizeEndpoint.Reply(provider, "HubSpot", call)) { IsOpen = true, Query = asked };
        foreach (var top in new[] { "/oauth/v3/token", $"/oauth/{Dated}/token" })
        {
            yield return new("POST", top, call => TokenEndpoint.Reply(provider, call)) { IsOpen = true, Members = token };
            yield return new("POST", $"{top}/introspect", call => pages.Introspect(provider, call)) { IsOpen = true, Members = about };
            yield return new("POST", $"{top}/revoke", call => IntrospectEndpoint.Revoke(provider, call, isStrict: false)) { IsOpen = true, Members = about };
        }

        // Ends on 2027-02-16 (changelog, "v1 OAuth API deprecation").
        yield return new("POST", "/oauth/v1/token", call => TokenEndpoint.Reply(provider, call)) { IsOpen = true, Query = ["client_secret", "refresh_token"], Members = token };
        yield return new("GET", "/oauth/v1/access-tokens/{token}", pages.AboutAccessToken) { IsOpen = true };
        yield return new("GET", "/oauth/v1/refresh-tokens/{token}", pages.AboutRefreshToken) { IsOpen = true };
        yield return new("DELETE", "/oauth/v1/refresh-tokens/{token}", pages.DeleteRefreshToken) { IsOpen = true };
    }

    // Calls, notes, meetings and tasks go by the scopes of contacts; mails have one of their own.
    private static (IReadOnlyList<string> Read, IReadOnlyList<string> Write) Scopes(ObjectType type)
    {
        if (type.Name == "emails")
            return (["sales-email-read"], ["crm.objects.contacts.write"]);
        var name = type.Name is "calls" or "notes" or "meetings" or "tasks" ? "contacts" : type.Name;
        return ([$"crm.objects.{name}.read"], [$"crm.objects.{name}.write"]);
    }
}
