using System.Text.Json;
using System.Text.Json.Nodes;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>What a call is about: whose mailbox, which ids, which body.</summary>
internal static class GraphAccess
{
    /// <summary>The user of /me or /users/{user}.</summary>
    /// <exception cref="GraphError">There is none, or the call may not see him.</exception>
    public static GraphItem User(GraphState state, ApiCall call)
    {
        var grant = call.Token?.Grant ?? throw GraphError.Unauthenticated("Access token is empty.");
        if (!call.Values.TryGetValue("user", out var name))
            return state.SignedIn(grant) ?? throw GraphError.BadRequest("/me request is only valid with delegated authentication flow.");
        return state.FindUser(name) ?? throw new GraphError(404, "ErrorInvalidUser", $"The requested user '{name}' is invalid.");
    }

    /// <summary>The user of a call that is about users: others show to those only who may read all.</summary>
    /// <exception cref="GraphError">There is none, or the token is not for him.</exception>
    public static GraphItem VisibleUser(GraphState state, ApiCall call, GraphItem user)
    {
        var isOthers = call.Token?.Grant is { HasUser: true } grant && state.SignedIn(grant) != user
            && !GraphScopes.Of(grant).Any(scope => GraphScopes.Users.Contains(scope) && !state.WithheldScopes.Contains(scope));
        return isOthers ? throw new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.") : user;
    }

    /// <exception cref="GraphError">There is none, or it is another user's: only an application's own permission opens those.</exception>
    public static Mailbox Box(GraphState state, ApiCall call)
    {
        var user = User(state, call);
        if (call.Token?.Grant is { HasUser: true } grant && state.SignedIn(grant) != user)
            throw new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        return state.MailboxOf(user) ?? throw new GraphError(404, "MailboxNotEnabledForRESTAPI", "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");
    }

    /// <summary>Whether the call wants ids that stay when things move ("Obtain immutable identifiers for Outlook resources").</summary>
    public static bool IsImmutable(ApiCall call) => (call.Header("Prefer") ?? "").Contains("IdType=\"ImmutableId\"", StringComparison.OrdinalIgnoreCase);

    public static GraphItem Find(List<GraphItem> list, string id) => Mailbox.Find(list, id) ?? throw GraphError.ItemNotFound();

    /// <exception cref="GraphError">It is no JSON object.</exception>
    public static JsonObject ReadBody(ApiCall call)
    {
        if (!(call.Header("Content-Type") ?? "").StartsWith("application/json", StringComparison.OrdinalIgnoreCase))
            throw GraphError.Body("A supported MIME type could not be found that matches the content type of the request.");
        try
        {
            return call.ReadJson() as JsonObject ?? throw GraphError.Body("An unexpected node was found when reading from the JSON reader. A 'StartObject' node was expected.");
        }
        catch (JsonException error)
        {
            throw GraphError.BadRequest($"Unable to read JSON request payload. {error.Message.Split('.')[0]}.");
        }
    }

    /// <exception cref="GraphError">A member of the body is none of the type's.</exception>
    public static void CheckMembers(JsonObject body, string type, IReadOnlyList<string> known)
    {
        if (body.Select(pair => pair.Key).FirstOrDefault(name => !known.Contains(name) && name[0] != '@') is { } wrong)
            throw GraphError.Body($"The property '{wrong}' does not exist on type 'microsoft.graph.{type}'. Make sure to only use property names that are defined by the type.");
    }

    public static JsonObject With(JsonObject body, Uri address, string context)
    {
        body.Insert(0, "@odata.context", $"{address}v1.0/$metadata#{context}");
        return body;
    }
}
