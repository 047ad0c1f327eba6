using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Engine.Sdk.Hosting.Tests.Rig;

/// <summary>A server on this machine with a certificate that its owner made himself, for another name than it is called by.</summary>
internal sealed class SecureServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Make();
    private readonly Task _serving;
    private int _requests;

    public SecureServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public string Fingerprint => Convert.ToHexString(SHA256.HashData(_certificate.RawData));

    /// <summary>Requests that came through the handshake.</summary>
    public int Requests => _requests;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _certificate.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(_certificate);
                if (await stream.ReadAsync(new byte[8192]) == 0) continue;
                Interlocked.Increment(ref _requests);
                await RawServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nhere");
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
            catch (Exception refused) when (refused is IOException or AuthenticationException)
            {
                // The client did not like the certificate.
            }
        }
    }

    private static X509Certificate2 Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=books.example", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2002, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
