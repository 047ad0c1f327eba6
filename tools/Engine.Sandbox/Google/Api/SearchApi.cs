using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>Searches: people.searchContacts, otherContacts.search, people.searchDirectoryPeople.</summary>
internal sealed class SearchApi(PeopleState state)
{
    private const int UsualPage = 10;
    private const int LargestPage = 30; // "Values greater than 30 will be capped to 30."
    private const int LargestDirectoryPage = 500;
    private const int UsualDirectoryPage = 100;

    public Answer Contacts(ApiCall call) => Search(call, PersonKind.Contact, FieldMask.Read(call, "readMask", PersonFields.All));

    public Answer OtherContacts(ApiCall call) => Search(call, PersonKind.Other, FieldMask.Read(call, "readMask", PersonFields.OfOtherSearch));

    public Answer Directory(ApiCall call)
    {
        var mask = FieldMask.Read(call, "readMask", PersonFields.All);
        var kinds = ListApi.DirectoryKinds(state, call);
        var size = FieldMask.PageSize(call, UsualDirectoryPage);
        if (size is < 0 or > LargestDirectoryPage)
            throw GoogleError.Argument($"Page size must be less than or equal to {LargestDirectoryPage}.");
        var parameters = string.Join('&', call.Query.Where(pair => pair.Key != "pageToken").Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal));
        var rest = call.Get("pageToken") is { Length: > 0 } token ? state.Pages.Find(token, parameters) : Start(call, kinds, parameters);
        var body = new JsonObject();
        if (rest.People.Count > 0)
            body["people"] = rest.People.Take(size).Select(person => PersonJson.Of(person, person.Current, mask, state.Address())).ToJsonArray();
        if (rest.People.Count > size)
            body["nextPageToken"] = state.Pages.Keep(rest with { People = [.. rest.People.Skip(size)] });
        if (rest.Total > 0)
            body["totalSize"] = rest.Total;
        return Answer.Json(body);
    }

    private PageRest Start(ApiCall call, IReadOnlyList<PersonKind> kinds, string parameters)
    {
        var query = call.Get("query") ?? "";
        var found = query.Trim().Length == 0 ? [] : state.Store.Of(kinds).Where(person => !person.Current.IsDeleted && PrefixMatch.Fits(person.Current, query, isOther: false)).ToList();
        return new PageRest { Parameters = parameters, People = found, Total = found.Count };
    }

    private Answer Search(ApiCall call, PersonKind kind, IReadOnlyList<string> mask)
    {
        var size = FieldMask.PageSize(call, UsualPage);
        if (size < 0)
            throw GoogleError.Argument("Page size must be greater than or equal to 0.");
        var query = call.Get("query") ?? "";
        if (query.Trim().Length == 0)
        {
            state.Cache.WarmUp(kind);
            return Answer.Json(new JsonObject());
        }

        var found = state.Cache.Look(kind).Where(pair => PrefixMatch.Fits(pair.Version, query, kind == PersonKind.Other)).Take(Math.Min(size, LargestPage))
            .Select(pair => new JsonObject { ["person"] = PersonJson.Of(pair.Person, pair.Version, mask, state.Address()) }).ToList();
        return Answer.Json(found.Count == 0 ? new JsonObject() : new JsonObject { ["results"] = found.ToJsonArray() });
    }
}
