using System.Collections.Concurrent;
using System.Net;

namespace Engine.Sdk.Testing;

/// <summary>
/// Answers requests in memory: with recorded answers by method and path, or with what a function makes of them. Records what it was asked, and fails on demand.
/// For several threads at once.
/// </summary>
public sealed class StubHttp : HttpMessageHandler
{
    private readonly ConcurrentDictionary<(string Method, string Path), Func<StubRequest, StubAnswer>> _routes = new();
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly StubFaults _faults = new();

    /// <summary>What it was asked, oldest first; failed requests included.</summary>
    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    /// <summary>How many requests came in.</summary>
    public int RequestCount => _requests.Count;

    /// <summary>Answers what no route is for; null, the default: such a request is answered 404.</summary>
    public Func<StubRequest, StubAnswer?>? Otherwise { get; set; }

    /// <summary>Requests that are never failed by <see cref="Fail"/>, such as those of a sign-in; none by default.</summary>
    public Func<StubRequest, bool> IsSpared { get; set; } = _ => false;

    /// <summary>What <see cref="ContractFault.TooManyRequests"/> says in its <c>Retry-After</c>.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Body of a <see cref="ContractFault.WrongType"/> answer: of the API's format, but not of its types.</summary>
    public string WrongType { get; set; } = """{"results":"none","records":"none","value":"none","data":"none"}""";

    /// <summary>Adds a recorded answer.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="path">The path, decoded, without the query.</param>
    /// <param name="answer">The answer.</param>
    /// <returns>This stub.</returns>
    public StubHttp On(string method, string path, StubAnswer answer) => On(method, path, _ => answer);

    /// <summary>Adds an answer that depends on the request.</summary>
    /// <param name="method">The method, such as <c>GET</c>.</param>
    /// <param name="path">The path, decoded, without the query.</param>
    /// <param name="answer">Makes the answer; called on any thread.</param>
    /// <returns>This stub.</returns>
    public StubHttp On(string method, string path, Func<StubRequest, StubAnswer> answer)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(answer);
        _routes[(method.ToUpperInvariant(), path)] = answer;
        return this;
    }

    /// <summary>Lets the next requests fail.</summary>
    /// <param name="fault">How they fail.</param>
    /// <param name="times">How many of them; 0 ends it.</param>
    public void Fail(ContractFault fault, int times) => _faults.Set(fault, times);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var received = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
        _requests.Enqueue(received);
        if (!IsSpared(received) && _faults.Take() is { } fault)
            return await StubFaults.AnswerAsync(fault, request, this, cancellationToken).ConfigureAwait(false);
        var answer = _routes.TryGetValue((received.Method, received.Path), out var route) ? route(received) : Otherwise?.Invoke(received);
        return ToResponse(answer ?? StubAnswer.Empty(HttpStatusCode.NotFound), request);
    }

    private static HttpResponseMessage ToResponse(StubAnswer answer, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = new ReadOnlyMemoryContent(answer.Body) };
        if (answer.MediaType is not null)
            response.Content.Headers.ContentType = new(answer.MediaType);
        foreach (var (name, value) in answer.Headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
                response.Content.Headers.TryAddWithoutValidation(name, value);
        }
        return response;
    }

    private static async Task<StubRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var headers = request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []);
        return new StubRequest
        {
            Method = request.Method.Method,
            Address = request.RequestUri ?? throw new InvalidOperationException("The request has no address."),
            Headers = headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value), StringComparer.OrdinalIgnoreCase),
            Body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false),
        };
    }
}
