using System.Collections.Concurrent;

namespace Engine.Sandbox.OAuth;

/// <summary>One OAuth 2 server (RFC 6749) with its grants and tokens. Safe for use from any thread.</summary>
public sealed class OAuthProvider
{
    /// <summary>The client that has a secret.</summary>
    public const string ConfidentialClient = "sandbox-client";

    /// <summary>The secret of <see cref="ConfidentialClient"/>.</summary>
    public const string ClientSecret = "sandbox-secret";

    /// <summary>The client that has none.</summary>
    public const string PublicClient = "sandbox-public";

    private readonly Lock _gate = new();
    private readonly OAuthRules _rules;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, OAuthClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AccessToken> _tokens = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refreshTokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _requests = new(StringComparer.Ordinal);

    internal OAuthProvider(OAuthRules rules, TimeProvider time)
    {
        _rules = rules;
        _time = time;
        TokenLifetime = rules.TokenLifetime;
        RotatesRefreshTokens = rules.RotatesRefreshTokens;
        RequiresPkce = rules.RequiresPkce;
        Codes = new CodeBook(time);
        Devices = new DeviceBook(time);
        AddClient(ConfidentialClient, ClientSecret);
        AddClient(PublicClient, null);
    }

    /// <summary>How long an access token lives that is issued from now on.</summary>
    public TimeSpan TokenLifetime { get; set; }

    /// <summary>Whether a refresh gives a new refresh token and kills the old one.</summary>
    public bool RotatesRefreshTokens { get; set; }

    /// <summary>Whether the authorize page refuses clients without a code challenge (RFC 7636).</summary>
    public bool RequiresPkce { get; set; }

    /// <summary>Whether the consent page sends the browser back at once.</summary>
    public bool ApprovesAtOnce { get; set; }

    /// <summary>How often the token endpoint was asked, whatever it answered.</summary>
    public int TokenRequests => _requests.Values.Sum();

    /// <summary>How often it was asked for new tokens against a refresh token.</summary>
    public int RefreshRequests => TokenRequestsOf("refresh_token");

    internal CodeBook Codes { get; }

    internal DeviceBook Devices { get; }

    internal OAuthRules Rules => _rules;

    /// <summary>How often the token endpoint was asked with one <c>grant_type</c>.</summary>
    public int TokenRequestsOf(string grantType) => _requests.GetValueOrDefault(grantType);

    /// <summary>Registers an application.</summary>
    /// <param name="id">Its client id.</param>
    /// <param name="secret">Its secret; null for a public client.</param>
    /// <param name="redirectUris">Where the browser may be sent back to, compared to the letter; none: to any address on this machine.</param>
    public void AddClient(string id, string? secret, params IReadOnlyList<string> redirectUris)
    {
        lock (_gate)
            _clients[id] = new OAuthClient(id, secret) { RedirectUris = redirectUris };
    }

    /// <summary>Grants access without the pages, as if a user had agreed.</summary>
    public IssuedGrant IssueGrant(string clientId = ConfidentialClient, string? scope = null)
        => IssueGrant(new Grant { ClientId = clientId, Scope = scope });

    internal IssuedGrant IssueGrant(Grant grant)
    {
        var (token, refresh) = Issue(grant);
        return new IssuedGrant { AccessToken = token.Value, RefreshToken = refresh };
    }

    /// <summary>Ends every access token issued so far but lasting ones; refresh tokens go on.</summary>
    public void ExpireAccessTokens()
    {
        lock (_gate)
        {
            foreach (var token in _tokens.Values.Where(token => token.ExpiresAt != DateTimeOffset.MaxValue))
                token.ExpiresAt = _time.GetUtcNow();
        }
    }

    /// <summary>Takes back everything that was ever granted.</summary>
    public void RevokeGrants()
    {
        lock (_gate)
        {
            foreach (var grant in _tokens.Values.Select(token => token.Grant).Concat(_refreshTokens.Values))
                grant.IsRevoked = true;
            _tokens.Clear();
            _refreshTokens.Clear();
        }
    }

