using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>A CardDAV server of our own, in a temporary folder, on a free port of loopback: Radicale in one process.</summary>
public sealed class RadicaleServer : IAsyncDisposable
{
    // It writes some files for each card: in memory where that can be had.
    private const string Memory = "/dev/shm";

    // As the radicale command starts it, but for what tests need not: data that outlives a power cut, and a queue of five clients, beyond which connections are reset.
    private const string Program = "import os, socketserver; os.fsync = lambda _: None; socketserver.TCPServer.request_queue_size = 128; from radicale.__main__ import run; run()";

    private readonly TempFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private readonly SemaphoreSlim _users = new(1);
    private readonly bool _isSecure;
    private ServerProcess? _process;

    /// <param name="isSecure">Whether it speaks TLS, with a certificate that nobody has signed.</param>
    public RadicaleServer(bool isSecure = false) => _isSecure = isSecure;

    private string Store => Directory.Exists(Memory) ? Path.Combine(Memory, Path.GetFileName(_folder.FullPath)) : _folder["store"];

    public Uri Address => new($"{(_isSecure ? "https" : "http")}://127.0.0.1:{_port}/");

    /// <summary>SHA-256 fingerprint of its certificate, once it has one.</summary>
    public string Fingerprint { get; private set; } = "";

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await DebianPackage.RequireAsync("radicale", () => DebianPackage.OnPath("radicale"), cancellationToken);
        await File.AppendAllTextAsync(_folder["users"], "", cancellationToken);
        if (_isSecure) MakeCertificate();
        await RunAsync(cancellationToken);
    }

    /// <summary>Ends the process; what it has stored stays.</summary>
    public async Task StopAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>Starts it again, at the same address.</summary>
    public async Task RestartAsync(CancellationToken cancellationToken)
    {
        await StopAsync();
        await RunAsync(cancellationToken);
    }

    /// <summary>A user more; Radicale reads them at each sign-in.</summary>
    public async Task AddUserAsync(string name, string password, CancellationToken cancellationToken)
    {
        await _users.WaitAsync(cancellationToken);
        try
        {
            await File.AppendAllTextAsync(_folder["users"], $"{name}:{password}\n", cancellationToken);
        }
        finally
        {
            _users.Release();
        }
    }

    /// <summary>Where it keeps a collection: a file for each card. It notices what somebody changes there.</summary>
    public string FolderOf(string collection) => Path.Combine(Store, "collection-root", collection.Trim('/'));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _users.Dispose();
        if (Directory.Exists(Store)) Directory.Delete(Store, recursive: true);
        _folder.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var isReady = false;
        string[] security = _isSecure ? ["--server-ssl", "--server-certificate", _folder["certificate.pem"], "--server-key", _folder["key.pem"]] : [];
        _process = ServerProcess.Start(
            "/usr/bin/python3", // the one that Debian's package is for
            [
                "-c", Program, "--config", "", "--server-hosts", $"127.0.0.1:{_port}", "--server-max-connections", "200", "--auth-type", "htpasswd", "--auth-htpasswd-filename", _folder["users"],
                "--auth-htpasswd-encryption", "plain", "--auth-delay", "0", "--storage-filesystem-folder", Store, "--web-type", "none", "--logging-level", "info", .. security,
            ],
            onLine: line => isReady |= line.Contains("server ready", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(60), cancellationToken);
    }

    private void MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=radicale.test", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(_folder["certificate.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["key.pem"], key.ExportPkcs8PrivateKeyPem());
        Fingerprint = Convert.ToHexString(SHA256.HashData(certificate.RawData));
    }
}
