using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Engine.Host.Requests;
using Engine.Storage;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Engine.Host.Listening;

/// <summary>Makes the server listen on loopback, plain and encrypted, and where other machines may come, encrypted alone; within limits.</summary>
internal static class KestrelSetup
{
    public static void AddListening(this WebApplicationBuilder builder)
    {
        // What the environment says about addresses is meant for other programs.
        foreach (var key in (string[])[WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey])
            builder.WebHost.UseSetting(key, "");

        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton(services =>
        {
            // The folder first: a second start by the same user should say that an engine runs already, not that a port is taken.
            services.GetRequiredService<DataFolderLock>();
            return new ListeningSockets(services.GetRequiredService<EngineOptions>());
        });
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<SavedSettings>();
        builder.Services.AddSingleton<CertificateTrust>();
        builder.Services.AddSingleton(services => LocalCertificate.LoadOrCreate(
            services.GetRequiredService<DataFolderLock>().Folder.CertificateFile, services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<ListeningSockets>().Remote));
        builder.Services.AddOptions<SocketTransportOptions>()
            .Configure<ListeningSockets>((transport, sockets) => transport.CreateBoundListenSocket = sockets.Take);
        builder.Services.AddOptions<KestrelServerOptions>()
            .Configure<ListeningSockets, X509Certificate2>((server, sockets, certificate) =>
            {
                SetLimits(server);
                foreach (var endPoint in sockets.EndPoints)
                {
                    if (endPoint.Port == sockets.HttpPort) server.Listen(endPoint, listen => listen.Protocols = HttpProtocols.Http1);
                    else server.Listen(endPoint, listen => listen.UseHttps(certificate, https => https.SslProtocols = SslProtocols.None));
                }
            });
    }

    private static void SetLimits(KestrelServerOptions server)
    {
        server.AddServerHeader = false;
        server.Limits.MaxRequestBodySize = RequestBody.MaxBytes;
        server.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        server.Limits.MaxRequestLineSize = 16 * 1024;
        server.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        server.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
    }
}