    /// <summary>Approves a device's request as the user does on the page (RFC 8628, section 3.3).</summary>
    /// <returns>False when there is no such code, or it has ended.</returns>
    public bool ApproveDevice(string userCode) => Devices.Decide(userCode, isApproved: true);

    /// <summary>Turns a device's request down.</summary>
    /// <returns>False when there is no such code, or it has ended.</returns>
    public bool DenyDevice(string userCode) => Devices.Decide(userCode, isApproved: false);

    internal void Count(string grantType) => _requests.AddOrUpdate(grantType, 1, (_, count) => count + 1);

    internal OAuthClient? FindClient(string? id)
    {
        lock (_gate)
            return id is null ? null : _clients.GetValueOrDefault(id);
    }

    /// <summary>The token if it is good; null when it is unknown, revoked or has run out.</summary>
    internal AccessToken? Authenticate(string? value) => Find(value) is { } token && token.ExpiresAt > _time.GetUtcNow() ? token : null;

    /// <summary>The token, even one that has run out.</summary>
    internal AccessToken? Find(string? value)
    {
        lock (_gate)
            return value is not null && _tokens.TryGetValue(value, out var token) && !token.Grant.IsRevoked ? token : null;
    }

    internal Grant? FindRefresh(string? value)
    {
        lock (_gate)
            return value is not null && _refreshTokens.TryGetValue(value, out var grant) && !grant.IsRevoked ? grant : null;
    }

    internal (AccessToken Token, string? Refresh) Issue(Grant grant)
    {
        lock (_gate)
        {
            var isAskedFor = _rules.RefreshScopes.Count == 0 || grant.Scope is null || grant.Scopes.Intersect(_rules.RefreshScopes).Any();
            if (grant.HasUser && grant.RefreshToken is null && isAskedFor && _rules.GivesRefreshToken(grant))
                Remember(grant);
            return (NewToken(grant), grant.RefreshToken);
        }
    }

    /// <summary>A token that works until it is revoked, such as one an administrator copies from a page.</summary>
    internal void AddLastingToken(string value)
    {
        lock (_gate)
        {
            var grant = new Grant { ClientId = ConfidentialClient, HasUser = false };
            _tokens[value] = new AccessToken { Value = value, Grant = grant, IssuedAt = _time.GetUtcNow(), ExpiresAt = DateTimeOffset.MaxValue };
        }
    }

    /// <returns>The refresh token to tell the client: the new one when tokens rotate.</returns>
    internal (AccessToken Token, string? Refresh) Refresh(Grant grant)
    {
        lock (_gate)
        {
            if (RotatesRefreshTokens && grant.RefreshToken is { } old)
            {
                if (!_rules.KeepsOldRefreshTokens)
                    _refreshTokens.Remove(old);
                Remember(grant);
                return (NewToken(grant), grant.RefreshToken);
            }

            return (NewToken(grant), _rules.RepeatsRefreshToken ? grant.RefreshToken : null);
        }
    }

    /// <summary>Revokes what an access or refresh token stands for (RFC 7009).</summary>
    /// <returns>False when the token is unknown.</returns>
    internal bool Revoke(string? value)
    {
        lock (_gate)
        {
            if (FindRefresh(value) is { } grant)
                grant.IsRevoked = true;
            else if (value is null || !_tokens.Remove(value))
                return false;
            return true;
        }
    }

    private void Remember(Grant grant)
    {
        grant.RefreshToken = _rules.NewToken();
        _refreshTokens[grant.RefreshToken] = grant;
    }

    private AccessToken NewToken(Grant grant)
    {
        var now = _time.GetUtcNow();
        var token = new AccessToken { Value = _rules.NewToken(), Grant = grant, IssuedAt = now, ExpiresAt = now + TokenLifetime };
        _tokens[token.Value] = token;
        return token;
    }
}
