using System.Net;
using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.Outlook.Tests;

[TestClass]
public sealed class OutlookAnswersTests
{
    [TestMethod]
    [DataRow(401, """{"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired."}}""", ConnectorErrorKind.Unauthorized, "Access token has expired.", null)]
    [DataRow(403, """{"error":{"code":"ErrorAccessDenied","message":"Access is denied."}}""", ConnectorErrorKind.Forbidden, "Access is denied.", null)]
    [DataRow(404, """{"error":{"code":"ErrorItemNotFound","message":"Not in the store."}}""", ConnectorErrorKind.NotFound, "Not in the store.", null)]
    [DataRow(404, """{"error":{"code":"MailboxNotEnabledForRESTAPI","message":"On-premise."}}""", ConnectorErrorKind.Misconfigured, "On-premise.", null)]
    [DataRow(400, """{"error":{"code":"ErrorInvalidUrlQueryFilter","message":""}}""", ConnectorErrorKind.Refused, "ErrorInvalidUrlQueryFilter", null)]
    [DataRow(410, """{"error":{"code":"SyncStateNotFound","message":"gone"}}""", ConnectorErrorKind.FeedTokenExpired, "gone", null)]
    [DataRow(410, "", ConnectorErrorKind.FeedTokenExpired, "The CRM answered 410.", null)]
    [DataRow(400, """{"error":{"code":"SyncStateInvalid","message":"no"}}""", ConnectorErrorKind.FeedTokenExpired, "no", null)]
    [DataRow(423, "{}", ConnectorErrorKind.Unavailable, "The CRM answered 423.", null)]
    [DataRow(429, """{"error":{"code":"ApplicationThrottled","message":"over its MailboxConcurrency limit"}}""", ConnectorErrorKind.RateLimited, "over its MailboxConcurrency limit", 10)]
    [DataRow(503, """{"error":"busy"}""", ConnectorErrorKind.Unavailable, "The CRM answered 503.", null)]
    [DataRow(504, "<html>", ConnectorErrorKind.Unavailable, "The CRM answered 504.", null)]
    public void ReadFailure_Answer_SaysWhatGraphSays(int status, string body, ConnectorErrorKind kind, string message, int? seconds)
    {
        var json = body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : (JsonElement?)null;

        var failure = OutlookAnswers.ReadFailure(new() { Status = (HttpStatusCode)status, Header = _ => null, Body = body, Json = json })!;

        Assert.AreEqual((kind, message, seconds), (failure.Kind, failure.Message, (int?)failure.RetryAfter?.TotalSeconds));
    }

    [TestMethod]
    public void ReadFailure_RetryAfter_IsKept()
    {
        var failure = OutlookAnswers.ReadFailure(new() { Status = HttpStatusCode.TooManyRequests, Header = _ => null, Body = "", RetryAfter = TimeSpan.FromSeconds(3) })!;

        Assert.AreEqual(TimeSpan.FromSeconds(3), failure.RetryAfter);
    }
}
