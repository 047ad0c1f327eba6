using Engine.Sandbox.OAuth;
using Engine.Sandbox.Serving;

namespace Engine.Sandbox;

/// <summary>The stand-in of one vendor: its sign-in and its API, below one path of the server. Safe for use from any thread.</summary>
public abstract class Vendor
{
    private readonly Lock _gate = new();

    private protected Vendor(string name, OAuthProvider signIn)
    {
        Name = name;
        SignIn = signIn;
    }

    /// <summary>The first segment of its paths, such as <c>salesforce</c>.</summary>
    public string Name { get; }

    /// <summary>Where its applications sign in.</summary>
    public OAuthProvider SignIn { get; }

    /// <summary>How long an access token lives that is issued from now on.</summary>
    public TimeSpan TokenLifetime
    {
        get => SignIn.TokenLifetime;
        set => SignIn.TokenLifetime = value;
    }

    /// <summary>Whether a refresh gives a new refresh token and kills the old one.</summary>
    public bool RotatesRefreshTokens
    {
        get => SignIn.RotatesRefreshTokens;
        set => SignIn.RotatesRefreshTokens = value;
    }

    /// <summary>How often the token endpoint was asked, whatever it answered.</summary>
    public int TokenRequests => SignIn.TokenRequests;

    /// <summary>Ends every access token issued so far; refresh tokens go on.</summary>
    public void ExpireAccessTokens() => SignIn.ExpireAccessTokens();

    /// <summary>Takes back everything that was ever granted, as an administrator does.</summary>
    public void RevokeGrants() => SignIn.RevokeGrants();

    /// <summary>Grants access without the pages, as if a user had agreed.</summary>
    public IssuedGrant IssueGrant(string clientId = OAuthProvider.ConfidentialClient, string? scope = null) => SignIn.IssueGrant(clientId, scope);

    internal Uri Address { get; set; } = new("http://localhost/");

    /// <summary>Requests are answered one after the other, so that the vendor's state needs no care of its own.</summary>
    internal Answer Reply(ApiCall call)
    {
        lock (_gate)
            return Handle(call);
    }

    /// <summary>Notes on a call what the vendor's description does not allow, when something else answers it.</summary>
    internal void Check(ApiCall call) => Table.Find(call, out _);

    /// <summary>A request has come; it may take its time until <see cref="Leave"/>. Any thread, no lock.</summary>
    /// <returns>The answer when there are too many at once; null for all else.</returns>
    internal virtual Answer? Enter(ApiCall call) => null;

    /// <summary>A request is done with.</summary>
    internal virtual void Leave(ApiCall call)
    {
    }

    /// <summary>Whether this path belongs to the sign-in: no delay, no faults but those that ask for it.</summary>
    internal abstract bool IsSignIn(string path);

    /// <summary>The vendor's answer to a token that has run out.</summary>
    internal abstract Answer ExpiredToken();

    /// <summary>The vendor's answer to too many requests.</summary>
    internal abstract Answer TooManyRequests();

    private protected abstract ApiTable Table { get; }

    private protected abstract Answer Handle(ApiCall call);

    private protected T Locked<T>(Func<T> work)
    {
        lock (_gate)
            return work();
    }

    private protected void Locked(Action work)
    {
        lock (_gate)
            work();
    }
}
