using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>People one by one: people.get and people.getBatchGet.</summary>
internal sealed class PeopleApi(PeopleState state)
{
    private const int MostNames = 200;

    public Answer Get(ApiCall call) => Answer.Json(Show(call, $"people/{call["id"]}"));

    public Answer BatchGet(ApiCall call)
    {
        FieldMask.Read(call, "personFields", PersonFields.All);
        var names = call.Query.Where(pair => pair.Key == "resourceNames").Select(pair => pair.Value).ToList();
        if (names.Count is 0 or > MostNames)
            throw GoogleError.Argument(names.Count == 0 ? "At least one resource name is required." : $"A maximum of {MostNames} resource names is allowed.");
        return Answer.Json(new JsonObject { ["responses"] = names.Select(name => ShowOne(call, name)).ToJsonArray() });
    }

    private JsonObject ShowOne(ApiCall call, string name)
    {
        try
        {
            return new JsonObject { ["httpStatusCode"] = 200, ["person"] = Show(call, name), ["requestedResourceName"] = name, ["status"] = new JsonObject() };
        }
        catch (GoogleError error)
        {
            const int NotFound = 5; // google.rpc.Code
            return new JsonObject { ["httpStatusCode"] = 404, ["requestedResourceName"] = name, ["status"] = new JsonObject { ["code"] = NotFound, ["message"] = error.Message } };
        }
    }

    private JsonObject Show(ApiCall call, string name)
    {
        var mask = FieldMask.Read(call, "personFields", PersonFields.All);
        if (state.Store.Find(name) is not { Current.IsDeleted: false } person || person.Kind == PersonKind.Other)
            throw GoogleError.NotFound();
        var needed = person.Kind switch
        {
            PersonKind.Contact => GoogleScopes.Read,
            PersonKind.Me => mask.Select(GoogleScopes.OfMe).FirstOrDefault(scopes => scopes is not null && !Has(call, scopes)),
            _ => [GoogleScopes.Directory],
        };
        if (needed is not null && !Has(call, needed))
            throw new GoogleError(403, "PERMISSION_DENIED", $"Request requires one of the following scopes: [{string.Join(", ", needed)}].");
        return PersonJson.Of(person, person.Current, mask, state.Address(), isWhole: true);
    }

    private bool Has(ApiCall call, IReadOnlyList<string> scopes) =>
        call.Token is { } token && scopes.Any(scope => GoogleSignIn.ScopesOf(token.Grant).Contains(scope) && !state.WithheldScopes.Contains(scope));
}
