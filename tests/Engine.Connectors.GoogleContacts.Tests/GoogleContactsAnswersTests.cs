using System.Net;
using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.GoogleContacts.Tests;

[TestClass]
public sealed class GoogleContactsAnswersTests
{
    [TestMethod]
    [DataRow(400, "FAILED_PRECONDITION", "EXPIRED_SYNC_TOKEN", ConnectorErrorKind.FeedTokenExpired, "Google: It failed.")]
    [DataRow(410, "OUT_OF_RANGE", "EXPIRED_SYNC_TOKEN", ConnectorErrorKind.FeedTokenExpired, "Google: It failed.")]
    [DataRow(400, "FAILED_PRECONDITION", "failedPrecondition", ConnectorErrorKind.Refused, "Google: It failed.")]
    [DataRow(400, "INVALID_ARGUMENT", null, ConnectorErrorKind.Refused, "Google: It failed.")]
    [DataRow(401, "UNAUTHENTICATED", "ACCESS_TOKEN_EXPIRED", ConnectorErrorKind.Unauthorized, "Google: It failed. Sign in again.")]
    [DataRow(403, "PERMISSION_DENIED", null, ConnectorErrorKind.Forbidden, "Google: It failed.")]
    [DataRow(403, "PERMISSION_DENIED", "ACCESS_TOKEN_SCOPE_INSUFFICIENT", ConnectorErrorKind.Forbidden, "Google: It failed. Sign in again, and tick everything that Google asks.")]
    [DataRow(403, "PERMISSION_DENIED", "SERVICE_DISABLED", ConnectorErrorKind.Misconfigured,
        "Google: It failed. Switch the People API on for the project of your client id: https://console.cloud.google.com/apis/library/people.googleapis.com")]
    [DataRow(404, "NOT_FOUND", null, ConnectorErrorKind.NotFound, "Google: It failed.")]
    [DataRow(429, "RESOURCE_EXHAUSTED", "RATE_LIMIT_EXCEEDED", ConnectorErrorKind.RateLimited, "Google: It failed.")]
    [DataRow(503, "UNAVAILABLE", null, ConnectorErrorKind.Unavailable, "Google: It failed.")]
    public void ReadFailure_ErrorOfGoogle_SaysWhatToDo(int code, string status, string? reason, ConnectorErrorKind kind, string message)
    {
        object[] details = reason is null ? [] : [new { locale = "en" }, new { reason, domain = "googleapis.com" }];

        var failure = Read(code, JsonSerializer.Serialize(new { error = new { code, message = "It failed.", status, details } }));

        Assert.AreEqual((kind, message), (failure.Kind, failure.Message));
        Assert.AreEqual(kind == ConnectorErrorKind.RateLimited ? TimeSpan.FromMinutes(1) : null, failure.RetryAfter);
    }

    [TestMethod]
    [DataRow("<html>")]
    [DataRow("{}")]
    [DataRow("""{"error":"x"}""")]
    [DataRow("""{"error":{"details":[null]}}""")]
    public void ReadFailure_AnotherBody_GoesByTheStatus(string body) => Assert.AreEqual((ConnectorErrorKind.Unavailable, "The CRM answered 502."), (Read(502, body).Kind, Read(502, body).Message));

    private static ConnectorException Read(int status, string body)
    {
        JsonElement? json = body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : null;
        return GoogleContactsAnswers.ReadFailure(new() { Status = (HttpStatusCode)status, Header = _ => null, Body = body, Json = json })!; // it always reads one
    }
}
