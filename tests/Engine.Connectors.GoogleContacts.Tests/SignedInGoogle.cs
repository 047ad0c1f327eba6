using System.Net;
using System.Net.Http.Headers;
using System.Web;
using Engine.Sdk;

namespace Engine.Connectors.GoogleContacts.Tests;

/// <summary>Signs requests by the connector's own flow, as the engine does: one renewal at a time, and one more try after a 401.</summary>
internal sealed class SignedInGoogle(GoogleContactsSettings settings, TimeProvider? time = null) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false }), ISignedIn
{
    private static readonly Uri Redirect = new("http://127.0.0.1:10088/oauth/callback");

    private readonly GoogleSignInFlow _flow = new(settings);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HttpClient _plain = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public MemorySignInStore Store { get; } = new();

    public SignInContext Context => new() { Store = Store, Http = _plain, Time = time ?? TimeProvider.System };

    /// <summary>The user's part: the page agrees at once and sends the browser back.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken)
    {
        var start = await _flow.BeginAsync(Context, Redirect, "state-1", cancellationToken);
        using var answer = await _plain.GetAsync(new Uri($"{start.Address}&auto=1"), cancellationToken);
        Assert.AreEqual(HttpStatusCode.Found, answer.StatusCode);
        var back = HttpUtility.ParseQueryString(answer.Headers.Location!.Query);
        Assert.AreEqual("state-1", back["state"]);
        await _flow.CompleteAsync(Context, Redirect, back["code"]!, cancellationToken);
    }

    public async ValueTask<string?> GetAsync(string member, CancellationToken cancellationToken) =>
        (await TokenAsync(null, cancellationToken)).Members.GetValueOrDefault(member);

    public Task SignOutAsync(CancellationToken cancellationToken) => _flow.SignOutAsync(Context, cancellationToken);

    public async Task<BearerToken> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await _flow.GetTokenAsync(Context, refused, cancellationToken) ?? throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Nobody has signed in yet: sign in.");
        }
        finally
        {
            _one.Release();
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // The suite's wrong settings name this machine otherwise: nobody has signed in with them.
        if (request.RequestUri!.Host != settings.ApiAddress.Host) throw new ConnectorException(ConnectorErrorKind.Unauthorized, "Nobody has signed in yet: sign in.");
        var token = await TokenAsync(null, cancellationToken);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode != HttpStatusCode.Unauthorized || request.Content is not null) return answer;
        answer.Dispose();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", (await TokenAsync(token.Value, cancellationToken)).Value);
        return await base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _plain.Dispose();
        _one.Dispose();
        base.Dispose(disposing);
    }
}
