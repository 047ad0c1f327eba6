using System.Globalization;
using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>A MariaDB server of our own, in a temporary folder. Its root comes through a Unix socket without a password; others come through a port of loopback.</summary>
public sealed class MariaDbServer : IAsyncDisposable
{
    private const string Scripts = "/usr/share/mysql";

    // Nothing has to outlive a crash of the machine, and nothing here is large.
    private static readonly string[] Settings =
    [
        "--no-defaults", "--innodb-log-file-size=4M", "--innodb-flush-method=nosync", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=64M", "--skip-log-bin",
        "--aria-log-file-size=8M", "--performance-schema=off",
    ];

    private readonly TempFolder _folder = new();
    private ServerProcess? _process;
    private string _program = "";

    public int Port { get; } = FreePort.Find();

    public string ConnectionString => $"Server={SocketPath};Protocol=Unix;User ID=root;AllowUserVariables=true";

    private string SocketPath => _folder["s.sock"];

    private static IEnumerable<string> Account => Environment.IsPrivilegedProcess ? ["--user=mysql"] : [];

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _program = await DebianPackage.RequireAsync("mariadb-server", () => DebianPackage.OnPath("mariadbd"), cancellationToken);
        Directory.CreateDirectory(_folder["data"]);
        if (Environment.IsPrivilegedProcess) await Tool.RunAsync("chown", ["-R", "mysql:", _folder.FullPath], cancellationToken);

        // What mariadb-install-db does, without its help texts and views, which take most of the time.
        string[] options = [.. Settings, .. Account, "--bootstrap", $"--datadir={_folder["data"]}"];
        var tables = string.Join(' ', ((string[])["mysql_system_tables", "mysql_performance_tables", "mysql_system_tables_data"]).Select(name => $"{Scripts}/{name}.sql"));
        var script = $"(echo 'create database mysql;'; echo 'use mysql;'; echo 'set @auth_root_socket = null;'; cat {tables}) | {_program} {string.Join(' ', options)}";
        await Tool.RunAsync("sh", ["-c", script], cancellationToken);
        await RunAsync(cancellationToken);
    }

    /// <summary>Ends the server as its administrator would.</summary>
    public async Task StopAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>, with all it held.</summary>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        string[] options =
        [
            .. Settings, .. Account, $"--datadir={_folder["data"]}", "--bind-address=127.0.0.1", string.Create(CultureInfo.InvariantCulture, $"--port={Port}"), $"--socket={SocketPath}",
            $"--pid-file={_folder["pid"]}", "--skip-name-resolve", "--character-set-server=utf8mb4", "--max-connections=300",
        ];
        var isReady = false;
        _process = ServerProcess.Start(_program, options, onLine: line => isReady |= line.Contains("ready for connections", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(60), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }
}
