using System.Collections.Concurrent;
using System.Net;

namespace Engine.Sdk.Hosting.Requests;

/// <summary>
/// The system's own sockets. A server of HTTP/1.0 closes the connection after its answer (RFC 9112, section 9.3), which .NET takes for open: what is sent there
/// next would be lost. So such a server gets a connection for each request.
/// </summary>
/// <param name="pin">The one certificate's fingerprint; null for those this machine trusts.</param>
internal sealed class SystemTransport(string? pin = null) : HttpMessageHandler
{
    private readonly HttpMessageInvoker _lasting = new(Sockets(pin, TimeSpan.FromMinutes(5)));
    private readonly HttpMessageInvoker _single = new(Sockets(pin, TimeSpan.Zero));
    private readonly ConcurrentDictionary<string, bool> _closing = new(StringComparer.OrdinalIgnoreCase);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var server = request.RequestUri?.GetLeftPart(UriPartial.Authority) ?? "";
        var response = await (_closing.ContainsKey(server) ? _single : _lasting).SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Version == HttpVersion.Version10 && !response.Headers.Connection.Contains("keep-alive", StringComparer.OrdinalIgnoreCase)) _closing.TryAdd(server, true);
        return response;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _lasting.Dispose();
            _single.Dispose();
        }

        base.Dispose(disposing);
    }

    private static SocketsHttpHandler Sockets(string? pin, TimeSpan lifetime) => new()
    {
        AutomaticDecompression = DecompressionMethods.All,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = lifetime,
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(1),
        MaxResponseHeadersLength = 64,
        SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, errors) => CertificateRefusedException.Check(certificate, errors, pin) },
    };
}
