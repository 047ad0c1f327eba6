using System.DirectoryServices.Protocols;
using System.Net;
using Engine.Connectors.Ldap.Connecting;
using Engine.TestServers;

namespace Engine.Connectors.Ldap.Tests.Servers;

/// <summary>The one OpenLDAP server of a test run. Each test has a tree of its own in it.</summary>
[TestClass]
public static class TestServer
{
    public const string ReaderDn = $"cn=reader,{SlapdServer.Suffix}";
    public const string ReaderPassword = "reader-secret";

    private static readonly Lazy<Task<SlapdServer>> Started = new(StartAsync);
    private static readonly TestCertificates Issued = new();
    private static int _trees;

    internal static TestCertificates Certificates => Issued;

    /// <exception cref="AssertInconclusiveException">There is no OpenLDAP server on this machine.</exception>
    public static Task<SlapdServer> GetAsync() => Started.Value;

    public static LdapConnection Connect(int port)
    {
        LibLdap.WaitOnAfterSignals(); // servers and tools end all the time here
        var connection = new LdapConnection(new LdapDirectoryIdentifier("127.0.0.1", port), new NetworkCredential(SlapdServer.AdminDn, SlapdServer.AdminPassword), AuthType.Basic);
        connection.SessionOptions.ProtocolVersion = 3;
        connection.Bind();
        return connection;
    }

    /// <summary>An empty tree.</summary>
    /// <returns>Its DN.</returns>
    public static string AddTree(LdapConnection admin)
    {
        var name = $"ou=tree{Interlocked.Increment(ref _trees)},{SlapdServer.Suffix}";
        admin.SendRequest(new AddRequest(name, "organizationalUnit"));
        return name;
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await Started.Value).DisposeAsync();
        Issued.Dispose();
    }

    private static async Task<SlapdServer> StartAsync()
    {
        var server = new SlapdServer
        {
            Certificates = Issued.Folder,
            Database = $"""
                index objectClass eq
                index entryUUID eq
                index telephoneNumber,mobile,homePhone,pager eq,sub
                index cn,displayName,sn,givenName,o eq,sub
                limits dn.exact="cn=limited,{SlapdServer.Suffix}" size=5
                access to attrs=userPassword by anonymous auth
                access to dn.subtree="ou=closed,{SlapdServer.Suffix}" by users read
                access to * by dn.exact="{ReaderDn}" write by * read
                """,
        };
        try
        {
            await server.PrepareAsync(CancellationToken.None);
        }
        catch (InvalidOperationException missing)
        {
            Assert.Inconclusive($"No OpenLDAP server: {missing.Message}");
        }
        await File.WriteAllTextAsync(server.LdifPath, $"""
            dn: {SlapdServer.Suffix}
            objectClass: domain
            dc: benchmark

            dn: {ReaderDn}
            objectClass: inetOrgPerson
            cn: reader
            givenName: Rita
            sn: Reader
            mail: rita@example.com
            userPassword: {ReaderPassword}

            dn: cn=limited,{SlapdServer.Suffix}
            objectClass: inetOrgPerson
            cn: limited
            sn: Limited
            userPassword: {ReaderPassword}

            dn: ou=closed,{SlapdServer.Suffix}
            objectClass: organizationalUnit
            ou: closed

            dn: cn=Secret Person,ou=closed,{SlapdServer.Suffix}
            objectClass: inetOrgPerson
            cn: Secret Person
            sn: Person

            """);
        await server.LoadAsync(CancellationToken.None);
        return server;
    }
}
