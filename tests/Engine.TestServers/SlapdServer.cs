using System.Net.NetworkInformation;
using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>An OpenLDAP server of our own, in a temporary folder, on free ports of loopback.</summary>
public sealed class SlapdServer : IAsyncDisposable
{
    public const string Suffix = "dc=benchmark";
    public const string AdminDn = $"cn=admin,{Suffix}";
    public const string AdminPassword = "admin-secret";

    private const string UsualSchema = """
        include /etc/ldap/schema/core.schema
        include /etc/ldap/schema/cosine.schema
        include /etc/ldap/schema/inetorgperson.schema
        """;

    private const string UsualDatabase = """
        index objectClass eq
        index telephoneNumber eq,sub
        index cn,sn,givenName,o eq,sub
        """;

    private readonly TempFolder _folder = new();
    private ServerProcess? _process;

    public int Port { get; } = FreePort.Find();

    /// <summary>The port of LDAPS, where there are <see cref="Certificates"/>.</summary>
    public int EncryptedPort { get; } = FreePort.Find();

    /// <summary>What attributes and classes there are, as <c>slapd.conf</c> has it.</summary>
    public string Schema { get; init; } = UsualSchema;

    /// <summary>Further lines for the whole server.</summary>
    public string Global { get; init; } = "";

    /// <summary>Lines for the database: its indexes, who may do what.</summary>
    public string Database { get; init; } = UsualDatabase;

    /// <summary>A folder with <c>ca.pem</c>, <c>server.pem</c> and <c>server.key</c>; null for a server without encryption.</summary>
    public string? Certificates { get; init; }

    public string LdifPath => _folder["contacts.ldif"];

    public long MemoryBytes => _process is { } process ? ProcessMemory.Proportional(process.Id) : 0;

    public long DiskBytes { get; private set; }

    private string ConfigurationPath => _folder["slapd.conf"];

    /// <exception cref="InvalidOperationException">It cannot be had here.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await DebianPackage.RequireAsync("slapd", () => DebianPackage.OnPath("slapd"), cancellationToken);
        Directory.CreateDirectory(_folder["db"]);
        await File.WriteAllTextAsync(ConfigurationPath, Configuration(), cancellationToken);
    }

    /// <summary>Takes in what was written to <see cref="LdifPath"/>, then serves it.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await Tool.RunAsync("slapadd", ["-q", "-f", ConfigurationPath, "-l", LdifPath], cancellationToken);
        File.Delete(LdifPath);

        // The file is as large as the database may grow; what counts is what of it is there.
        DiskBytes = long.Parse((await Tool.RunAsync("du", ["-sB1", _folder["db"]], cancellationToken)).Split('\t')[0], null);
        await StartAsync(cancellationToken);
    }

    /// <summary>Serves what is there, also once more after <see cref="StopAsync"/>.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var isReady = false;
        var addresses = $"ldap://127.0.0.1:{Port}/" + (Certificates is null ? "" : $" ldaps://127.0.0.1:{EncryptedPort}/");
        _process = ServerProcess.Start(
            "slapd", ["-d", "stats2", "-f", ConfigurationPath, "-h", addresses], onLine: line => isReady |= line.Contains("slapd starting", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady && IsListening(), TimeSpan.FromSeconds(30), cancellationToken);
    }

    public async Task StopAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    // It says that it starts a moment before it listens. Asked of the system: a connection that is closed at once can take the next one with it.
    private bool IsListening() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener => listener.Port == Port);

    // substr_any_len 3 lets three letters inside a word be found by index; the default is four.
    private string Configuration() => $"""
        {Schema}
        modulepath /usr/lib/ldap
        moduleload back_mdb
        pidfile {_folder["slapd.pid"]}
        argsfile {_folder["slapd.args"]}
        sizelimit unlimited
        index_substr_any_len 3
        index_substr_any_step 1
        {Encryption()}
        {Global}
        database mdb
        maxsize 17179869184
        dbnosync
        suffix "{Suffix}"
        rootdn "{AdminDn}"
        rootpw {AdminPassword}
        directory {_folder["db"]}
        {Database}

        """;

    private string Encryption() => Certificates is not { } folder ? "" : $"""
        TLSCACertificateFile {Path.Combine(folder, "ca.pem")}
        TLSCertificateFile {Path.Combine(folder, "server.pem")}
        TLSCertificateKeyFile {Path.Combine(folder, "server.key")}
        """;
}
