using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Google;

/// <summary>One page of a list that can be synchronized: connections, other contacts, the directory.</summary>
internal sealed class ListRun(PeopleState state)
{
    private const int UsualPage = 100;
    private const int LargestPage = 1000;

    // Not among the parameters that have to match: asking for a sync token, which the first sync does and later ones need not.
    private static readonly string[] Free = ["pageToken", "requestSyncToken", "syncToken", "fields", "prettyPrint", "alt", "key", "quotaUser"];

    /// <param name="call">The call.</param>
    /// <param name="kinds">Who is in the list.</param>
    /// <param name="mask">What to show of them.</param>
    /// <param name="member">The member of the answer that holds them.</param>
    /// <param name="totals">The members that hold how many there are.</param>
    /// <param name="isQuotaFull">Whether full syncs have a quota of their own.</param>
    public Answer Reply(ApiCall call, IReadOnlyList<PersonKind> kinds, IReadOnlyList<string> mask, string member, IReadOnlyList<string> totals, bool isQuotaFull)
    {
        var size = FieldMask.PageSize(call, UsualPage);
        if (size is < 0 or > LargestPage)
            throw GoogleError.Argument($"Page size must be less than or equal to {LargestPage}.");
        var parameters = string.Join('&', call.Query.Where(pair => !Free.Contains(pair.Key)).Select(pair => $"{pair.Key}={pair.Value}").Order(StringComparer.Ordinal).Prepend(member));
        var rest = call.Get("pageToken") is { Length: > 0 } page
            ? state.Pages.Find(page, Paged(call, parameters))
            : Start(call, kinds, parameters, isQuotaFull);
        var body = new JsonObject();
        var shown = rest.People.Take(size).Where(person => person.Listed is not null && (!rest.IsFull || !person.Listed.IsDeleted))
            .Select(person => PersonJson.Of(person, person.Listed ?? person.Current, mask, state.Address())).ToList();
        if (shown.Count > 0)
            body[member] = shown.ToJsonArray();
        var isLast = rest.People.Count <= size;
        if (!isLast)
            body["nextPageToken"] = state.Pages.Keep(rest with { People = [.. rest.People.Skip(size)] });
        if (isLast && rest.SyncToken is not null)
            body["nextSyncToken"] = rest.SyncToken;
        if (rest.IsFull)
        {
            foreach (var total in totals)
                body[total] = rest.Total;
        }

        return Answer.Json(body);
    }

    private static string Paged(ApiCall call, string parameters) => $"{parameters}&syncToken={call.Get("syncToken")}";

    private PageRest Start(ApiCall call, IReadOnlyList<PersonKind> kinds, string parameters, bool isQuotaFull)
    {
        var wantsToken = call.Get("requestSyncToken") == "true";
        if (call.Get("syncToken") is { Length: > 0 } text)
        {
            var token = SyncToken.Read(text);
            if (!token.IsGood(state))
                throw GoogleError.ExpiredSyncToken(state.ExpiredSyncTokenStatus);
            if (token.Parameters != parameters)
                throw GoogleError.Argument("Request parameters must match those of the call that provided the sync token.");
            var changed = state.Store.Of(kinds).Where(person => person.ListedAt > token.Revision && person.Listed is not null).OrderBy(person => person.ListedAt).ToList();
            return new PageRest { Parameters = Paged(call, parameters), People = changed, SyncToken = (token with { Revision = state.Store.Revision }).Write() };
        }

        if (wantsToken && isQuotaFull)
            state.Limits.TakeFullSync();
        var all = Sort(state.Store.Of(kinds).Where(person => person.Listed is { IsDeleted: false }), call.Get("sortOrder")).ToList();
        return new PageRest
        {
            Parameters = Paged(call, parameters),
            People = all,
            Total = all.Count,
            IsFull = true,
            SyncToken = wantsToken ? new SyncToken(parameters, state.Store.Revision, state.Store.Now, state.Generation).Write() : null,
        };
    }

    private static IEnumerable<PersonRecord> Sort(IEnumerable<PersonRecord> people, string? order) => order switch
    {
        null or "" or "LAST_MODIFIED_ASCENDING" => people.OrderBy(person => person.ListedAt),
        "LAST_MODIFIED_DESCENDING" => people.OrderByDescending(person => person.ListedAt),
        "FIRST_NAME_ASCENDING" => people.OrderBy(person => NameOf(person, "givenName"), StringComparer.CurrentCultureIgnoreCase),
        "LAST_NAME_ASCENDING" => people.OrderBy(person => NameOf(person, "familyName"), StringComparer.CurrentCultureIgnoreCase),
        _ => throw GoogleError.Argument($"Invalid value at 'sort_order', \"{order}\""),
    };

    private static string NameOf(PersonRecord person, string part) => (person.Listed?.Fields["names"]?[0] as JsonObject)?.Text(part) ?? "";
}
