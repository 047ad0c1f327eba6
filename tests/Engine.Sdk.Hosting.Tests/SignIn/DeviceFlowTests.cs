using System.Net;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.SignIn;

[TestClass]
public sealed class DeviceFlowTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(29);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    [TestMethod]
    public async Task BeginSignInAsync_Device_ShowsTheCodeAndSignsInWhenItWasTyped()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig, Error("authorization_pending"), Error("authorization_pending"), null);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        Assert.AreEqual("WDJB-MJHT", prompt.UserCode);
        Assert.AreEqual("https://login.crm.example/activate", prompt.Address!.AbsoluteUri);
        Assert.AreEqual(rig.Time.Now.AddMinutes(15), prompt.ExpiresAt);

        for (var poll = 0; poll < 3; poll++) Assert.AreEqual(TimeSpan.FromSeconds(7), await rig.Time.PassAsync(Longest, Token));
        await SignedInAsync(rig, api);
        Assert.IsNull(await prompt.Refusal!.WaitAsync(Token));

        var polls = rig.Crm.ToToken.Where(sent => sent.Address.AbsolutePath == "/token").ToList();
        Assert.HasCount(3, polls);
        Assert.AreEqual("urn:ietf:params:oauth:grant-type:device_code", polls[0].Form("grant_type"));
        Assert.AreEqual("device-secret", polls[0].Form("device_code"));
        Assert.AreEqual("client-1", polls[0].Form("client_id"));
        await api.GetAsync(Token);
        Assert.AreEqual("Bearer access-1", rig.Crm.ToApi.Single().Bearer);
    }

    [TestMethod]
    public async Task Poll_SlowDown_WaitsFiveSecondsMoreEachTime()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig, Error("slow_down"), Error("authorization_pending"), Error("slow_down"), null);
        await api.BeginSignInAsync(HostingRig.Callback, Token);

        var waits = new List<double>();
        for (var poll = 0; poll < 4; poll++) waits.Add((await rig.Time.PassAsync(Longest, Token)).TotalSeconds);

        CollectionAssert.AreEqual(new double[] { 7, 12, 12, 17 }, waits);
        await SignedInAsync(rig, api);
    }

    [TestMethod]
    public async Task Poll_EndpointFailsForNow_GoesOn()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(
            rig, FakeCrm.Status(HttpStatusCode.ServiceUnavailable), FakeCrm.Json("<html>"), Error("authorization_pending"), null);
        await api.BeginSignInAsync(HostingRig.Callback, Token);

        for (var poll = 0; poll < 4; poll++) await rig.Time.PassAsync(Longest, Token);

        await SignedInAsync(rig, api);
    }

    [TestMethod]
    public async Task Poll_ConnectionFailsOrHangs_GoesOn()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig);
        var polls = 0;
        rig.Crm.AnswerToken = async (sent, cancelled) =>
        {
            if (sent.Address.AbsolutePath == "/device") return Device();
            switch (++polls)
            {
                case 1: throw FakeCrm.Reset();
                case 2: await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); break;
            }

            return rig.Crm.NextToken();
        };
        await api.BeginSignInAsync(HostingRig.Callback, Token);

        await rig.Time.PassAsync(Longest, Token);
        await rig.Time.PassAsync(Longest, Token);
        await rig.Time.PassDeadlineAsync(TimeSpan.FromSeconds(30), Token);
        Assert.AreEqual(TimeSpan.FromSeconds(28), await rig.Time.PassAsync(Longest, Token), "7 s, doubled for each failure");

        await SignedInAsync(rig, api);
    }

    [TestMethod]
    [DataRow("access_denied")]
    [DataRow("expired_token")]
    [DataRow("invalid_client")]
    public async Task Poll_Refused_EndsAndIsLogged(string error)
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig, Error(error));
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);
        Assert.IsFalse(prompt.Refusal!.IsCompleted);

        await rig.Time.PassAsync(Longest, Token);
        Assert.AreEqual($"The CRM refused the sign-in: {error}", await prompt.Refusal.WaitAsync(Token));
        while (!rig.Log.Lines.Any(line => line.Contains(error, StringComparison.Ordinal))) await Task.Yield();
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.AreEqual(SignInState.Missing, api.SignInState);
        Assert.IsEmpty(rig.Changed);
    }

    [TestMethod]
    public async Task Poll_NobodyTypesTheCode_EndsWhenItDoes()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig, [.. Enumerable.Repeat<HttpResponseMessage?>(null, 500).Select(_ => Error("authorization_pending"))]);
        var prompt = await api.BeginSignInAsync(HostingRig.Callback, Token);

        while (rig.Time.Now < prompt.ExpiresAt) await rig.Time.PassAsync(Longest, Token);
        while (!rig.Log.Lines.Any(line => line.Contains("in time", StringComparison.Ordinal))) await Task.Yield();

        Assert.Contains("not used in time", (await prompt.Refusal!.WaitAsync(Token))!);
        Assert.IsTrue(rig.Crm.ToToken.All(sent => sent.At < prompt.ExpiresAt));
        Assert.AreEqual(SignInState.Missing, api.SignInState);
    }

    [TestMethod]
    public async Task Poll_EngineStops_Ends()
    {
        using var rig = new HostingRig();
        var api = await BegunAsync(rig, Error("authorization_pending"));
        await api.BeginSignInAsync(HostingRig.Callback, Token);
        await rig.Time.WaitOfAsync(Longest, Token);

        rig.Services.Dispose();
        rig.Services.Dispose();
        rig.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.HasCount(1, rig.Crm.ToToken);
    }

    [TestMethod]
    public async Task BeginSignInAsync_OlderNamesAndNoTimes_AreUnderstood()
    {
        using var rig = new HostingRig();
        rig.Crm.AnswersToken("""{"device_code":"d","user_code":"u","verification_url":"https://crm.example/device"}""");

        var prompt = await rig.Open(HostingRig.ByDevice()).BeginSignInAsync(HostingRig.Callback, Token);

        Assert.AreEqual("https://crm.example/device", prompt.Address!.AbsoluteUri);
        Assert.AreEqual(TimeSpan.FromSeconds(5), await rig.Time.WaitOfAsync(Longest, Token));
    }

    [TestMethod]
    [DataRow(200, """{"device_code":"d","user_code":"u","verification_uri":"javascript:alert(1)"}""", ConnectorErrorKind.BadAnswer)]
    [DataRow(200, """{"device_code":"d","user_code":"u","verification_uri":"file:///etc/passwd"}""", ConnectorErrorKind.BadAnswer)]
    [DataRow(200, """{"device_code":"d","user_code":"u","verification_uri":"/device"}""", ConnectorErrorKind.BadAnswer)]
    [DataRow(200, """{"device_code":"d","verification_uri":"https://crm.example/"}""", ConnectorErrorKind.BadAnswer)]
    [DataRow(200, "[]", ConnectorErrorKind.BadAnswer)]
    [DataRow(400, """{"error":"unauthorized_client"}""", ConnectorErrorKind.Unauthorized)]
    [DataRow(503, "", ConnectorErrorKind.Unavailable)]
    public async Task BeginSignInAsync_DeviceEndpointHasNoCode_Fails(int status, string body, ConnectorErrorKind kind)
    {
        using var rig = new HostingRig();
        rig.Crm.AnswersToken(body, (HttpStatusCode)status);

        await rig.Open(HostingRig.ByDevice()).BeginSignInAsync(HostingRig.Callback, Token).FailsAsync(kind);
    }

    /// <param name="polls">What polls are answered, in turn; null for tokens.</param>
    private async Task<BookApi> BegunAsync(HostingRig rig, params HttpResponseMessage?[] polls)
    {
        var answers = new Queue<HttpResponseMessage?>(polls);
        rig.Crm.AnswerToken = (sent, _) => Task.FromResult(sent.Address.AbsolutePath == "/device" ? Device() : answers.Dequeue() ?? rig.Crm.NextToken());
        var api = rig.Open(HostingRig.ByDevice());
        await api.LoadSignInAsync(Token);
        return api;
    }

    private static async Task SignedInAsync(HostingRig rig, BookApi api)
    {
        while (rig.Changed.IsEmpty) await Task.Yield();
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    private static HttpResponseMessage Device() => FakeCrm.Json(
        """{"device_code":"device-secret","user_code":"WDJB-MJHT","verification_uri":"https://login.crm.example/activate","expires_in":900,"interval":7}""");

    private static HttpResponseMessage Error(string error) => FakeCrm.Json($$"""{"error":"{{error}}"}""", HttpStatusCode.BadRequest);
}
