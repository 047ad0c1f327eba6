using System.Net;
using System.Text.Json.Nodes;

namespace Engine.Sandbox.Tests.OAuth;

/// <summary>Devices without a browser (RFC 8628).</summary>
[TestClass]
public sealed class DeviceTests : CodeFlow
{
    [TestMethod]
    public async Task Device_UserApproves_GetsTokens()
    {
        var start = await StartDeviceAsync();
        var waiting = await PollAsync(start);
        Assert.IsTrue(Server.OAuth.SignIn.ApproveDevice(Text(start, "user_code").Replace("-", " ").ToLowerInvariant()));
        Time.Advance(TimeSpan.FromSeconds(5));

        var (status, body) = await PollAsync(start);

        Assert.AreEqual("authorization_pending", Text(waiting.Body, "error"));
        Assert.AreEqual(HttpStatusCode.OK, status, body?.ToJsonString());
        Assert.AreEqual(HttpStatusCode.OK, (await GetAsync("oauth/userinfo", Text(body, "access_token"))).Status);
        Assert.AreNotEqual("", Text(body, "refresh_token"));
    }

    [TestMethod]
    public async Task Device_AskedTooOften_IsSlowedDownForGood()
    {
        var start = await StartDeviceAsync();
        await PollAsync(start);
        Time.Advance(TimeSpan.FromSeconds(4));
        var early = await PollAsync(start);
        Time.Advance(TimeSpan.FromSeconds(9));
        var stillEarly = await PollAsync(start);
        Time.Advance(TimeSpan.FromSeconds(15));

        Assert.AreEqual("slow_down", Text(early.Body, "error"));
        Assert.AreEqual("slow_down", Text(stillEarly.Body, "error"));
        Assert.AreEqual("authorization_pending", Text((await PollAsync(start)).Body, "error"));
    }

    [TestMethod]
    public async Task Device_AskedAHairTooEarly_IsNotSlowedDown()
    {
        var start = await StartDeviceAsync();
        await PollAsync(start);
        Time.Advance(TimeSpan.FromMilliseconds(4990));

        Assert.AreEqual("authorization_pending", Text((await PollAsync(start)).Body, "error"));
    }

    [TestMethod]
    public async Task Device_UserDenies_IsTold()
    {
        var start = await StartDeviceAsync();
        Server.OAuth.SignIn.DenyDevice(Text(start, "user_code"));

        Assert.AreEqual("access_denied", Text((await PollAsync(start)).Body, "error"));
    }

    [TestMethod]
    public async Task Device_NobodyDecides_RunsOut()
    {
        var start = await StartDeviceAsync();
        Time.Advance(TimeSpan.FromMinutes(11));

        Assert.AreEqual("expired_token", Text((await PollAsync(start)).Body, "error"));
        Assert.IsFalse(Server.OAuth.SignIn.ApproveDevice(Text(start, "user_code")));
    }

    [TestMethod]
    public async Task Device_ApprovedOnThePage_GetsTokens()
    {
        var start = await StartDeviceAsync();
        using var form = new FormUrlEncodedContent([new("user_code", Text(start, "user_code")), new("decision", "allow")]);
        using var page = await Http.PostAsync(Text(start, "verification_uri"), form, Cancelled);

        Assert.AreEqual(HttpStatusCode.OK, page.StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, (await PollAsync(start)).Status);
    }

    private async Task<JsonNode?> StartDeviceAsync() => (await FormAsync("oauth/device", ("client_id", "sandbox-public"), ("scope", "contacts"))).Body;

    private Task<(HttpStatusCode Status, JsonNode? Body)> PollAsync(JsonNode? start) =>
        FormAsync("oauth/token", ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", Text(start, "device_code")), ("client_id", "sandbox-public"));
}
