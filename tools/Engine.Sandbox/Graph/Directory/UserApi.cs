using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>The people of a tenant, and the contacts it shares.</summary>
internal sealed class UserApi(GraphState state)
{
    private const int UsualPage = 100;
    private const int LargestPage = 999;
    private static readonly string[] Expandable = ["manager"];

    public Answer List(ApiCall call) =>
        List(call, "user", "users", state.Users, UserShape.Properties, UserShape.Defaults, user => UserShape.Show(user, UserShape.Properties, IsBasic(call)));

    public Answer OrgContacts(ApiCall call) => List(call, "orgContact", "contacts", state.OrgContacts, UserShape.OrgContactProperties, null, UserShape.ShowOrgContact);

    public Answer Me(ApiCall call) => Show(call, GraphAccess.User(state, call), isBasic: false);

    public Answer Get(ApiCall call)
    {
        var user = GraphAccess.VisibleUser(state, call, state.FindUser(call["user"]) ?? throw GraphError.ResourceNotFound(call["user"]));
        return Show(call, user, IsBasic(call) && (call.Token is null || state.SignedIn(call.Token.Grant) != user));
    }

    public Answer Delta(ApiCall call)
    {
        var isBasic = IsBasic(call);
        return new DeltaRun(state).Reply(call, "users", new DeltaSet
        {
            Name = "User",
            Type = "user",
            Context = "users",
            Items = [.. state.Users.OrderBy(user => user.Revision)],
            Removals = state.UserRemovals,
            Show = (user, _) => UserShape.Show(user, UserShape.Properties, isBasic),
            Properties = UserShape.Properties,
        });
    }

    private Answer Show(ApiCall call, GraphItem user, bool isBasic)
    {
        var names = ODataQuery.ReadSelect(call, "user", UserShape.Properties);
        return Answer.Json(GraphAccess.With(UserShape.Show(user, names ?? UserShape.Defaults, isBasic), state.Address(), $"users{(names is null ? "" : $"({string.Join(',', names)})")}/$entity"));
    }

    private Answer List(ApiCall call, string type, string context, IEnumerable<GraphItem> items, IReadOnlyList<string> properties, IReadOnlyList<string>? usual, Func<GraphItem, JsonObject> show)
    {
        DirectoryRules.CheckOrder(call);
        var (filter, search) = (DirectoryRules.ReadFilter(call), DirectoryRules.ReadSearch(call));
        var query = ODataQuery.Read(call, type, properties, UsualPage, LargestPage);
        // Filters that ask for nothing else see the directory itself; the index comes later.
        var found = items.Where(item => call.Get("$count") == "true" || search is not null ? item.Indexed is { } values && Passes(values, item) : Passes(item.Values, item));
        return ODataList.Reply(state.Address(), call, query with { Select = query.Select ?? usual }, found.Select(show), context, Expandable, hasSkipToken: true);

        bool Passes(JsonObject values, GraphItem item)
        {
            if (filter is null && search is null)
                return true;
            var whole = values.DeepClone().AsObject();
            whole["id"] = item.Id;
            return filter?.Passes(whole) != false && search?.Invoke(whole) != false;
        }
    }

    private bool IsBasic(ApiCall call) =>
        call.Token is { } token && !GraphScopes.Of(token.Grant).Any(scope => GraphScopes.UsersFully.Contains(scope) && !state.WithheldScopes.Contains(scope));
}
