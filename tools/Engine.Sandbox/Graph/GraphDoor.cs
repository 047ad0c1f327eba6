using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox.Graph;

/// <summary>Lets calls in: whose token, for what, and how many at once.</summary>
internal sealed class GraphDoor(GraphState state, OAuthProvider signIn)
{
    private readonly Concurrency _concurrency = new();

    public int ConcurrentRequests
    {
        get => _concurrency.Most;
        set => _concurrency.Most = value;
    }

    public bool IsFull(ApiCall call) => MailboxOf(call) is { } mailbox && _concurrency.Enter(mailbox);

    public void Leave(ApiCall call)
    {
        if (MailboxOf(call) is { } mailbox)
            _concurrency.Leave(mailbox);
    }

    /// <exception cref="GraphError">The token is none, too old, not for this, or used too often.</exception>
    public void Admit(ApiCall call, ApiOperation operation)
    {
        var value = (call.Header("Authorization") ?? "").Split(' ', 2) is [var scheme, var rest] && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? rest : null;
        if (value is null)
            throw GraphError.Unauthenticated("Access token is empty.");
        var token = signIn.Find(value) ?? throw GraphError.Unauthenticated("IDX14100: JWT is not well formed, there are no dots (.).");
        if (token.ExpiresAt <= state.Time.GetUtcNow())
            throw GraphError.Unauthenticated("Lifetime validation failed, the token is expired.");
        call.Token = token;
        var granted = GraphScopes.Of(token.Grant);
        if (!operation.Scopes.Any(scope => granted.Contains(scope, StringComparer.OrdinalIgnoreCase) && !state.WithheldScopes.Contains(scope)))
        {
            throw operation.Kind == GraphTable.Directory
                ? new GraphError(403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.")
                : new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
        }

        state.Limits.Take(token.Grant.ClientId, operation.Kind == GraphTable.Directory ? operation.Kind : call.Values.GetValueOrDefault("user", "me"));
    }

    // "Outlook service limits": four requests at once to each mailbox; null for what is in no mailbox.
    private static string? MailboxOf(ApiCall call) => call.Path.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [_, "me", _, ..] => $"{call.Header("Authorization")} me",
        [_, "users", var user, _, ..] => $"{call.Header("Authorization")} {user}",
        _ => null,
    };
}
