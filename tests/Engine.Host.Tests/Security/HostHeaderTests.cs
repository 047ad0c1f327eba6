using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Security;

/// <summary>Only this machine's own names are served, which stops DNS rebinding.</summary>
[TestClass]
public sealed class HostHeaderTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await SharedEngine.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow("localhost")]
    [DataRow("LOCALHOST:1")]
    [DataRow("127.0.0.1:80")]
    [DataRow("[::1]:80")]
    public async Task Request_OwnName_IsServed(string host) => Assert.AreEqual(HttpStatusCode.OK, (await ReadAsync("api/v1/Version", host)).Status);

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("localhost.evil.example")]
    [DataRow("evil.localhost")]
    [DataRow("127.0.0.2")]
    [DataRow("2130706433")]
    [DataRow("[::ffff:127.0.0.1]")]
    [DataRow("localhost.")]
    public async Task Request_OtherName_IsHostNotAllowedAtEveryAddress(string host)
    {
        foreach (var path in (string[])["", "api/v1/Version", "api/v1/AddressBooks", "api/v1/nothing", "health/live", "metrics", "openapi/v1.json", "scalar/v1", "contacts/x"])
            (await ReadAsync(path, host)).IsProblem(HttpStatusCode.MisdirectedRequest, "HostNotAllowed");
    }

    [TestMethod]
    public async Task Request_NameOfTheSettings_IsServed()
    {
        await using var engine = await EngineRig.StartAsync(Token, folder: Settled("""{"Engine":{"AllowedHosts":["crm.test"]}}"""));
        using var client = engine.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(engine.Http, "api/v1/Version"));
        request.Headers.Host = "crm.test";

        (await client.AskAsync(request, Token)).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    public async Task Upgrade_OtherName_IsRefused()
    {
        var id = s_engine.Guide.DefaultRequestHeaders.GetValues("ApplicationId").Single();
        using var connection = await RawConnection.OpenAsync(s_engine.Rig, Token);

        await connection.SendAsync(
            $"GET /api/v1/events/{id} HTTP/1.1\r\nHost: evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", Token);

        Assert.StartsWith("HTTP/1.1 421", await connection.ReadHeadAsync(Token));
    }

    private static string Settled(string settings)
    {
        var folder = TestFolders.New();
        File.WriteAllText(Path.Combine(folder, "settings.json"), settings);
        return folder;
    }

    private async Task<Answer> ReadAsync(string path, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(s_engine.Rig.Http, path));
        request.Headers.Host = host;
        return await s_engine.Guide.AskAsync(request, Token);
    }
}
