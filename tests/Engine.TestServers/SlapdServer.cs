using Engine.TestServers.Processes;

namespace Engine.TestServers;

/// <summary>An OpenLDAP server of our own, in a temporary folder, on a free port of loopback.</summary>
public sealed class SlapdServer : IAsyncDisposable
{
    public const string Suffix = "dc=benchmark";

    private readonly TempFolder _folder = new();
    private ServerProcess? _process;

    public int Port { get; } = FreePort.Find();

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
        var isReady = false;
        _process = ServerProcess.Start(
            "slapd",
            ["-d", "stats2", "-f", ConfigurationPath, "-h", $"ldap://127.0.0.1:{Port}/"],
            onLine: line => isReady |= line.Contains("slapd starting", StringComparison.Ordinal));
        await _process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(30), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null) await _process.DisposeAsync();
        _folder.Dispose();
    }

    // substr_any_len 3 lets three letters inside a word be found by index; the default is four.
    private string Configuration() => $"""
        include /etc/ldap/schema/core.schema
        include /etc/ldap/schema/cosine.schema
        include /etc/ldap/schema/inetorgperson.schema
        modulepath /usr/lib/ldap
        moduleload back_mdb
        pidfile {_folder["slapd.pid"]}
        argsfile {_folder["slapd.args"]}
        sizelimit unlimited
        index_substr_any_len 3
        index_substr_any_step 1
        database mdb
        maxsize 17179869184
        dbnosync
        suffix "{Suffix}"
        rootdn "cn=admin,{Suffix}"
        directory {_folder["db"]}
        index objectClass eq
        index telephoneNumber eq,sub
        index cn,sn,givenName,o eq,sub

        """;
}
