using System.Net;
using System.Text;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class FailureTests
{
    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    public static IEnumerable<object[]> Statuses => Enumerable.Range(200, 400).Where(status => status is not (408 or 425)).Chunk(25).Select(chunk => new object[] { chunk });

    [TestMethod]
    [DynamicData(nameof(Statuses))]
    public async Task SendAsync_EveryStatus_IsAnAnswerOrAKindOfFailure(int[] statuses)
    {
        foreach (var status in statuses)
        {
            using var rig = new HostingRig();
            rig.Crm.Answers((HttpStatusCode)status);

            var asking = rig.Open().PostAsync(Token);

            if (status < 300) (await asking).Dispose();
            else Assert.AreEqual($"The CRM answered {status}.", (await asking.FailsAsync(KindOf(status))).Message);
        }
    }

    [TestMethod]
    [DataRow(408)]
    [DataRow(425)]
    public async Task SendAsync_LateOrEarly_IsUnavailable(int status)
    {
        using var rig = new HostingRig();
        rig.Crm.Answers((HttpStatusCode)status);

        await rig.Open().PostAsync(Token).FailsAsync(ConnectorErrorKind.Unavailable);
    }

    [TestMethod]
    public async Task ReadFailure_GetsWhatTheCrmSaid()
    {
        using var rig = new HostingRig();
        ApiFailure? read = null;
        rig.Crm.Answer = (_, _) =>
        {
            var response = FakeCrm.Json("""{"message":"on hold"}""", HttpStatusCode.Conflict);
            response.Headers.Add("X-Request-Id", ["1", "2"]);
            response.Headers.TryAddWithoutValidation("Retry-After", "7");
            return Task.FromResult(response);
        };
        var api = rig.Open(HostingRig.Describe() with { ReadFailure = failure => (read = failure).ToException(ConnectorErrorKind.Refused, failure.Json!.Value.GetProperty("message").GetString()!) });

        var refused = await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Refused);

        Assert.AreEqual(("on hold", TimeSpan.FromSeconds(7)), (refused.Message, refused.RetryAfter));
        Assert.AreEqual((HttpStatusCode.Conflict, "1", "application/json; charset=utf-8", null), (read!.Status, read.Header("x-request-id"), read.Header("Content-Type"), read.Header("Absent")));
        Assert.AreEqual("""{"message":"on hold"}""", read.Body);
    }

    [TestMethod]
    public async Task ReadFailure_ThrowsOrHasNoOpinion_TheStatusTells()
    {
        foreach (var reading in new Func<ApiFailure, ConnectorException?>[] { _ => null, _ => throw new FormatException(), failure => throw failure.ToException(), _ => throw new OperationCanceledException() })
        {
            using var rig = new HostingRig();
            rig.Crm.Answers(HttpStatusCode.Forbidden);

            Assert.AreEqual("The CRM answered 403.", (await rig.Open(HostingRig.Describe() with { ReadFailure = reading }).GetAsync(Token).FailsAsync(ConnectorErrorKind.Forbidden)).Message);
        }
    }

    [TestMethod]
    [DataRow("", null)]
    [DataRow("<html>", null)]
    [DataRow("{\"a\":", null)]
    [DataRow("{\"a\":1} x", null)]
    [DataRow("null", "null")]
    [DataRow("\uFEFF{\"a\":1}", "{\"a\":1}")]
    public async Task ReadFailure_BodyOrNot_IsJsonOrNull(string body, string? json)
    {
        var failure = await FailureOfAsync(Encoding.UTF8.GetBytes(body));

        Assert.AreEqual(json, failure.Json?.GetRawText());
        Assert.AreEqual(body.TrimStart('\uFEFF'), failure.Body);
    }

    [TestMethod]
    public async Task ReadFailure_LongOrBrokenBody_IsCutAndReadable()
    {
        var longest = await FailureOfAsync(Encoding.UTF8.GetBytes($"\"{new string('a', 65_534)}\""));
        var longer = await FailureOfAsync(Encoding.UTF8.GetBytes($"\"{new string('a', 65_535)}\""));
        var broken = await FailureOfAsync([0xFF, 0xFE, (byte)'x', 0]);
        var deep = await FailureOfAsync(Encoding.UTF8.GetBytes(new string('[', 10_000)));

        Assert.AreEqual((65_536, true), (longest.Body.Length, longest.Json is not null));
        Assert.AreEqual((65_536, false), (longer.Body.Length, longer.Json is not null));
        Assert.Contains("x", broken.Body);
        Assert.IsNull(deep.Json);
    }

    [TestMethod]
    public async Task SendAsync_CallerLeaves_IsACancellationAndNeverWrapped()
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        var asked = new TaskCompletionSource();
        rig.Crm.Answer = async (_, cancelled) => { asked.SetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };
        using var leaving = new CancellationTokenSource();

        var asking = api.GetAsync(leaving.Token);
        await asked.Task;
        await leaving.CancelAsync();

        var left = await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
        Assert.IsNotInstanceOfType<ConnectorException>(left.InnerException);
        Assert.HasCount(1, rig.Crm.All);
        await Assert.ThrowsAsync<OperationCanceledException>(() => api.GetAsync(leaving.Token));
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_CallerLeavesInTheMiddleOfAnAnswer_IsACancellation()
    {
        using var rig = new HostingRig();
        using var leaving = new CancellationTokenSource();
        rig.Crm.Answer = (_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new LeavingStream(leaving)) });

        await Assert.ThrowsAsync<OperationCanceledException>(() => rig.Open().GetAsync(leaving.Token));

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_BookClosed_EndsWhatIsUnderWayAndTakesNothingMore()
    {
        using var rig = new HostingRig();
        var (api, other) = (rig.Open(), rig.Open());
        var asked = new TaskCompletionSource();
        rig.Crm.Answer = async (_, cancelled) => { asked.SetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };
        var asking = api.GetAsync(Token);
        await asked.Task;

        api.Dispose();
        api.Dispose();

        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => api.GetAsync(Token));
        rig.Crm.Answer = (_, _) => Task.FromResult(FakeCrm.Json("{}"));
        await other.GetAsync(Token);
    }

    private static ConnectorErrorKind KindOf(int status) => status switch
    {
        < 400 => ConnectorErrorKind.BadAnswer,
        401 => ConnectorErrorKind.Unauthorized,
        403 => ConnectorErrorKind.Forbidden,
        404 or 410 => ConnectorErrorKind.NotFound,
        429 => ConnectorErrorKind.RateLimited,
        < 500 => ConnectorErrorKind.Refused,
        _ => ConnectorErrorKind.Unavailable,
    };

    private async Task<ApiFailure> FailureOfAsync(byte[] body)
    {
        using var rig = new HostingRig();
        ApiFailure? read = null;
        rig.Crm.Answer = (_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new ByteArrayContent(body) });
        await rig.Open(HostingRig.Describe() with { ReadFailure = failure => (read = failure).ToException() }).GetAsync(Token).FailsAsync(ConnectorErrorKind.Refused);
        return read!;
    }

    private sealed class LeavingStream(CancellationTokenSource leaving) : MemoryStream(new byte[10])
    {
        public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            await leaving.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
