using System.Net;
using Engine.Sdk.Hosting.Requests;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class AskedToWaitTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    [DataRow("0", 503, 0.0)]
    [DataRow("1", 503, 1.0)]
    [DataRow("1", 429, 1.0)]
    public async Task SendAsync_AskedToWaitShortly_WaitsAsLong(string header, int status, double seconds)
    {
        using var rig = new HostingRig();
        Refuse(rig, status, header, times: 1);

        var asking = rig.Open().GetAsync(Token);
        if (seconds > 0) Assert.AreEqual(TimeSpan.FromSeconds(seconds), await rig.Time.PassAsync(Longest, Token));
        await asking;

        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    [DataRow("2", 2)]
    [DataRow("60", 60)]
    public async Task SendAsync_AskedToWaitLonger_IsLeftToTheCallerButNotInTheBackground(string header, int seconds)
    {
        using var caller = new HostingRig();
        Refuse(caller, 503, header, times: 1);
        var failed = await caller.Open().GetAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), failed.RetryAfter);
        Assert.HasCount(1, caller.Crm.All);

        using var background = new HostingRig();
        Refuse(background, 503, header, times: 1);
        var asking = RetryTests.InBackground(() => background.Open().GetAsync(Token));
        Assert.AreEqual(TimeSpan.FromSeconds(seconds), await background.Time.PassAsync(Longest, Token));
        await asking;
        Assert.HasCount(2, background.Crm.All);
    }

    [TestMethod]
    [DataRow("61")]
    [DataRow("86400")]
    [DataRow("2147483647")]
    public async Task SendAsync_AskedToWaitForTooLong_IsNotRepeatedInTheBackgroundEither(string header)
    {
        using var rig = new HostingRig();
        Refuse(rig, 429, header, times: 1);

        var failed = await RetryTests.InBackground(() => rig.Open().GetAsync(Token)).FailsAsync(ConnectorErrorKind.RateLimited);

        Assert.IsTrue(failed.RetryAfter > TimeSpan.FromMinutes(1) && failed.RetryAfter <= TimeSpan.FromDays(1));
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    [DataRow("120", 120.0)]
    [DataRow("0", 0.0)]
    [DataRow("Fri, 17 May 2030 09:30:30 GMT", 30.0)]
    [DataRow("Fri, 17 May 2030 09:29:00 GMT", 0.0)]
    [DataRow("Fri, 17 May 2999 09:29:00 GMT", 86400.0)]
    [DataRow("2147483647", 86400.0)]
    [DataRow("-5", null)]
    [DataRow("1.5", null)]
    [DataRow("soon", null)]
    [DataRow("99999999999999999999", null)]
    [DataRow("", null)]
    [DataRow("10, 20", null)]
    public void RetryAfter_Header_IsReadOrNot(string header, double? seconds)
    {
        var time = new TestTime();
        using var response = FakeCrm.Status(HttpStatusCode.ServiceUnavailable, "Retry-After", header);

        Assert.AreEqual(seconds, RetryAfter.Of(response, time)?.TotalSeconds);
    }

    private static void Refuse(HostingRig rig, int status, string retryAfter, int times)
    {
        var left = times;
        rig.Crm.Answer = (_, _) => Task.FromResult(left-- > 0 ? FakeCrm.Status((HttpStatusCode)status, "Retry-After", retryAfter) : FakeCrm.Json("{}"));
    }
}
