using System.Net;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Requests;

/// <summary>Requests that no HTTP library would send.</summary>
[TestClass]
public sealed class RawHttpTests(TestContext context)
{
    private static SharedEngine s_engine = null!; // set before any test runs
    private static string s_application = "";

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context)
    {
        s_engine = await SharedEngine.StartAsync(context.CancellationToken);
        s_application = s_engine.Guide.DefaultRequestHeaders.GetValues("ApplicationId").Single();
    }

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    [DataRow("zz\r\nquery=bob\r\n0\r\n\r\n")]
    [DataRow("-1\r\nquery=bob\r\n0\r\n\r\n")]
    [DataRow("9\r\nquery=bobTOOLONG\r\n0\r\n\r\n")]
    [DataRow("FFFFFFFFFFFFFFFFF\r\nquery=bob\r\n0\r\n\r\n")]
    public async Task Search_ChunkedGarbage_IsRefusedAsBadRequest(string chunks)
    {
        var answer = await SendAsync(Head("Transfer-Encoding: chunked") + chunks);

        Assert.StartsWith("HTTP/1.1 400", answer);
        Assert.Contains("\"Code\":\"BodyMalformed\"", answer);
        Assert.DoesNotContain("   at ", answer);
    }

    [TestMethod]
    public async Task Search_ChunksBeyondTheLimit_AreBodyTooLarge()
    {
        var chunk = $"10000\r\n{new string('a', 0x10000)}\r\n";

        var answer = await SendAsync(Head("Transfer-Encoding: chunked") + string.Concat(Enumerable.Repeat(chunk, 17)));

        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Contains("\"Code\":\"BodyTooLarge\"", answer);
    }

    [TestMethod]
    [DataRow("POST /api/v1/Search HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n", "400")]
    [DataRow("POST /api/v1/Search HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n", "400")]
    [DataRow("GET /api/v1/Version HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", "400")]
    [DataRow("GET /api/v1/Version HTTP/1.1\r\n\r\n", "400")]
    [DataRow("GET /api/v1/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [DataRow("GET /api/v1/Version HTTP/9.9\r\nHost: localhost\r\n\r\n", "505")]
    [DataRow("\0\u0001\u0002\r\n\r\n", "400")]
    [DataRow("GET  HTTP/1.1\r\n\r\n", "400")]
    public async Task Request_NotHttp_IsRefused(string request, string status)
    {
        var answer = await SendAsync(request);

        Assert.StartsWith($"HTTP/1.1 {status}", answer);
        Assert.DoesNotContain("   at ", answer);
    }

    [TestMethod]
    public async Task Request_HeadersOf64Kilobytes_AreRefusedAsTooLarge()
    {
        var answer = await SendAsync(Head($"X-Filler: {new string('x', 64 * 1024)}"));

        Assert.StartsWith("HTTP/1.1 431", answer);
    }

    [TestMethod]
    public async Task Request_LineOf64Kilobytes_IsRefusedAsTooLong()
    {
        var answer = await SendAsync($"GET /api/v1/Version?{new string('x', 64 * 1024)} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 414", answer);
    }

    [TestMethod]
    [DataRow("GET /api/v1/Version?x=\u00FF")]
    [DataRow("GET /api/v1/Version?%ED%A0%80")]
    [DataRow("GET /api/v1/../../etc/passwd")]
    [DataRow("GET /api/v1/AddressBooks/..%2f..%2fx")]
    [DataRow("GET http://localhost/api/v1/Version")]
    [DataRow("OPTIONS *")]
    [DataRow("BREW /api/v1/Version")]
    [DataRow("HEAD /api/v1/Version")]
    [DataRow("TRACE /api/v1/Version")]
    public async Task Request_OddTarget_IsNeverTheEnginesFault(string line)
    {
        var answer = await SendAsync($"{line} HTTP/1.1\r\nHost: localhost:{s_engine.Rig.Http.Port}\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 ", answer);
        Assert.IsLessThan('5', answer[9], answer);
        Assert.DoesNotContain("   at ", answer);
    }

    [TestMethod]
    public async Task Search_BodyWithTwoContentTypes_IsMediaTypeUnsupported()
    {
        var answer = await SendAsync(Head("Content-Type: application/json\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9") + "query=bob");

        Assert.Contains("\"Code\":\"MediaTypeUnsupported\"", answer);
    }

    [TestMethod]
    public async Task Search_ConnectionLostInTheMiddle_LeavesTheEngineServing()
    {
        for (var i = 0; i < 50; i++)
        {
            using var connection = await RawConnection.OpenAsync(s_engine.Rig, Token);
            await connection.SendAsync(Head("Content-Length: 1000") + "query=", Token);
        }

        (await s_engine.Guide.FormAsync("Search", Token, ("query", "bob"))).Is(HttpStatusCode.OK);
    }

    private static string Head(string more) =>
        $"POST /api/v1/Search HTTP/1.1\r\nHost: localhost\r\nApplicationId: {s_application}\r\nConnection: close\r\n{more}\r\n\r\n";

    private async Task<string> SendAsync(string request)
    {
        using var connection = await RawConnection.OpenAsync(s_engine.Rig, Token);
        await connection.SendAsync(request, Token);
        return await connection.ReadAllAsync(Token);
    }
}
