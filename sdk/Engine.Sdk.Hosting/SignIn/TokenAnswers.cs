using System.Text.Json;
using Duende.IdentityModel.Client;

namespace Engine.Sdk.Hosting.SignIn;

/// <summary>Reads the answers of a token endpoint (RFC 6749, sections 5.1 and 5.2).</summary>
internal static class TokenAnswers
{
    private const int MaxMessageLength = 300;

    // Longer than any session; a wrong unit must not overflow a date.
    private const int MaxExpiresIn = 365 * 24 * 60 * 60;

    /// <summary>The grant in an answer; what a renewal does not repeat is taken from the one before.</summary>
    /// <exception cref="ConnectorException">The answer is no grant.</exception>
    public static Grant GrantOf(TokenResponse answer, string origin, Grant? before, DateTimeOffset now)
    {
        if (answer.IsError || string.IsNullOrEmpty(answer.AccessToken)) throw FailureOf(answer);
        var members = new Dictionary<string, string>(before?.Members ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        foreach (var (name, value) in MembersOf(answer)) members[name] = value;
        return new()
        {
            Origin = origin,
            AccessToken = answer.AccessToken,
            RefreshToken = string.IsNullOrEmpty(answer.RefreshToken) ? before?.RefreshToken : answer.RefreshToken,
            ExpiresAt = answer.ExpiresIn > 0 ? now.AddSeconds(Math.Min(answer.ExpiresIn, MaxExpiresIn)) : null,
            Members = members,
            SignedInAt = before?.SignedInAt ?? now,
        };
    }

    /// <summary>Whether the CRM says that this grant is gone for good; everything else may pass.</summary>
    public static bool IsDead(TokenResponse answer) => answer is { ErrorType: ResponseErrorType.Protocol, Error: "invalid_grant" };

    public static ConnectorException FailureOf(ProtocolResponse answer) => answer.ErrorType switch
    {
        ResponseErrorType.Protocol => SignInMessages.Refused(Said(answer)),
        ResponseErrorType.Http when (int)answer.HttpStatusCode == 429 => new(ConnectorErrorKind.RateLimited, "The CRM's sign-in is asked too often."),
        ResponseErrorType.Http => new(ConnectorErrorKind.Unavailable, $"The CRM's sign-in answered {(int)answer.HttpStatusCode}."),
        ResponseErrorType.Exception => new(ConnectorErrorKind.Unavailable, "The CRM's sign-in cannot be reached.", answer.Exception),
        _ => new(ConnectorErrorKind.BadAnswer, "The CRM's sign-in answered with something that cannot be understood."),
    };

    private static string Said(ProtocolResponse answer)
    {
        var said = answer.TryGet("error_description") ?? answer.TryGet("message") ?? answer.Error ?? "no reason given";
        return said.Length <= MaxMessageLength ? said : said[..MaxMessageLength];
    }

    private static IEnumerable<(string Name, string Value)> MembersOf(TokenResponse answer)
    {
        if (answer.Json is not { ValueKind: JsonValueKind.Object } json) yield break;
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name is "access_token" or "refresh_token" or "id_token") continue;
            if (member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number) yield return (member.Name, member.Value.ToString());
        }
    }
}
