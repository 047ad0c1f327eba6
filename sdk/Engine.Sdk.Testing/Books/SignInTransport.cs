using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Engine.Sdk.Testing;

/// <summary>Sends requests on their way, but answers a user's sign-in itself while there is <see cref="Answer"/>.</summary>
internal sealed class SignInTransport : HttpMessageHandler
{
    public const string Code = "test-code";

    private readonly HttpMessageInvoker _inner;
    private readonly OAuthSignIn? _signIn;

    public SignInTransport(HttpMessageHandler? inner, OAuthSignIn? signIn)
    {
        _inner = new HttpMessageInvoker(
            inner ?? new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All, AllowAutoRedirect = false, UseCookies = false }, disposeHandler: inner is null);
        _signIn = signIn;
    }

    public ContractSignIn? Answer { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Answer is not { } answer || _signIn is null)
            return _inner.SendAsync(request, cancellationToken);
        return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = JsonContent.Create(request.RequestUri == _signIn.TokenAddress ? Token(answer) : Device()),
        });
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inner.Dispose();
        base.Dispose(disposing);
    }

    private static JsonObject Token(ContractSignIn answer)
    {
        var token = new JsonObject { ["access_token"] = answer.AccessToken, ["token_type"] = "Bearer" };
        if (answer.RefreshToken is not null)
            token["refresh_token"] = answer.RefreshToken;
        if (answer.ExpiresIn is { } expires)
            token["expires_in"] = (long)expires.TotalSeconds;
        foreach (var (name, value) in answer.Members)
            token[name] = value;
        return token;
    }

    // RFC 8628, section 3.2.
    private static JsonObject Device() => new()
    {
        ["device_code"] = Code, ["user_code"] = "TEST", ["verification_uri"] = "http://127.0.0.1/device", ["expires_in"] = 600, ["interval"] = 1,
    };
}
