using System.DirectoryServices.Protocols;
using Engine.Sdk.Testing;
using Engine.TestServers;
using Engine.TestServers.Processes;

namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>A tree of one test in the server, and the books on it.</summary>
internal sealed class TestTree : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<IAsyncDisposable> _opened = [];

    private TestTree(SlapdServer server)
    {
        Server = server;
        Admin = TestServer.Connect(server.Port);
        Dn = TestServer.AddTree(Admin);
    }

    public SlapdServer Server { get; }

    /// <summary>May do everything; for one thread.</summary>
    public LdapConnection Admin { get; }

    public string Dn { get; }

    /// <summary>Settings that work.</summary>
    public LdapSettings Settings => new()
    {
        Server = "localhost", Port = Server.Port, Security = LdapSecurity.None, User = TestServer.ReaderDn, Password = TestServer.ReaderPassword, BaseDn = Dn,
    };

    public static async Task<TestTree> StartAsync() => new(await TestServer.GetAsync());

    /// <summary>Lets OpenLDAP's own tool add what an LDIF file holds, in which <c>TREE</c> stands for the tree.</summary>
    public async Task AddAsync(string ldif, CancellationToken cancellationToken)
    {
        try
        {
            await DebianPackage.RequireAsync("ldap-utils", () => DebianPackage.OnPath("ldapmodify"), cancellationToken);
        }
        catch (InvalidOperationException missing)
        {
            Assert.Inconclusive($"No LDAP tools: {missing.Message}");
        }
        var file = _folder[$"{Guid.NewGuid():N}.ldif"];
        await File.WriteAllTextAsync(file, ldif.Replace("TREE", Dn, StringComparison.Ordinal), cancellationToken);
        await Tool.RunAsync(
            "ldapmodify", ["-a", "-x", "-H", $"ldap://127.0.0.1:{Server.Port}", "-D", SlapdServer.AdminDn, "-w", SlapdServer.AdminPassword, "-f", file], cancellationToken);
    }

    /// <summary>Adds somebody with no more than a name, and what else is given.</summary>
    public void AddPerson(string uid, string name, params IEnumerable<DirectoryAttribute> others) =>
        Admin.SendRequest(new AddRequest($"uid={uid},{Dn}", [new("objectClass", "inetOrgPerson"), new("cn", name), new("sn", name.Split(' ')[^1]), .. others]));

    public LdapAddressBook Open(LdapSettings? settings = null, TimeProvider? time = null)
    {
        var book = TestBook.Open(new LdapConnector(), settings ?? Settings, new() { Time = time ?? TimeProvider.System });
        _opened.Add(book);
        return (LdapAddressBook)book.Book;
    }

    /// <summary>A proxy before the server that lives as long as the tree.</summary>
    public FaultyProxy Proxy()
    {
        var proxy = new FaultyProxy(Server.Port);
        _opened.Insert(0, proxy);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var opened in Enumerable.Reverse(_opened)) await opened.DisposeAsync();
        Admin.Dispose();
        _folder.Dispose();
    }
}
