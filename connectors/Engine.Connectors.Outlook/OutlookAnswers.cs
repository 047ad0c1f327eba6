namespace Engine.Connectors.Outlook;

/// <summary>What Graph says when it does not do what it is asked.</summary>
internal static class OutlookAnswers
{
    // Where Graph names no time. Microsoft Graph, "Throttling guidance".
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    // Microsoft Graph, "Error responses and resource types": code and message in one object; "Delta query overview", "Synchronization reset": 410.
    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        var error = failure.Json ?? default(JsonElement);
        var code = error.Text("error.code");
        var kind = code switch
        {
            _ when failure.Status == System.Net.HttpStatusCode.Gone => ConnectorErrorKind.FeedTokenExpired,
            "SyncStateNotFound" or "SyncStateInvalid" or "ErrorInvalidSyncStateData" or "resyncRequired" or "Directory_ExpiredPageToken" => ConnectorErrorKind.FeedTokenExpired,
            "MailboxNotEnabledForRESTAPI" or "MailboxNotSupportedForRESTAPI" or "ErrorInvalidUser" or "Request_UserNotFound" => ConnectorErrorKind.Misconfigured,
            _ when (int)failure.Status == 423 => ConnectorErrorKind.Unavailable,
            _ => ApiFailure.KindOf(failure.Status),
        };
        return failure.ToException(kind, error.Text("error.message") ?? code, kind == ConnectorErrorKind.RateLimited ? Pause : null);
    }
}
