using System.Net;
using System.Net.Http.Json;

namespace Engine.Sdk.Testing.Tests.Stubs;

[TestClass]
public sealed class StubHttpTests
{
    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public async Task Send_Recorded_AnswersByMethodAndPathAndRecords()
    {
        using var stub = new StubHttp().On("GET", "/a b", StubAnswer.Json("""{"x":1}""")).On("POST", "/a b", request => StubAnswer.Json(request.Body, HttpStatusCode.Created));
        using var http = Client(stub);

        Assert.AreEqual("""{"x":1}""", await http.GetStringAsync(new Uri("a%20b?q=1%2B1", UriKind.Relative), TestContext.CancellationToken));
        using var posted = await http.PostAsync(new Uri("a%20b", UriKind.Relative), JsonContent.Create(5), TestContext.CancellationToken);
        using var unknown = await http.GetAsync(new Uri("b", UriKind.Relative), TestContext.CancellationToken);

        Assert.AreEqual(HttpStatusCode.Created, posted.StatusCode);
        Assert.AreEqual("5", await posted.Content.ReadAsStringAsync(TestContext.CancellationToken));
        Assert.AreEqual(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.AreEqual(3, stub.RequestCount);
        Assert.AreEqual("1+1", stub.Requests[0].Query("q"));
        Assert.AreEqual("application/json; charset=utf-8", stub.Requests[1].Headers["content-type"]);
    }

    [TestMethod]
    [DataRow(ContractFault.Unauthorized, 401)]
    [DataRow(ContractFault.Forbidden, 403)]
    [DataRow(ContractFault.NotFound, 404)]
    [DataRow(ContractFault.TooManyRequests, 429)]
    [DataRow(ContractFault.ServerError, 500)]
    [DataRow(ContractFault.Unavailable, 503)]
    [DataRow(ContractFault.Garbage, 200)]
    [DataRow(ContractFault.WrongType, 200)]
    public async Task Fail_FaultsOfAnAnswer_ShowSoOften(ContractFault fault, int status)
    {
        using var stub = new StubHttp { Otherwise = _ => StubAnswer.Empty(HttpStatusCode.NoContent) };
        using var http = Client(stub);
        stub.Fail(fault, 1);

        using var failed = await http.GetAsync(new Uri("x", UriKind.Relative), TestContext.CancellationToken);
        using var next = await http.GetAsync(new Uri("x", UriKind.Relative), TestContext.CancellationToken);

        Assert.AreEqual(status, (int)failed.StatusCode);
        Assert.AreEqual(fault == ContractFault.TooManyRequests ? stub.RetryAfter : null, failed.Headers.RetryAfter?.Delta);
        Assert.AreEqual(HttpStatusCode.NoContent, next.StatusCode);
    }

    [TestMethod]
    [DataRow(ContractFault.Reset)]
    [DataRow(ContractFault.HalfBody)]
    public async Task Fail_FaultsOfTheConnection_Throw(ContractFault fault)
    {
        using var stub = new StubHttp();
        using var http = Client(stub);
        stub.Fail(fault, 1);

        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("x", UriKind.Relative), TestContext.CancellationToken));
    }

    [TestMethod]
    public async Task Fail_Hang_EndsWithItsToken()
    {
        using var stub = new StubHttp { IsSpared = request => request.Path == "/token" };
        using var http = Client(stub);
        stub.Fail(ContractFault.Hang, int.MaxValue);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(TestContext.CancellationToken);

        var hanging = http.GetAsync(new Uri("x", UriKind.Relative), leaving.Token);
        using var spared = await http.GetAsync(new Uri("token", UriKind.Relative), TestContext.CancellationToken);
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => hanging);
    }

    private static HttpClient Client(StubHttp stub) => new(stub, disposeHandler: false) { BaseAddress = new Uri("https://crm.test/") };
}
