namespace Engine.Connectors.Salesforce;

/// <summary>What Salesforce's answers tell beside their records.</summary>
internal static class SalesforceAnswers
{
    // Requests are counted over the last 24 hours, and nothing tells when there is room again.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>Records of a query, and the next page below the API's version (<c>query/01g…-2000</c>), wherever the instance itself may be.</summary>
    public static RecordPage<JsonElement> Page(this JsonElement answer)
    {
        var page = answer.Page("records", "nextRecordsUrl");
        return new(page.Records, page.Next?[(page.Next.IndexOf("/query", StringComparison.OrdinalIgnoreCase) + 1)..]);
    }

    // REST API Developer Guide, "Limit Info Header".
    public static Allowance? ReadAllowance(HttpResponseMessage answer) => AllowanceHeaders.ReadUsage(answer, "Sforce-Limit-Info", "api-usage=", Pause);

    // "Status Codes and Error Responses": an array of errors. Salesforce Help, "Identity URLs": where the user is asked for, bare text.
    public static ConnectorException? ReadFailure(ApiFailure failure)
    {
        if (failure.Body is "Bad_OAuth_Token" or "Missing_OAuth_Token") return new(ConnectorErrorKind.Unauthorized, failure.Body);
        var error = failure.Json is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().FirstOrDefault() : failure.Json ?? default;
        if ((error.Text("errorCode") ?? error.Text("error")) is not { } code) return null;
        var kind = code switch
        {
            "INVALID_SESSION_ID" or "INVALID_AUTH_HEADER" or "invalid_grant" or "invalid_client" or "invalid_client_id" => ConnectorErrorKind.Unauthorized,
            "REQUEST_LIMIT_EXCEEDED" => ConnectorErrorKind.RateLimited,
            "NOT_FOUND" or "ENTITY_IS_DELETED" or "INVALID_CROSS_REFERENCE_KEY" => ConnectorErrorKind.NotFound,
            "INVALID_FIELD" or "INVALID_TYPE" => ConnectorErrorKind.Misconfigured,
            "QUERY_TIMEOUT" or "UNABLE_TO_LOCK_ROW" => ConnectorErrorKind.Unavailable,
            "JSON_PARSER_ERROR" or "MALFORMED_QUERY" or "MALFORMED_SEARCH" or "MALFORMED_ID" => ConnectorErrorKind.BadAnswer,
            _ when code.StartsWith("INSUFFICIENT_ACCESS", StringComparison.Ordinal) => ConnectorErrorKind.Forbidden,
            _ => ApiFailure.KindOf(failure.Status),
        };
        var message = error.Text("message") ?? error.Text("error_description") ?? code;
        return failure.ToException(kind, message, kind == ConnectorErrorKind.RateLimited ? Pause : null);
    }
}
