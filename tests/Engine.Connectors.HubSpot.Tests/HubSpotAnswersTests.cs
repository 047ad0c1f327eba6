using System.Net;
using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.HubSpot.Tests;

[TestClass]
public sealed class HubSpotAnswersTests
{
    [TestMethod]
    [DataRow(401, """{"status":"error","message":"Authentication credentials not found.","category":"INVALID_AUTHENTICATION"}""", ConnectorErrorKind.Unauthorized, "Authentication credentials not found.", null)]
    [DataRow(
        403,
        """{"message":"This app hasn't been granted all required scopes","errors":[{"message":"One or more of the following scopes are required.","context":{"requiredGranularScopes":["crm.objects.companies.read","x"]}}],"category":"MISSING_SCOPES"}""",
        ConnectorErrorKind.Forbidden,
        "This app hasn't been granted all required scopes. One or more of the following scopes are required. Scopes: crm.objects.companies.read, x.",
        null)]
    [DataRow(404, """{"message":"resource not found"}""", ConnectorErrorKind.NotFound, "resource not found.", null)]
    [DataRow(409, """{"message":"Contact already exists. Existing ID: 3401","category":"CONFLICT"}""", ConnectorErrorKind.Refused, "Contact already exists. Existing ID: 3401.", null)]
    [DataRow(
        400,
        """{"message":"Property values were not valid: [{\"isValid\":false}]","errors":[{"message":"Email address jane is invalid"}],"category":"VALIDATION_ERROR"}""",
        ConnectorErrorKind.Refused,
        "Property values were not valid. Email address jane is invalid.",
        null)]
    [DataRow(400, """{"status":"BAD_REFRESH_TOKEN","message":"missing or unknown refresh token"}""", ConnectorErrorKind.Unauthorized, "missing or unknown refresh token.", null)]
    [DataRow(423, "{}", ConnectorErrorKind.Unavailable, "The CRM answered 423.", 2)]
    [DataRow(477, "", ConnectorErrorKind.Unavailable, "The CRM answered 477.", 60)]
    [DataRow(429, """{"message":"You have reached your secondly limit.","policyName":"SECONDLY"}""", ConnectorErrorKind.RateLimited, "You have reached your secondly limit.", 1)]
    [DataRow(429, """{"message":"m","policyName":"TEN_SECONDLY_ROLLING"}""", ConnectorErrorKind.RateLimited, "m.", 10)]
    [DataRow(429, """{"message":"m","policyName":"DAILY"}""", ConnectorErrorKind.RateLimited, "m.", 3600)]
    [DataRow(502, "<html>", ConnectorErrorKind.Unavailable, "The CRM answered 502.", null)]
    public void ReadFailure_Answer_SaysWhatHubSpotSays(int status, string body, ConnectorErrorKind kind, string message, int? seconds)
    {
        var json = body.StartsWith('{') ? JsonDocument.Parse(body).RootElement : (JsonElement?)null;

        var failure = HubSpotAnswers.ReadFailure(new() { Status = (HttpStatusCode)status, Header = _ => null, Body = body, Json = json })!;

        Assert.AreEqual((kind, message, seconds), (failure.Kind, failure.Message, (int?)failure.RetryAfter?.TotalSeconds));
    }

    [TestMethod]
    [DataRow("90", "100", "250000", "200000", 200000)]
    [DataRow("10", "100", "250000", "200000", 10)]
    [DataRow("10", "100", null, null, 10)]
    [DataRow(null, null, null, null, null)]
    [DataRow("x", "100", null, null, null)]
    public void ReadAllowance_Headers_TellTheTighterOne(string? remaining, string? max, string? daily, string? dailyRemaining, int? expected)
    {
        using var answer = new HttpResponseMessage();
        foreach (var (name, value) in new[] { ("Remaining", remaining), ("Max", max), ("Daily", daily), ("Daily-Remaining", dailyRemaining), ("Interval-Milliseconds", "10000") })
            if (value is not null) answer.Headers.TryAddWithoutValidation($"X-HubSpot-RateLimit-{name}", value);

        Assert.AreEqual(expected, HubSpotAnswers.ReadAllowance(answer)?.Remaining);
    }
}
