using System.Net;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>The connections all books share; outlives each of them.</summary>
internal sealed class SharedTransport(HttpMessageHandler inner) : HttpMessageHandler
{
    // A book's steps are disposed with the book, the connections are not.
    private readonly HttpMessageInvoker _inner = new(inner, disposeHandler: false);

    /// <param name="pin">The one certificate's fingerprint; null for those this machine trusts.</param>
    public static HttpMessageHandler OfSystem(string? pin = null) => new SocketsHttpHandler
    {
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 64,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => CertificateRefusedException.Check(certificate, errors, pin) },
    };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => _inner.SendAsync(request, cancellationToken);
}
