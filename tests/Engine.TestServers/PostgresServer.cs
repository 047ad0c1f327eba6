using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>A PostgreSQL cluster of our own, in a temporary folder, reached through a Unix socket alone.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postgresql";

    private static readonly string[] Settings =
    [
        "listen_addresses=", "shared_buffers=1GB", "work_mem=64MB", "maintenance_work_mem=512MB", "effective_cache_size=4GB", "random_page_cost=1.1",
        "fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=8GB", "jit=off", "autovacuum=off",
    ];

    private readonly TempFolder _folder = new();
    private ServerProcess? _process;

    public string ConnectionString => $"Host={_folder.FullPath};Username=postgres;Database=postgres;Max Auto Prepare=0;Include Error Detail=true";

    public long MemoryBytes => _process is { } process ? ProcessMemory.Proportional(process.Id) : 0;

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var postgres = await DebianPackage.RequireAsync("postgresql", Newest, cancellationToken);
        var data = _folder["data"];
        if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", ["postgres:", _folder.FullPath], cancellationToken);
        var initdb = Path.Combine(Path.GetDirectoryName(postgres)!, "initdb"); // a full path has a folder
        await RunAsync(initdb, ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"], cancellationToken);
        string[] arguments = ["-D", data, "-k", _folder.FullPath, .. Settings.SelectMany(setting => (string[])["-c", setting])];
        var (file, all) = AsPostgres(postgres, arguments);
        var isReady = false;
        _process = ServerProcess.Start(
            file, all, Signals.Interrupt, line => isReady |= line.Contains("ready to accept connections", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(30), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _folder.Dispose();
    }

    private static string? Newest() => !Directory.Exists(Programs) ? null : Directory.EnumerateDirectories(Programs)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin", "postgres"))
        .FirstOrDefault(File.Exists);

    private static Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var (file, all) = AsPostgres(program, arguments);
        return Tool.RunAsync(file, all, cancellationToken);
    }

    // PostgreSQL refuses to run as root. setpriv becomes the program, so that the process id is the server's own.
    private static (string File, IEnumerable<string> Arguments) AsPostgres(string program, string[] arguments) => Environment.IsPrivilegedProcess
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments])
        : (program, arguments);
}
