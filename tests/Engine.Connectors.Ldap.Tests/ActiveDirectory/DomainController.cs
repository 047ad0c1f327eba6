using System.DirectoryServices.Protocols;
using Engine.Connectors.Ldap.Tests.Servers;
using Engine.Sdk.Testing;
using Engine.TestServers;
using Engine.TestServers.Processes;

namespace Engine.Connectors.Ldap.Tests.ActiveDirectory;

/// <summary>
/// An OpenLDAP server with the attributes of Active Directory, as far as this connector knows them: numbers are any text, ids are sixteen bytes, changes are counted.
/// What only Microsoft's own server does (sign-in by user@domain, pages of 1,000, its error texts) it does not.
/// </summary>
internal sealed class DomainController : IAsyncDisposable
{
    private const string Service = $"cn=NTDS Settings,{SlapdServer.Suffix}";

    private static readonly string[] Texts =
    [
        "sn", "givenName", "displayName", "company", "title", "department", "physicalDeliveryOfficeName", "telephoneNumber", "otherTelephone", "mobile", "otherMobile", "homePhone",
        "otherHomePhone", "ipPhone", "otherIpPhone", "msRTCSIP-Line", "facsimileTelephoneNumber", "otherFacsimileTelephoneNumber", "mail", "proxyAddresses", "userPrincipalName",
        "streetAddress", "postalCode", "l", "co", "c", "info", "objectCategory", "dsServiceName", "highestCommittedUSN",
    ];

    private readonly TempFolder _folder = new();
    private readonly List<TestBook> _books = [];
    private readonly SlapdServer _server;
    private LdapConnection? _admin;
    private int _usn = 1000;

    private DomainController(bool countsChanges)
    {
        File.WriteAllText(_folder["root.ldif"], $"dn:\ndsServiceName: {Service}\n{(countsChanges ? "highestCommittedUSN: 1000\n" : "")}");
        _server = new() { Schema = Schema(), Global = $"rootDSE {_folder["root.ldif"]}", Database = "index objectClass,objectGUID eq" };
    }

    public LdapSettings Settings => new()
    {
        Server = "localhost", Port = _server.Port, Security = LdapSecurity.None, Kind = LdapKind.ActiveDirectory, User = SlapdServer.AdminDn, Password = SlapdServer.AdminPassword, BaseDn = SlapdServer.Suffix,
    };

    private LdapConnection Admin => _admin ?? throw new InvalidOperationException("It has not started.");

    public static async Task<DomainController> StartAsync(CancellationToken cancellationToken, bool countsChanges = false)
    {
        await TestServer.GetAsync(); // says where there is no server to be had
        var started = new DomainController(countsChanges);
        await started._server.PrepareAsync(cancellationToken);
        await File.WriteAllTextAsync(
            started._server.LdifPath, $"dn: {SlapdServer.Suffix}\nobjectClass: domainDNS\ndc: benchmark\n\ndn: {Service}\nobjectClass: nTDSDSA\ncn: NTDS Settings\ninvocationId:: {Convert.ToBase64String(Guid.NewGuid().ToByteArray())}\n", cancellationToken);
        await started._server.LoadAsync(cancellationToken);
        started._admin = TestServer.Connect(started._server.Port);
        return started;
    }

    public LdapAddressBook Open(LdapSettings? settings = null)
    {
        var book = TestBook.Open(new LdapConnector(), settings ?? Settings);
        _books.Add(book);
        return (LdapAddressBook)book.Book;
    }

    /// <returns>The id the engine knows it by.</returns>
    public string Add(string name, params IEnumerable<(string Name, string Value)> attributes)
    {
        var id = Guid.NewGuid();
        Admin.SendRequest(new AddRequest(
            NameOf(name),
            [
                new("objectClass", "user"), new("cn", name), new("sn", name.Split(' ')[^1]), new("givenName", name.Split(' ')[0]), new("displayName", name), new("objectCategory", "person"),
                new("objectGUID", id.ToByteArray()), new("uSNChanged", $"{++_usn}"), .. attributes.GroupBy(one => one.Name, one => one.Value).Select(one => new DirectoryAttribute(one.Key, [.. one])),
            ]));
        return id.ToString("D");
    }

    public void Change(string name, string attribute, object value)
    {
        Admin.SendRequest(value is byte[] bytes
            ? new ModifyRequest(NameOf(name), DirectoryAttributeOperation.Replace, attribute, bytes)
            : new ModifyRequest(NameOf(name), DirectoryAttributeOperation.Replace, attribute, value));
        Admin.SendRequest(new ModifyRequest(NameOf(name), DirectoryAttributeOperation.Replace, "uSNChanged", $"{++_usn}"));
    }

    public void Remove(string name) => Admin.SendRequest(new DeleteRequest(NameOf(name)));

    /// <summary>As after a backup was put back: it counts anew.</summary>
    public void Restore() => Admin.SendRequest(new ModifyRequest(Service, DirectoryAttributeOperation.Replace, "invocationId", Guid.NewGuid().ToByteArray()));

    public async ValueTask DisposeAsync()
    {
        foreach (var book in _books) await book.DisposeAsync();
        _admin?.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static string NameOf(string name) => $"cn={name},{SlapdServer.Suffix}";

    private static string Schema()
    {
        (string Name, string Rules)[] others =
        [
            ("dc", "EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15"), ("objectGUID", "EQUALITY octetStringMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.40"),
            ("invocationId", "SYNTAX 1.3.6.1.4.1.1466.115.121.1.40"), ("thumbnailPhoto", "SYNTAX 1.3.6.1.4.1.1466.115.121.1.40"), ("jpegPhoto", "SYNTAX 1.3.6.1.4.1.1466.115.121.1.40"),
            ("userAccountControl", "EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27"), ("uSNChanged", "EQUALITY integerMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.27"),
            ("msExchHideFromAddressLists", "EQUALITY booleanMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.7"),
        ];
        var attributes = Texts.Select(name => (Name: name, Rules: "EQUALITY caseIgnoreMatch SUBSTR caseIgnoreSubstringsMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15")).Concat(others).ToList();
        var all = string.Join(" $ ", attributes.Select(attribute => attribute.Name));
        return string.Join('\n', (string[])
        [
            .. attributes.Select((attribute, i) => $"attributetype ( 1.3.6.1.4.1.32473.2.{i} NAME '{attribute.Name}' {attribute.Rules} )"),
            "objectclass ( 1.3.6.1.4.1.32473.3.1 NAME 'domainDNS' SUP top STRUCTURAL MUST dc )",
            "objectclass ( 1.3.6.1.4.1.32473.3.2 NAME 'nTDSDSA' SUP top STRUCTURAL MAY ( cn $ invocationId ) )",
            $"objectclass ( 1.3.6.1.4.1.32473.3.3 NAME 'user' SUP top STRUCTURAL MUST cn MAY ( {all} ) )",
        ]);
    }
}
