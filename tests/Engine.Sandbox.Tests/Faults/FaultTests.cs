using System.Net;
using System.Net.Http.Headers;

namespace Engine.Sandbox.Tests.Faults;

/// <summary>What goes wrong on purpose.</summary>
[TestClass]
public sealed class FaultTests : SandboxTest
{
    private const string Limits = "salesforce/services/data/v60.0/limits";
    private const string Contacts = "hubspot/crm/v3/objects/contacts";

    [TestMethod]
    public async Task Status_NextTwoRequests_ThenAllIsWell()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Status, Path = "/limits", Times = 2, Status = 502 });

        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Contacts)).Status);
        Assert.AreEqual(HttpStatusCode.BadGateway, (await GetAsync(Limits)).Status);
        Assert.AreEqual(HttpStatusCode.BadGateway, (await GetAsync(Limits)).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Limits)).Status);
    }

    [TestMethod]
    public async Task Status_AfterOne_SparesTheFirst()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Status, After = 1 });

        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Limits)).Status);
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, (await GetAsync(Limits)).Status);
    }

    [TestMethod]
    public async Task SignIn_IsSparedUnlessAskedFor()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Status });
        Assert.AreEqual(HttpStatusCode.OK, (await TokenAsync()).Status);

        Server.Faults.Add(new Fault { Kind = FaultKind.Status, IncludesSignIn = true, Body = "{}" });
        Assert.AreEqual(HttpStatusCode.ServiceUnavailable, (await TokenAsync()).Status);
        Assert.HasCount(1, Server.Faults.Pending);
    }

    [TestMethod]
    public async Task RateLimited_RetryAfter_InSecondsOrAsADate()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.RateLimited, RetryAfter = TimeSpan.FromSeconds(7) });
        Server.Faults.Add(new Fault { Kind = FaultKind.RateLimited, RetryAfter = TimeSpan.FromSeconds(7), IsRetryAfterDate = true });

        using var seconds = await RawAsync(Contacts);
        using var date = await RawAsync(Contacts);

        Assert.AreEqual(HttpStatusCode.TooManyRequests, seconds.StatusCode);
        Assert.AreEqual(TimeSpan.FromSeconds(7), seconds.Headers.RetryAfter?.Delta);
        Assert.AreEqual(Time.GetUtcNow().AddSeconds(7), date.Headers.RetryAfter?.Date);
        Assert.Contains("RATE_LIMITS", await seconds.Content.ReadAsStringAsync(Cancelled));
    }

    [TestMethod]
    [DataRow(Limits, "INVALID_SESSION_ID")]
    [DataRow(Contacts, "EXPIRED_AUTHENTICATION")]
    public async Task ExpiredToken_InTheVendorsForm_AndTheTokenStaysGood(string path, string code)
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.ExpiredToken });

        var (status, body) = await GetAsync(path);

        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.Contains(code, body!.ToJsonString());
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(path)).Status);
    }

    [TestMethod]
    public async Task Hang_UntilReleased_ThenTheRightAnswer()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Hang });
        var hanging = GetAsync(Limits);
        await Server.Requests.WaitForAsync("/limits", 1, Cancelled);
        while (Server.Faults.Hanging == 0)
            await Task.Yield();

        Server.Faults.Release();

        Assert.AreEqual(HttpStatusCode.OK, (await hanging).Status);
        Assert.AreEqual(0, Server.Faults.Hanging);
    }

    [TestMethod]
    public async Task Hang_ServerStops_CutsItOff()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Hang });
        var hanging = GetAsync(Limits);
        await Server.Requests.WaitForAsync("/limits", 1, Cancelled);

        await Server.DisposeAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [TestMethod]
    public async Task Delay_ByTheClock_HoldsTheAnswerBack()
    {
        Server.Delay = TimeSpan.FromSeconds(2);
        var slow = GetAsync(Limits);
        await Server.Requests.WaitForAsync("/limits", 1, Cancelled);
        Assert.IsFalse(slow.IsCompleted);

        while (!slow.IsCompleted)
        {
            Time.Advance(TimeSpan.FromSeconds(1)); // the wait may begin only now
            await Task.Yield();
        }

        Assert.AreEqual(HttpStatusCode.OK, (await slow).Status);
        Assert.AreEqual(HttpStatusCode.OK, (await TokenAsync()).Status, "Sign-in is not delayed.");
    }

    [TestMethod]
    public async Task Reset_AfterAWrite_TheVendorHasDoneIt()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.Reset, Method = "POST" });

        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("salesforce/services/data/v60.0/sobjects/Contact", """{"LastName":"X"}"""));

        Assert.HasCount(1, Server.Salesforce.All("Contact"));
    }

    [TestMethod]
    public async Task HalfBody_EndsInTheMiddle()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.HalfBody });

        await Assert.ThrowsAsync<HttpRequestException>(() => GetAsync(Limits));
    }

    [TestMethod]
    [DataRow(FaultKind.Garbage, "text/html")]
    [DataRow(FaultKind.WrongType, "application/json")]
    public async Task Garbage_IsASuccessOfTheWrongKind(FaultKind kind, string type)
    {
        Server.Faults.Add(new Fault { Kind = kind });

        using var response = await RawAsync(Contacts);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual(type, response.Content.Headers.ContentType?.MediaType);
    }

    [TestMethod]
    public async Task HugeBody_IsAsLongAsAskedFor()
    {
        Server.Faults.Add(new Fault { Kind = FaultKind.HugeBody, Bytes = 300_000 });

        var (status, body) = await GetAsync(Limits);

        Assert.AreEqual(HttpStatusCode.OK, status);
        Assert.HasCount(300_000 - 14, body!["filling"]!.GetValue<string>());
    }

    [TestMethod]
    public async Task Control_FaultByHttp_WorksAndIsForgotten()
    {
        using var add = await Http.PostAsync("sandbox/faults", new StringContent("""{"kind":"status","path":"/limits","status":504,"times":9}"""), Cancelled);
        Assert.AreEqual(HttpStatusCode.NoContent, add.StatusCode);
        Assert.AreEqual(HttpStatusCode.GatewayTimeout, (await GetAsync(Limits)).Status);

        using var clear = await Http.DeleteAsync("sandbox/faults", Cancelled);
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync(Limits)).Status);
    }

    [TestMethod]
    [DataRow("sandbox/faults", """{"kind":"nope"}""")]
    [DataRow("sandbox/faults", """{"kind":"status","times":0}""")]
    [DataRow("sandbox/delay", "{}")]
    [DataRow("sandbox/delay", "x")]
    public async Task Control_BadRequest_SaysWhatIsWrong(string path, string body)
    {
        using var response = await Http.PostAsync(path, new StringContent(body), Cancelled);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("message", await response.Content.ReadAsStringAsync(Cancelled));
    }

    [TestMethod]
    public async Task Control_Delay_IsSet()
    {
        using var response = await Http.PostAsync("sandbox/delay", new StringContent("""{"milliseconds":250}"""), Cancelled);

        Assert.AreEqual(TimeSpan.FromMilliseconds(250), Server.Delay);
    }

    private Task<(HttpStatusCode Status, System.Text.Json.Nodes.JsonNode? Body)> TokenAsync() =>
        FormAsync("salesforce/services/oauth2/token", ("grant_type", "client_credentials"), ("client_id", "sandbox-client"), ("client_secret", "sandbox-secret"));

    private async Task<HttpResponseMessage> RawAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", HubSpotPortal.PrivateAppToken);
        return await Http.SendAsync(request, Cancelled);
    }
}
