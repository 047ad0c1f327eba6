using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Web;

namespace Engine.Sdk.Hosting.Tests.Rig;

/// <summary>The network, as far as the test has made it: answers what comes, and remembers it.</summary>
internal sealed class FakeCrm(TimeProvider time) : HttpMessageHandler
{
    public const string Api = "https://api.crm.example/v1/";
    public const string Token = "https://login.crm.example/token";

    private readonly ConcurrentQueue<Sent> _sent = new();
    private int _tokens;

    /// <summary>Answers requests to the API; 200 with <c>{}</c> by default.</summary>
    public Func<Sent, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Task.FromResult(Json("{}"));

    /// <summary>Answers requests to the sign-in's addresses; another access and refresh token each time by default, good for an hour.</summary>
    public Func<Sent, CancellationToken, Task<HttpResponseMessage>>? AnswerToken { get; set; }

    public IReadOnlyList<Sent> All => [.. _sent];

    public IReadOnlyList<Sent> ToApi => [.. _sent.Where(sent => !IsSignIn(sent))];

    public IReadOnlyList<Sent> ToToken => [.. _sent.Where(IsSignIn)];

    public void Answers(params HttpStatusCode[] statuses)
    {
        var left = new ConcurrentQueue<HttpStatusCode>(statuses);
        Answer = (_, _) => Task.FromResult(left.TryDequeue(out var status) ? Status(status) : Json("{}"));
    }

    public void AnswersToken(string json, HttpStatusCode status = HttpStatusCode.OK) => AnswerToken = (_, _) => Task.FromResult(Json(json, status));

    /// <summary>Tokens numbered on: <c>access-1</c>, <c>refresh-1</c>.</summary>
    public HttpResponseMessage NextToken(string more = "", int expiresIn = 3600)
    {
        var number = Interlocked.Increment(ref _tokens);
        return Json($$"""{"access_token":"access-{{number}}","refresh_token":"refresh-{{number}}","token_type":"Bearer","expires_in":{{expiresIn}}{{more}}}""");
    }

    public static HttpResponseMessage Json(string json, HttpStatusCode status = HttpStatusCode.OK) =>
        new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Status(HttpStatusCode status) => new(status) { Content = new ByteArrayContent([]) };

    public static HttpResponseMessage Status(HttpStatusCode status, string header, string value)
    {
        var response = Status(status);
        Assert.IsTrue(response.Headers.TryAddWithoutValidation(header, value));
        return response;
    }

    public static HttpResponseMessage Redirect(string location, HttpStatusCode status = HttpStatusCode.Found) => Status(status, "Location", location);

    public static HttpRequestException Reset() => new(HttpRequestError.ResponseEnded, "The response ended prematurely.");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = new Sent(
            request.Method.Method,
            request.RequestUri!, // every request has one by now
            request.Headers.Concat(request.Content?.Headers.AsEnumerable() ?? []).ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            time.GetUtcNow());
        _sent.Enqueue(sent);
        if (!IsSignIn(sent)) return await Answer(sent, cancellationToken);
        return AnswerToken is null ? NextToken() : await AnswerToken(sent, cancellationToken);
    }

    private static bool IsSignIn(Sent sent) => sent.Address.Host == "login.crm.example";
}

/// <summary>A request as it left.</summary>
internal sealed record Sent(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, string Body, DateTimeOffset At)
{
    public string? Bearer => Headers.GetValueOrDefault("Authorization");

    /// <summary>A value of the form in the body.</summary>
    public string? Form(string name) => HttpUtility.ParseQueryString(Body)[name];
}
