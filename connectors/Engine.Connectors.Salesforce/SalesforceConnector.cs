using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Sdk;

namespace Engine.Connectors.Salesforce;

/// <summary>Contacts, leads and accounts of a Salesforce org.</summary>
[Connector(
    "salesforce", DisplayName = "Salesforce", NumberMatching = NumberMatching.Tokens, SearchesThoroughly = true,
    HelpAddress = "https://help.salesforce.com/s/articleView?id=xcloud.create_a_local_external_client_app.htm")]
public sealed partial class SalesforceConnector : IConnector, IApiConnector
{
    // Salesforce counts over the last 24 hours and does not say when there is room again.
    private static readonly TimeSpan AllowancePause = TimeSpan.FromMinutes(5);

    public Type SettingsType => typeof(SalesforceSettings);

    public IAddressBook Open(AddressBookContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new SalesforceAddressBook(context, (SalesforceSettings)context.Settings);
    }

    public ApiDescription Describe(object settings)
    {
        var chosen = (SalesforceSettings)settings;
        return new()
        {
            Address = Folder(chosen.ApiAddress ?? chosen.LoginAddress),
            AddressFromSignIn = chosen.ApiAddress is null ? "instance_url" : null,
            SignIn = SignInOf(chosen),
            ReadAllowance = ReadAllowance,
            ReadFailure = ReadFailure,
        };
    }

    /// <summary>The address with a slash at its end, so that relative ones go below it.</summary>
    internal static Uri Folder(Uri address) => new(address.AbsoluteUri.TrimEnd('/') + "/");

    private static OAuthSignIn SignInOf(SalesforceSettings settings)
    {
        var oauth = new Uri(Folder(settings.LoginAddress), "services/oauth2/");
        var secret = string.IsNullOrWhiteSpace(settings.ClientSecret) ? null : settings.ClientSecret;
        return settings.SignIn switch
        {
            SalesforceSignIn.Application => new ClientCredentialsSignIn
            {
                TokenAddress = settings.TokenAddress ?? new(oauth, "token"),
                ClientId = settings.ClientId,
                ClientSecret = secret,
                AccountMember = "instance_url",
            },
            _ => new AuthorizationCodeSignIn
            {
                AuthorizeAddress = settings.AuthorizeAddress ?? new(oauth, "authorize"),
                TokenAddress = settings.TokenAddress ?? new(oauth, "token"),
                RevokeAddress = new(oauth, "revoke"),
                ClientId = settings.ClientId,
                ClientSecret = secret,
                Scopes = ["api", "refresh_token"],
                AccountMember = "instance_url",
            },
        };
    }

    // REST API Developer Guide, "Limit Info Header".
    internal static Allowance? ReadAllowance(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Sforce-Limit-Info", out var values) && UsagePattern.Match(string.Join(' ', values)) is { Success: true } usage
            ? new() { Remaining = Math.Max(0, Number(usage, 2) - Number(usage, 1)), Total = Math.Max(1, Number(usage, 2)), ResetsIn = AllowancePause }
            : null;

    // REST API Developer Guide, "Status Codes and Error Responses": an array; the token endpoint answers with an object (RFC 6749 section 5.2).
    internal static ConnectorException? ReadFailure(ApiFailure failure)
    {
        // Salesforce Help, "Identity URLs": the user's own data is refused in plain text, with 403.
        if (failure.Body is "Bad_OAuth_Token" or "Missing_OAuth_Token") return new(ConnectorErrorKind.Unauthorized, failure.Body);
        if ((failure.Json is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().FirstOrDefault() : failure.Json) is not { } error) return null;
        if ((error.Text("errorCode") ?? error.Text("error")) is not { } code) return null;
        var kind = code switch
        {
            "INVALID_SESSION_ID" or "INVALID_AUTH_HEADER" or "invalid_grant" or "invalid_client" or "invalid_client_id" or "inactive_user" or "inactive_org"
                => ConnectorErrorKind.Unauthorized,
            "REQUEST_LIMIT_EXCEEDED" or "CONCURRENT_REQUEST_LIMIT_EXCEEDED" => ConnectorErrorKind.RateLimited,
            "NOT_FOUND" or "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" => ConnectorErrorKind.NotFound,
            "INVALID_FIELD" or "INVALID_TYPE" => ConnectorErrorKind.Misconfigured,
            "JSON_PARSER_ERROR" => ConnectorErrorKind.BadAnswer,
            "QUERY_TIMEOUT" or "UNABLE_TO_LOCK_ROW" or "SERVER_UNAVAILABLE" => ConnectorErrorKind.Unavailable,
            _ when code.StartsWith("MALFORMED_", StringComparison.Ordinal) => ConnectorErrorKind.BadAnswer,
            _ when code.StartsWith("INSUFFICIENT_ACCESS", StringComparison.Ordinal) => ConnectorErrorKind.Forbidden,
            _ => ApiFailure.KindOf(failure.Status),
        };
        return new(kind, error.Text("message") ?? error.Text("error_description") ?? code)
        {
            RetryAfter = failure.RetryAfter ?? (kind == ConnectorErrorKind.RateLimited ? AllowancePause : null),
        };
    }

    private static int Number(Match usage, int group) =>
        int.TryParse(usage.Groups[group].ValueSpan, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;

    [GeneratedRegex("""(?<!\S)api-usage=(\d+)/(\d+)""")]
    private static partial Regex UsagePattern { get; }
}
