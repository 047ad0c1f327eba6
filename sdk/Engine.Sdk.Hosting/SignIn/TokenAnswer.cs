using System.Globalization;
using System.Text.Json;
using Duende.IdentityModel.Client;
using Engine.Sdk.Hosting.Requests;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>What a token endpoint answered, or that it did not (RFC 6749, sections 5.1 and 5.2). Judged by what it says rather than by its status: CRMs refuse with 200, 400, 401 and 403.</summary>
internal sealed class TokenAnswer
{
    // Longer than any session; a wrong unit must not overflow a date.
    private const int MaxExpiresIn = 365 * 24 * 60 * 60;

    private readonly JsonElement? _json;
    private readonly int _status;
    private readonly Exception? _cause;
    private readonly TimeSpan? _retryAfter;
    private readonly string?[] _sent;

    /// <param name="response">What came.</param>
    /// <param name="time">The clock.</param>
    /// <param name="sent">The secrets in the request, which some endpoints repeat in their messages.</param>
    public TokenAnswer(ProtocolResponse response, TimeProvider time, params string?[] sent)
    {
        _status = (int)response.HttpStatusCode;
        _json = response.Json is { ValueKind: JsonValueKind.Object } json ? json : null;
        _cause = response.Exception;
        _retryAfter = response.HttpResponse is { } http ? RetryAfter.Of(http, time) : null;
        _sent = sent;
    }

    /// <summary>It did not come in time.</summary>
    public TokenAnswer(OperationCanceledException late) => (_cause, _sent) = (late, []);

    /// <summary>The error code; null when there is none.</summary>
    public string? Error => Text("error");

    /// <summary>Whether it may be another the next time: nothing about the grant was said.</summary>
    public bool IsTransient => _status is 0 or 408 or 429 or >= 500 || (Error is null && !IsGrant);

    /// <summary>Whether the CRM says that the grant is gone for good; everything else may pass.</summary>
    public bool IsDead => !IsBusy && Error == "invalid_grant";

    public bool IsGrant => _status is >= 200 and < 300 && Error is null && Text("access_token") is { Length: > 0 };

    private bool IsBusy => _status is 408 or 429 or >= 500;

    /// <summary>A member as text; null when it is absent or null.</summary>
    public string? Text(string member) => _json is { } json && json.TryGetProperty(member, out var value) ? TextOf(value) : null;

    /// <summary>A member that is a number of seconds; 0 when it is none.</summary>
    public double Seconds(string member) =>
        double.TryParse(Text(member), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && double.IsFinite(seconds) ? Math.Clamp(seconds, 0, MaxExpiresIn) : 0;

    /// <summary>The grant in it; what a renewal does not repeat is taken from the one before.</summary>
    /// <exception cref="ConnectorException">It is no grant.</exception>
    public Grant ToGrant(string origin, Grant? before, DateTimeOffset now)
    {
        if (!IsGrant || Text("access_token") is not { } token) throw ToFailure();

        // RFC 6749, appendix A.12: visible ASCII. Anything else could not be sent.
        if (token.AsSpan().ContainsAnyExceptInRange(' ', '~')) throw NotUnderstood();
        var members = new Dictionary<string, string>(before?.Members ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, value) in Members()) members[name] = value;
        return new()
        {
            Origin = origin,
            AccessToken = token,
            RefreshToken = Text("refresh_token") is { Length: > 0 } refresh ? refresh : before?.RefreshToken,
            ExpiresAt = Seconds("expires_in") is > 0 and var seconds ? now.AddSeconds(seconds) : null,
            Members = members,
            SignedInAt = before?.SignedInAt ?? now,
        };
    }

    public ConnectorException ToFailure() => this switch
    {
        { _status: 0 } => new(ConnectorErrorKind.Unavailable, _cause is OperationCanceledException ? "The CRM's sign-in did not answer in time." : "The CRM's sign-in cannot be reached.", _cause),
        { _status: 429 } => new(ConnectorErrorKind.RateLimited, "The CRM's sign-in is asked too often.") { RetryAfter = _retryAfter },
        { IsBusy: true } => new(ConnectorErrorKind.Unavailable, $"The CRM's sign-in answered {_status}.") { RetryAfter = _retryAfter },
        { Error: not null } or { _status: 400 or 401 or 403, _json: not null } => SignInMessages.Refused(Secrets.Blank(Said(), _sent)),
        { _status: < 200 or >= 300 } => new(ConnectorErrorKind.Unavailable, $"The CRM's sign-in answered {_status}."),
        _ => NotUnderstood(),
    };

    // The exception's message quotes the beginning of what could not be read, so it stays out.
    public static ConnectorException NotUnderstood() => new(ConnectorErrorKind.BadAnswer, "The CRM's sign-in answered with something that cannot be understood.");

    private string Said() => Text("error_description") ?? Text("message") ?? Error ?? "no reason given";

    private IEnumerable<(string Name, string Value)> Members() => _json is not { } json ? [] : json.EnumerateObject()
        .Where(member => member.Name is not ("access_token" or "refresh_token" or "id_token") && TextOf(member.Value) is not null)
        .Select(member => (member.Name, TextOf(member.Value) ?? ""));

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
