using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Engine.Sdk.Testing;

namespace Engine.Connectors.CardDav.Tests.Servers;

/// <summary>What stands before the server: counts, and on demand answers in its place as a server in trouble does.</summary>
internal sealed class FaultyTransport() : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero })
{
    private const int Huge = 40 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly ConcurrentQueue<string> _invalid = new();
    private ContractFault _fault;
    private int _times;
    private int _requests;

    public int Requests => _requests;

    /// <summary>Requests that the server does not understand.</summary>
    public IReadOnlyList<string> Invalid => [.. _invalid];

    /// <summary>Called before each request goes on, with the time to change something first.</summary>
    public Func<HttpRequestMessage, Task>? Before { get; set; }

    /// <summary>Answers in place of the server where it does not return null.</summary>
    public Func<HttpRequestMessage, string, HttpResponseMessage?>? Answer { get; set; }

    public TimeSpan RetryAfter { get; init; }

    public void Fail(ContractFault fault, int times)
    {
        lock (_lock) (_fault, _times) = (fault, times);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        if (Take() is { } fault) return await FailAsync(fault, request, cancellationToken);
        if (Before is { } before) await before(request);
        if (Answer is { } answer)
        {
            var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            if (answer(request, body) is { } made)
            {
                made.RequestMessage = request;
                return made;
            }
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.UnsupportedMediaType)
            _invalid.Enqueue($"{request.Method} {request.RequestUri?.AbsolutePath}: {(int)response.StatusCode}");
        return response;
    }

    public static HttpResponseMessage Xml(string xml, HttpStatusCode status = HttpStatusCode.MultiStatus) => new(status) { Content = new StringContent(xml, Encoding.UTF8, "application/xml") };

    private ContractFault? Take()
    {
        lock (_lock)
        {
            if (_times == 0) return null;
            if (_times != int.MaxValue) _times--;
            return _fault;
        }
    }

    private async Task<HttpResponseMessage> FailAsync(ContractFault fault, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (fault == ContractFault.Hang) await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        if (fault == ContractFault.Reset) throw new HttpRequestException(HttpRequestError.ConnectionError, "The connection was reset.");
        var response = fault switch
        {
            ContractFault.Unauthorized => new HttpResponseMessage(HttpStatusCode.Unauthorized),
            ContractFault.Forbidden => Xml("""<error xmlns="DAV:"><need-privileges/></error>""", HttpStatusCode.Forbidden),
            ContractFault.NotFound => new(HttpStatusCode.NotFound),
            ContractFault.TooManyRequests => new(HttpStatusCode.TooManyRequests),
            ContractFault.ServerError => new(HttpStatusCode.InternalServerError),
            ContractFault.Unavailable => new(HttpStatusCode.ServiceUnavailable),
            ContractFault.HalfBody => new(HttpStatusCode.MultiStatus) { Content = new StreamContent(new HalfStream("""<multistatus xmlns="DAV:"><response>"""u8.ToArray())) },
            ContractFault.Garbage => new(HttpStatusCode.MultiStatus) { Content = new ByteArrayContent([0x00, 0xFF, 0x3C, 0x7B, 0x22]) },
            ContractFault.WrongType => Xml("""<multistatus xmlns="DAV:"><response>a text</response></multistatus>"""),
            _ => new(HttpStatusCode.MultiStatus) { Content = new ByteArrayContent(new byte[Huge]) },
        };
        response.RequestMessage = request;
        if (fault == ContractFault.TooManyRequests) response.Headers.RetryAfter = new(RetryAfter);
        return response;
    }

    private sealed class HalfStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer) is > 0 and var read ? read : throw new IOException("The connection broke off.");

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => throw new IOException("The connection broke off.");
    }
}
