using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class RefreshTests
{
    private static readonly TimeSpan Almost = TimeSpan.FromMinutes(59.5);
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(61);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task SendAsync_HundredAtOnceWithExpiredToken_RenewOnceAndAreAllAnswered()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        var gate = new TaskCompletionSource();
        rig.Crm.AnswerToken = async (_, _) => { await gate.Task; return rig.Crm.NextToken(); };

        var all = Enumerable.Range(0, 100).Select(_ => Task.Run(() => api.GetAsync(Token))).ToList();
        gate.SetResult();
        await Task.WhenAll(all);

        Assert.HasCount(100, rig.Crm.ToApi);
        Assert.IsTrue(rig.Crm.ToApi.All(sent => sent.Bearer == "Bearer access-2"));
        var renewal = rig.Crm.ToToken.Skip(1).Single();
        Assert.AreEqual("refresh_token", renewal.Form("grant_type"));
        Assert.AreEqual("refresh-1", renewal.Form("refresh_token"));
        Assert.AreEqual("client-1", renewal.Form("client_id"));
        Assert.AreEqual("client-secret-1", renewal.Form("client_secret"));
    }

    [TestMethod]
    public async Task SendAsync_HundredRefusedInTheMiddle_RenewOnceAndAreAllAnswered()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        var isRevoked = false;
        rig.Crm.Answer = (sent, _) => Task.FromResult(Volatile.Read(ref isRevoked) && sent.Bearer == "Bearer access-1" ? FakeCrm.Status(HttpStatusCode.Unauthorized) : FakeCrm.Json("{}"));
        var underWay = 0;

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Task.Run(async () =>
        {
            if (Interlocked.Increment(ref underWay) == 50) Volatile.Write(ref isRevoked, true);
            if (i % 2 == 0) await api.GetAsync(Token);
            else using (await api.PostAsync(Token)) { }
        })));

        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.IsTrue(rig.Crm.ToApi.Count is >= 100 and <= 200, "Each at most once more.");
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    [DataRow(3599 - 60, "access-1")]
    [DataRow(3600 - 60, "access-2")]
    [DataRow(3599, "access-2")]
    public async Task SendAsync_WithinTheLastMinute_RenewsBeforeItEnds(int seconds, string token)
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        await api.GetAsync(Token);

        Assert.AreEqual($"Bearer {token}", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_TokenThatLivesForAMinute_IsNotRenewedForEachRequest()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswerToken = (_, _) => Task.FromResult(rig.Crm.NextToken(expiresIn: 60));
        var api = await rig.SignedInAsync(Token);

        for (var i = 0; i < 5; i++) await api.GetAsync(Token);

        Assert.HasCount(1, rig.Crm.ToToken);
    }

    [TestMethod]
    public async Task SendAsync_LastMinuteAndTokenEndpointSilent_GoesWithTheOldOneAfterASecond()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Almost);
        var gate = new TaskCompletionSource();
        rig.Crm.AnswerToken = async (_, _) => { await gate.Task; return rig.Crm.NextToken(); };

        var asking = api.GetAsync(Token);
        await rig.Time.PassDeadlineAsync(TimeSpan.FromSeconds(1), Token);
        await asking;
        gate.SetResult();

        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    [DataRow(500, "")]
    [DataRow(503, "<html>")]
    [DataRow(429, "")]
    [DataRow(200, "<html>garbage")]
    [DataRow(200, "")]
    [DataRow(200, "[1]")]
    [DataRow(200, """{"token":"?"}""")]
    [DataRow(400, """{"error":"invalid_client"}""")]
    [DataRow(401, """{"error":"invalid_client"}""")]
    [DataRow(400, "not json")]
    [DataRow(503, """{"error":"invalid_grant"}""")]
    [DataRow(0, "reset")]
    [DataRow(-1, "connecting timed out")]
    public async Task SendAsync_RenewalFailsForNow_KeepsTheGrantAndTriesAgain(int status, string body)
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        rig.Crm.AnswerToken = (_, _) => status switch
        {
            0 => throw FakeCrm.Reset(),
            -1 => throw new TaskCanceledException("connect", new TimeoutException()),
            _ => Task.FromResult(FakeCrm.Json(body, (HttpStatusCode)status)),
        };

        var failed = await Assert.ThrowsExactlyAsync<ConnectorException>(() => api.PostAsync(Token)); // a write: no repetitions of its own
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
        Assert.AreEqual("refresh-1", (await rig.Store.LoadAsync(rig.Changed.Single(), Token))!.RefreshToken);
        rig.Crm.AnswerToken = null;
        await api.GetAsync(Token);

        Assert.IsFalse(failed.Message.Contains("refresh-1", StringComparison.Ordinal));
        Assert.AreEqual("Bearer access-2", rig.Crm.ToApi.Single().Bearer);
        Assert.IsTrue(rig.Crm.ToToken.Skip(1).All(sent => sent.Form("refresh_token") == "refresh-1"));
        Assert.HasCount(1, rig.Changed);
    }

    [TestMethod]
    [DataRow(500, "")]
    [DataRow(200, "<html>garbage")]
    [DataRow(400, """{"error":"invalid_client"}""")]
    public async Task SendAsync_RenewalFailsInTheLastMinute_GoesWithTheOldOne(int status, string body)
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Almost);
        rig.Crm.AnswersToken(body, (HttpStatusCode)status);

        await api.GetAsync(Token);

        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task SendAsync_TokenEndpointHangs_IsUnavailableAndNoCancellation()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(Past);
        rig.Crm.AnswerToken = async (_, cancelled) => { await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };

        var asking = api.PostAsync(Token);
        await rig.Time.PassDeadlineAsync(TimeSpan.FromSeconds(30), Token);
        await asking.FailsAsync(ConnectorErrorKind.Unavailable);
        rig.Crm.AnswerToken = null;

        await api.GetAsync(Token);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow(""","expires_in":0""")]
    [DataRow(""","expires_in":-5""")]
    [DataRow(""","expires_in":"soon" """)]
    [DataRow(""","expires_in":1e400""")]
    [DataRow(""","expires_in":99999999999999999999""")]
    public async Task SendAsync_EndOfTokenNotToldOrAbsurd_IsUsedUntilItIsRefused(string expires)
    {
        using var rig = new HostingRig();
        rig.Crm.AnswersToken($$"""{"access_token":"a","refresh_token":"r"{{expires}}}""");
        var api = await rig.SignedInAsync(Token);
        rig.Time.Advance(TimeSpan.FromDays(300));

        await api.GetAsync(Token);

        Assert.HasCount(1, rig.Crm.ToToken);
    }
}
