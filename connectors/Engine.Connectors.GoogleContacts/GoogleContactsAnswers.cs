namespace Engine.Connectors.GoogleContacts;

/// <summary>What Google says when it refuses (https://cloud.google.com/apis/design/errors): a status, a message, and mostly a reason.</summary>
internal static class GoogleContactsAnswers
{
    private const string ExpiredSyncToken = "EXPIRED_SYNC_TOKEN";

    // Google's quotas are counted by the minute.
    private static readonly TimeSpan QuotaWindow = TimeSpan.FromMinutes(1);

    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        var error = (failure.Json ?? default).At("error");
        var (kind, advice) = (error.Texts("details.reason").FirstOrDefault(), error.Text("status")) switch
        {
            // People API, people.connections.list: the reason tells, the HTTP status is not documented.
            (ExpiredSyncToken, _) => (ConnectorErrorKind.FeedTokenExpired, ""),
            ("SERVICE_DISABLED" or "accessNotConfigured", _) =>
                (ConnectorErrorKind.Misconfigured,
                "Switch the People API on for the project of your client id: https://console.cloud.google.com/apis/library/people.googleapis.com"),
            ("ACCESS_TOKEN_SCOPE_INSUFFICIENT", _) => (ConnectorErrorKind.Forbidden, "Sign in again, and tick everything that Google asks."),
            (_, "RESOURCE_EXHAUSTED") => (ConnectorErrorKind.RateLimited, ""),
            (_, "UNAUTHENTICATED") => (ConnectorErrorKind.Unauthorized, "Sign in again."),
            _ => (ApiFailure.KindOf(failure.Status), ""),
        };
        var said = error.Text("message") is { } message ? $"Google: {message.TrimEnd('.')}." : failure.ToException().Message;
        return failure.ToException(kind, $"{said} {advice}".Trim(), kind == ConnectorErrorKind.RateLimited ? QuotaWindow : null);
    }
}
