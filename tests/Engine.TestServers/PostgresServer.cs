using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>
/// A PostgreSQL cluster of our own, in a temporary folder. Its superuser comes through a Unix socket; on a port of loopback it takes others, with their passwords, if
/// it is asked to listen; encrypted if it has a certificate and its key, both in PEM.
/// </summary>
public sealed class PostgresServer(bool listens = false, (string Certificate, string Key)? tls = null) : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql";

    private static readonly string[] Common =
        ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off", "autovacuum=off", "random_page_cost=1.1"];

    private static readonly string[] Large =
        ["listen_addresses=", "shared_buffers=1GB", "work_mem=64MB", "maintenance_work_mem=512MB", "effective_cache_size=4GB", "max_wal_size=8GB"];

    private static readonly string[] Small = ["listen_addresses=127.0.0.1", "shared_buffers=64MB", "max_connections=300", "max_wal_size=1GB"];

    private readonly TempFolder _folder = new();
    private ServerProcess? _process;
    private string _program = "";

    /// <summary>Where it listens; 0 where it does not.</summary>
    public int Port { get; } = listens ? FreePort.Find() : 0;

    public string ConnectionString => $"Host={_folder.FullPath};Port={SocketPort};Username=postgres;Database=postgres;Max Auto Prepare=0;Include Error Detail=true";

    // The socket's name has it, too.
    private int SocketPort => listens ? Port : 5432;

    public long MemoryBytes => _process is { } process ? ProcessMemory.Proportional(process.Id) : 0;

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var postgres = await DebianPackage.RequireAsync("postgresql", Newest, cancellationToken);
        var data = _folder["data"];
        if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", ["postgres:", _folder.FullPath], cancellationToken);
        var initdb = Path.Combine(Path.GetDirectoryName(postgres)!, "initdb"); // a full path has a folder
        await InitialiseAsync(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cancellationToken);
        if (listens) await File.WriteAllTextAsync(_folder["data/pg_hba.conf"], "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n", cancellationToken);
        if (tls is var (certificate, key)) await KeepAsync(certificate, key, cancellationToken);
        _program = postgres;
        await RunAsync(cancellationToken);
    }

    /// <summary>Ends the server as its administrator would: whoever is connected is told so.</summary>
    public async Task StopAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, with all it held.</summary>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string[] settings = [.. Common, .. listens ? Small : Large, $"port={SocketPort}", tls is null ? "ssl=off" : "ssl=on"];
        string[] arguments = ["-D", _folder["data"], "-k", _folder.FullPath, .. settings.SelectMany(setting => (string[])["-c", setting])];
        var (file, all) = AsPostgres(_program, arguments);
        var isReady = false;
        _process = ServerProcess.Start(
            file, all, Signals.Interrupt, line => isReady |= line.Contains("ready to accept connections", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(60), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    // Under the names that PostgreSQL looks for; it takes no key that others may read.
    private async Task KeepAsync(string certificate, string key, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(_folder["data/server.crt"], certificate, cancellationToken);
        await File.WriteAllTextAsync(_folder["data/server.key"], key, cancellationToken);
        await Tool.RunAsync("chmod", ["600", _folder["data/server.key"]], cancellationToken);
        if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", ["postgres:", _folder["data/server.crt"], _folder["data/server.key"]], cancellationToken);
    }

    private static string? Newest() => !Directory.Exists(Programs) ? null : Directory.EnumerateDirectories(Programs)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin", "postgres"))
        .FirstOrDefault(File.Exists);

    private static Task<string> InitialiseAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var (file, all) = AsPostgres(program, arguments);
        return Tool.RunAsync(file, all, cancellationToken);
    }

    // PostgreSQL refuses to run as root. setpriv becomes the program, so that the process id is the server's own.
    private static (string File, IEnumerable<string> Arguments) AsPostgres(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : (program, arguments);
}
