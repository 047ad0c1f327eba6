using System.Net;

namespace Engine.Sdk.Tests;

[TestClass]
public sealed class HttpTests
{
    [TestMethod]
    [DataRow(5, "searches", 1, "5 searches a second")]
    [DataRow(90, "writes", 60, "90 writes a minute")]
    [DataRow(100, "requests", 10, "100 requests in 10 s")]
    [DataRow(10_000, "requests", 600, "10,000 requests in 10 minutes")]
    [DataRow(1, "requests", 3600, "1 requests an hour")]
    [DataRow(250_000, "requests", 86_400, "250,000 requests a day")]
    public void Of_Limit_IsNamedByWhatItSays(int requests, string what, int seconds, string expected)
    {
        var limit = RequestLimit.Of(requests, what, seconds);

        Assert.AreEqual((expected, requests, TimeSpan.FromSeconds(seconds)), (limit.Name, limit.Requests, limit.Window));
        Assert.IsNull(limit.Covers);
    }

    [TestMethod]
    [DataRow("Slow down.", 5, 60, "Slow down.", 5)]
    [DataRow(null, null, 60, "The CRM answered 429.", 60)]
    [DataRow("", null, null, "The CRM answered 429.", null)]
    public void ToException_WhatTheCrmLeftOut_IsFilledIn(string? message, int? retryAfter, int? wait, string expected, int? expectedWait)
    {
        var failure = new ApiFailure { Status = HttpStatusCode.TooManyRequests, Header = _ => null, Body = "", RetryAfter = Seconds(retryAfter) };

        var thrown = failure.ToException(ConnectorErrorKind.RateLimited, message, Seconds(wait));

        Assert.AreEqual((ConnectorErrorKind.RateLimited, expected, Seconds(expectedWait)), (thrown.Kind, thrown.Message, thrown.RetryAfter));
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } count ? TimeSpan.FromSeconds(count) : null;
}
