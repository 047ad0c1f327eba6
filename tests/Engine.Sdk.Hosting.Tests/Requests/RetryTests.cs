using System.Net;
using Engine.Sdk.Hosting.Requests;
using Engine.Sdk.Hosting.Tests.Rig;

namespace Engine.Sdk.Hosting.Tests.Requests;

[TestClass]
public sealed class RetryTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    public required TestContext TestContext { get; init; }

    private CancellationToken Token => TestContext.CancellationToken;

    public static IEnumerable<object[]> Faults => [["500"], ["502"], ["503"], ["504"], ["408"], ["425"], ["reset"], ["refused"], ["half"], ["connect"]];

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task SendAsync_ReadFailsTwice_IsAnsweredByTheThird(string fault)
    {
        foreach (var read in new Func<BookApi, Task>[]
                 {
                     api => api.GetAsync(Token),
                     async api => (await api.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, "contacts"), Token)).Dispose(),
                     async api => (await api.PostAsync(Token, isRead: true)).Dispose(),
                 })
        {
            using var rig = new HostingRig();
            var api = rig.Open();
            Fail(rig, fault, times: 2);

            var asking = read(api);
            var delays = new[] { await rig.Time.PassAsync(Longest, Token), await rig.Time.PassAsync(Longest, Token) };
            await asking;

            Assert.HasCount(3, rig.Crm.All);
            Assert.IsTrue(delays.All(delay => delay > TimeSpan.Zero && delay < TimeSpan.FromSeconds(2)), string.Join(' ', delays));
            Assert.IsFalse(rig.Crm.All.Any(sent => sent.Headers.ContainsKey(ApiRequest.ReadsOnlyHeader)));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task SendAsync_ReadFailsThrice_FailsWithTheLast(string fault)
    {
        using var rig = new HostingRig();
        var api = rig.Open();
        Fail(rig, fault, times: 100);

        var asking = api.GetAsync(Token);
        await rig.Time.PassAsync(Longest, Token);
        await rig.Time.PassAsync(Longest, Token);

        await asking.FailsAsync(ConnectorErrorKind.Unavailable);
        Assert.HasCount(3, rig.Crm.All);
    }

    [TestMethod]
    [DynamicData(nameof(Faults))]
    public async Task SendAsync_WriteFails_IsNeverRepeated(string fault)
    {
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            using var rig = new HostingRig();
            var api = rig.Open();
            Fail(rig, fault, times: 100);
            using var request = new HttpRequestMessage(method, "contacts") { Content = new StringContent("x") };

            await api.Http.SendAsync(request, Token).FailsAsync(ConnectorErrorKind.Unavailable);

            Assert.HasCount(1, rig.Crm.All);
        }
    }

    [TestMethod]
    [DataRow(400)]
    [DataRow(401)]
    [DataRow(403)]
    [DataRow(404)]
    [DataRow(409)]
    [DataRow(422)]
    [DataRow(429)]
    public async Task SendAsync_ReadRefused_IsNotRepeated(int status)
    {
        using var rig = new HostingRig();
        rig.Crm.Answers((HttpStatusCode)status, (HttpStatusCode)status);

        await Assert.ThrowsExactlyAsync<ConnectorException>(() => rig.Open().GetAsync(Token));

        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_MarkedPost_IsResentWhole()
    {
        using var rig = new HostingRig();
        rig.Crm.Answers(HttpStatusCode.ServiceUnavailable);
        using var body = new OnceOnlyContent("""{"name":"Bob"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "search") { Content = body };
        request.Headers.Add(ApiRequest.ReadsOnlyHeader, "true");

        var asking = rig.Open().Http.SendAsync(request, Token);
        await rig.Time.PassAsync(Longest, Token);
        await asking;

        Assert.IsTrue(rig.Crm.All is [{ Body: """{"name":"Bob"}""" }, { Body: """{"name":"Bob"}""" }]);
    }

    [TestMethod]
    public async Task SendAsync_MarkOnAWrite_DoesNotReachTheCrm()
    {
        using var rig = new HostingRig();

        using (await rig.Open().PostAsync(Token, isRead: true))
        {
            Assert.IsFalse(rig.Crm.All.Single().Headers.ContainsKey(ApiRequest.ReadsOnlyHeader));
        }
    }

    [TestMethod]
    public async Task SendAsync_NoAnswer_IsTriedAgainAfterTheLongestATryMayTake()
    {
        using var rig = new HostingRig();
        var (tries, asked) = (0, new TaskCompletionSource());
        rig.Crm.Answer = async (_, cancelled) =>
        {
            asked.TrySetResult();
            if (++tries == 1) await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled);
            return FakeCrm.Json("{}");
        };

        var asking = rig.Open().GetAsync(Token);
        await asked.Task;
        rig.Time.Advance(Retries.AttemptTimeout);
        await rig.Time.PassAsync(TimeSpan.FromSeconds(5), Token);
        await asking;

        Assert.HasCount(2, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_WriteUnanswered_IsUnavailableInTheEnd()
    {
        using var rig = new HostingRig();
        var asked = new TaskCompletionSource();
        rig.Crm.Answer = async (_, cancelled) => { asked.SetResult(); await Task.Delay(Timeout.InfiniteTimeSpan, rig.Time, cancelled); return FakeCrm.Json("{}"); };

        var asking = rig.Open().PostAsync(Token);
        await asked.Task;
        rig.Time.Advance(Retries.AttemptTimeout);

        Assert.AreEqual("The CRM did not answer in time.", (await asking.FailsAsync(ConnectorErrorKind.Unavailable)).Message);
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_CallerLeavesBetweenTries_IsACancellation()
    {
        using var rig = new HostingRig();
        Fail(rig, "503", times: 100);
        using var leaving = new CancellationTokenSource();

        var asking = rig.Open().GetAsync(leaving.Token);
        await rig.Time.WaitOfAsync(Longest, Token);
        await leaving.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(() => asking);
        Assert.HasCount(1, rig.Crm.All);
    }

    [TestMethod]
    public async Task SendAsync_RefusedForTheToken_RenewsOnceAndSendsTheSameAgain()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Crm.Answers(HttpStatusCode.Unauthorized);

        using (await api.PostAsync(Token, "contacts?x=1"))
        {
            Assert.IsTrue(rig.Crm.ToApi is [{ Bearer: "Bearer access-1" }, { Bearer: "Bearer access-2" }]);
            Assert.AreEqual(1, rig.Crm.ToApi.Select(sent => (sent.Method, sent.Address, sent.Body)).Distinct().Count());
        }
    }

    [TestMethod]
    public async Task SendAsync_RefusedAgainAfterTheRenewal_FailsWithThat()
    {
        using var rig = new HostingRig();
        var api = await rig.SignedInAsync(Token);
        rig.Crm.Answers(HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized);

        await api.GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.HasCount(2, rig.Crm.ToApi);
        Assert.HasCount(2, rig.Crm.ToToken);
        Assert.AreEqual(SignInState.SignedIn, api.SignInState);
    }

    [TestMethod]
    public async Task SendAsync_KeyRefused_IsNotSentAgain()
    {
        using var rig = new HostingRig();
        rig.Crm.Answers(HttpStatusCode.Unauthorized);

        await rig.Open(new HeaderSignIn { Header = "X-Api-Key", Value = "key-1" }).GetAsync(Token).FailsAsync(ConnectorErrorKind.Unauthorized);

        Assert.HasCount(1, rig.Crm.All);
    }

    internal static async Task<T> InBackground<T>(Func<Task<T>> work)
    {
        BackgroundRequests.Begin();
        return await work();
    }

    private static void Fail(HostingRig rig, string fault, int times)
    {
        var left = times;
        rig.Crm.Answer = (_, _) => left-- <= 0 ? Task.FromResult(FakeCrm.Json("{}")) : fault switch
        {
            "reset" => throw FakeCrm.Reset(),
            "refused" => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"),
            "connect" => throw new TaskCanceledException("A connection could not be established within the configured ConnectTimeout.", new TimeoutException()),
            "half" => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(new HalfStream()) }),
            _ => Task.FromResult(FakeCrm.Status((HttpStatusCode)int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture))),
        };
    }

    /// <summary>A body that can be read once, as that of a stream.</summary>
    private sealed class OnceOnlyContent(string text) : HttpContent
    {
        private bool _isRead;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            Assert.IsFalse(_isRead);
            _isRead = true;
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
        }

        protected override bool TryComputeLength(out long length) => (length = 0) != 0;
    }

    /// <summary>Breaks in the middle.</summary>
    private sealed class HalfStream : MemoryStream
    {
        private bool _isBegun;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => _isBegun ? throw new IOException("The connection was reset.") : Begin(buffer, offset);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isBegun) throw new IOException("The connection was reset.");
            _isBegun = true;
            buffer.Span[0] = (byte)'{';
            return ValueTask.FromResult(1);
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The connection was reset.");

        private int Begin(byte[] buffer, int offset)
        {
            _isBegun = true;
            buffer[offset] = (byte)'{';
            return 1;
        }
    }
}
