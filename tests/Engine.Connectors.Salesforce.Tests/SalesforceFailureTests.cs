using System.Net;
using System.Text.Json;
using Engine.Sdk;

namespace Engine.Connectors.Salesforce.Tests;

[TestClass]
public sealed class SalesforceFailureTests
{
    [TestMethod]
    [DataRow(401, "INVALID_SESSION_ID", ConnectorErrorKind.Unauthorized)]
    [DataRow(403, "REQUEST_LIMIT_EXCEEDED", ConnectorErrorKind.RateLimited)]
    [DataRow(403, "INSUFFICIENT_ACCESS_OR_READONLY", ConnectorErrorKind.Forbidden)]
    [DataRow(400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", ConnectorErrorKind.Forbidden)]
    [DataRow(403, "API_DISABLED_FOR_ORG", ConnectorErrorKind.Forbidden)]
    [DataRow(404, "NOT_FOUND", ConnectorErrorKind.NotFound)]
    [DataRow(404, "ENTITY_IS_DELETED", ConnectorErrorKind.NotFound)]
    [DataRow(400, "INVALID_CROSS_REFERENCE_KEY", ConnectorErrorKind.NotFound)]
    [DataRow(400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", ConnectorErrorKind.Refused)]
    [DataRow(400, "REQUIRED_FIELD_MISSING", ConnectorErrorKind.Refused)]
    [DataRow(400, "DUPLICATES_DETECTED", ConnectorErrorKind.Refused)]
    [DataRow(400, "STRING_TOO_LONG", ConnectorErrorKind.Refused)]
    [DataRow(400, "INVALID_FIELD", ConnectorErrorKind.Misconfigured)]
    [DataRow(400, "MALFORMED_QUERY", ConnectorErrorKind.BadAnswer)]
    [DataRow(400, "MALFORMED_SEARCH", ConnectorErrorKind.BadAnswer)]
    [DataRow(400, "JSON_PARSER_ERROR", ConnectorErrorKind.BadAnswer)]
    [DataRow(400, "QUERY_TIMEOUT", ConnectorErrorKind.Unavailable)]
    [DataRow(400, "UNABLE_TO_LOCK_ROW", ConnectorErrorKind.Unavailable)]
    [DataRow(500, "UNKNOWN_EXCEPTION", ConnectorErrorKind.Unavailable)]
    [DataRow(503, "SERVER_UNAVAILABLE", ConnectorErrorKind.Unavailable)]
    public void ReadFailure_ErrorOfTheApi_KeepsItsWords(int status, string code, ConnectorErrorKind kind)
    {
        var failure = SalesforceAnswers.ReadFailure(Answer(status, $$"""[{"message":"As Salesforce says.","errorCode":"{{code}}","fields":[]}]"""));

        Assert.AreEqual((kind, "As Salesforce says."), (failure!.Kind, failure.Message));
    }

    [TestMethod]
    [DataRow("""{"error":"invalid_grant","error_description":"expired access/refresh token"}""", 400, ConnectorErrorKind.Unauthorized, "expired access/refresh token")]
    [DataRow("Bad_OAuth_Token", 403, ConnectorErrorKind.Unauthorized, "Bad_OAuth_Token")]
    public void ReadFailure_ErrorOfTheSignIn_IsUnauthorized(string body, int status, ConnectorErrorKind kind, string message)
    {
        var failure = SalesforceAnswers.ReadFailure(Answer(status, body));

        Assert.AreEqual((kind, message), (failure!.Kind, failure.Message));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("<html>")]
    [DataRow("[]")]
    [DataRow("[1]")]
    [DataRow("""[{"message":"without a code"}]""")]
    [DataRow("""{"other":1}""")]
    public void ReadFailure_SomethingElse_IsLeftToTheStatus(string body) => Assert.IsNull(SalesforceAnswers.ReadFailure(Answer(502, body)));

    [TestMethod]
    public void ReadFailure_AllowanceUsedUp_WaitsMinutes()
    {
        var failure = SalesforceAnswers.ReadFailure(Answer(403, """[{"message":"TotalRequests Limit exceeded.","errorCode":"REQUEST_LIMIT_EXCEEDED"}]"""));

        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMinutes(1), failure!.RetryAfter!.Value);
    }

    [TestMethod]
    [DataRow("api-usage=18/5000", 4982, 5000)]
    [DataRow("api-usage=5002/5000", 0, 5000)]
    [DataRow("per-app-api-usage=17/250(appName=sample), api-usage=25/5000", 4975, 5000)]
    [DataRow("api-usage=18/99999999999", int.MaxValue - 18, int.MaxValue)]
    public void ReadAllowance_Header_TellsWhatIsLeft(string header, int remaining, int total)
    {
        var allowance = SalesforceAnswers.ReadAllowance(With(header));

        Assert.AreEqual((remaining, total), (allowance!.Remaining, allowance.Total));
    }

    [TestMethod]
    [DataRow("api-usage=")]
    [DataRow("nothing")]
    [DataRow("per-app-api-usage=17/250(appName=sample)")]
    public void ReadAllowance_AnotherHeader_IsNull(string header) => Assert.IsNull(SalesforceAnswers.ReadAllowance(With(header)));

    private static HttpResponseMessage With(string header)
    {
        var answer = new HttpResponseMessage();
        answer.Headers.TryAddWithoutValidation("Sforce-Limit-Info", header);
        return answer;
    }

    private static ApiFailure Answer(int status, string body)
    {
        JsonElement? json = null;
        try
        {
            json = JsonDocument.Parse(body).RootElement;
        }
        catch (JsonException)
        {
        }
        return new() { Status = (HttpStatusCode)status, Header = _ => null, Body = body, Json = json };
    }
}
