namespace Engine.Sandbox.OAuth;

/// <summary>Devices that wait for their user (RFC 8628).</summary>
internal sealed class DeviceBook(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan FirstInterval = TimeSpan.FromSeconds(5); // RFC 8628, section 3.2: the default

    // Who waits as told may be a little early by another clock.
    private static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private readonly List<DeviceRequest> _requests = [];

    public DeviceRequest Add(string clientId, string? scope)
    {
        var request = new DeviceRequest
        {
            DeviceCode = Tokens.New(32),
            UserCode = Tokens.UserCode(),
            ClientId = clientId,
            Scope = scope,
            ExpiresAt = time.GetUtcNow() + Lifetime,
            Interval = FirstInterval,
        };
        lock (_gate)
            _requests.Add(request);
        return request;
    }

    public bool Decide(string userCode, bool isApproved)
    {
        lock (_gate)
        {
            // Section 6.1: what people type differs in case and in signs that only group.
            var found = _requests.FirstOrDefault(request => Plain(request.UserCode) == Plain(userCode) && request.IsApproved is null && request.ExpiresAt > time.GetUtcNow());
            if (found is null)
                return false;
            found.IsApproved = isApproved;
            return true;
        }
    }

    /// <exception cref="OAuthError">Not yet, too fast, denied, or too late (section 3.5).</exception>
    public Grant Redeem(string? deviceCode, string clientId)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var request = _requests.FirstOrDefault(request => request.DeviceCode == deviceCode && request.ClientId == clientId)
                ?? throw OAuthError.Grant("The device code is unknown.");
            if (request.ExpiresAt <= now)
                throw new OAuthError("expired_token", "The device code has run out.");
            var isTooFast = request.AskedAt is { } asked && now - asked < request.Interval - Slack;
            request.AskedAt = now;
            if (isTooFast)
            {
                request.Interval += FirstInterval; // section 3.5, slow_down: for this and all later requests
                throw new OAuthError("slow_down", "Ask less often.");
            }

            if (request.IsApproved is null)
                throw new OAuthError("authorization_pending", "The user has not decided yet.");
            _requests.Remove(request);
            return request.IsApproved.Value ? new Grant { ClientId = clientId, Scope = request.Scope } : throw new OAuthError("access_denied", "The user said no.");
        }
    }

    private static string Plain(string code) => new([.. code.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);
}

/// <summary>One device's request.</summary>
internal sealed class DeviceRequest
{
    public required string DeviceCode { get; init; }

    public required string UserCode { get; init; }

    public required string ClientId { get; init; }

    public required string? Scope { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required TimeSpan Interval { get; set; }

    public DateTimeOffset? AskedAt { get; set; }

    public bool? IsApproved { get; set; }
}
