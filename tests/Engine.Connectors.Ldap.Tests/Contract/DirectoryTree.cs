using System.DirectoryServices.Protocols;
using System.Globalization;
using System.Text;
using Engine.Connectors.Ldap.Tests.Servers;
using Engine.Sdk.Testing;
using Engine.TestServers;

namespace Engine.Connectors.Ldap.Tests.Contract;

/// <summary>The CRM of this connector: a tree in a real OpenLDAP server, and before it a proxy that can fail.</summary>
internal sealed class DirectoryTree : ContractCrm
{
    private readonly FaultyProxy _proxy;
    private readonly LdapConnection _admin;
    private readonly string _tree;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _names = [];
    private int _count;

    private DirectoryTree(SlapdServer server)
    {
        _proxy = new FaultyProxy(server.Port);
        _admin = TestServer.Connect(server.Port);
        _tree = TestServer.AddTree(_admin);
    }

    public override IConnector Connector { get; } = new LdapConnector();

    public override object Settings => Right;

    public override ContractAbilities Abilities =>
        ContractAbilities.NumberSearch | ContractAbilities.NameSearch | ContractAbilities.Feed | ContractAbilities.DeltaFeed | ContractAbilities.Tombstones |
        ContractAbilities.Pictures | ContractAbilities.Owner | ContractAbilities.Check | ContractAbilities.RecordLookup | ContractAbilities.Companies |
        ContractAbilities.Fax | ContractAbilities.InternalNumbers | ContractAbilities.Create | ContractAbilities.Save | ContractAbilities.Refusals;

    public override IReadOnlyDictionary<ContractAbilities, string> Without => new Dictionary<ContractAbilities, string>
    {
        [ContractAbilities.CallLog] = "A directory has no place for calls.",
        [ContractAbilities.Activities] = "A directory tells nothing of what happened.",
        [ContractAbilities.WebAddress] = "A directory has no pages of its own; the engine shows the record.",
        [ContractAbilities.Accents] = "LDAP tells accented letters apart (RFC 4518); a cached book finds both.",
    };

    public override IReadOnlyList<string> RecordTypes => ["Person"];

    public override int RequestCount => _proxy.RequestCount;

    public override IReadOnlyList<string> InvalidRequests => [];

    // LDAP's "busy" says nothing of how long: the connector decides.
    public override TimeSpan RetryAfter => TimeSpan.FromSeconds(5);

    public override IEnumerable<(string Field, object BadSettings)> BadSettings =>
    [
        (nameof(LdapSettings.Server), new LdapSettings()),
        (nameof(LdapSettings.Server), Right with { Server = "ldap://localhost" }),
        (nameof(LdapSettings.Server), Right with { Server = "no-such-host.invalid" }),
        (nameof(LdapSettings.Password), Right with { Password = null }),
        (nameof(LdapSettings.User), Right with { User = "nobody at all" }),
        (nameof(LdapSettings.BaseDn), Right with { BaseDn = $"ou=missing,{SlapdServer.Suffix}" }),
        (nameof(LdapSettings.BaseDn), Right with { BaseDn = "people" }),
        (nameof(LdapSettings.Filter), Right with { Filter = "(objectClass=person" }),
        (nameof(LdapSettings.Fields), Right with { Fields = ["pager"] }),
        (nameof(LdapSettings.CaFile), Right with { Security = LdapSecurity.StartTls, CaFile = "/no/such/file" }),
        (nameof(LdapSettings.Fingerprint), Right with { Security = LdapSecurity.StartTls, Fingerprint = "12:34" }),
        (nameof(LdapSettings.Security), Right with { Fingerprint = new string('A', 64) }),
        (nameof(LdapSettings.RecordPage), Right with { RecordPage = "people/{id}" }),
    ];

    public override object WrongCredentials => Right with { Password = "another" };

    public override ContractContact Owner => new() { RecordType = "Person", FirstName = "Rita", LastName = "Reader", Email = "rita@example.com" };

    public override ContractRefusal Refusal => new() { RecordType = "Person", Draft = new() { LastName = "Quillfeather", Phone = "\u260E 12" }, Words = "invalid per syntax" };

    private LdapSettings Right => new()
    {
        Server = "localhost", Port = _proxy.Port, Security = LdapSecurity.None, User = TestServer.ReaderDn, Password = TestServer.ReaderPassword, BaseDn = _tree, NewEntries = _tree,
    };

    public static async Task<DirectoryTree> StartAsync() => new(await TestServer.GetAsync());

    public override IReadOnlyList<string> FieldsOf(string recordType) =>
        [.. base.FieldsOf(recordType), WellKnownFields.HomePhone, WellKnownFields.OtherPhone, WellKnownFields.Fax, WellKnownFields.Notes];

    public override void Fail(ContractFault fault, int times) => _proxy.Fail(fault, times);

    public override async Task<string> AddAsync(ContractContact contact, CancellationToken cancellationToken) => (await AddAllAsync([contact], cancellationToken))[0];

    public override Task<IReadOnlyList<string>> AddAllAsync(IReadOnlyList<ContractContact> contacts, CancellationToken cancellationToken) => Task.Run<IReadOnlyList<string>>(
        () =>
        {
            lock (_lock)
            {
                var names = contacts.Select(Add).ToList();
                return names.ConvertAll(name => _names[name]);
            }
        },
        cancellationToken);

    public override Task ChangeAsync(string id, ContractContact contact, CancellationToken cancellationToken)
    {
        var changes = Attributes(contact).Select(attribute =>
        {
            var change = new DirectoryAttributeModification { Name = attribute.Name, Operation = DirectoryAttributeOperation.Replace };
            if (attribute.Value is { Length: > 0 } value) change.Add(value);
            return change;
        });
        lock (_lock) _admin.SendRequest(new ModifyRequest(NameOf(id), [.. changes]));
        return Task.CompletedTask;
    }

    public override Task RemoveAsync(string recordType, string id, CancellationToken cancellationToken)
    {
        lock (_lock) _admin.SendRequest(new DeleteRequest(NameOf(id)));
        return Task.CompletedTask;
    }

    public override async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _proxy.DisposeAsync();
    }

    private string NameOf(string id)
    {
        lock (_lock) return _names.Single(known => known.Value == id).Key;
    }

    // The rules of "manage DSA information" let an entry's id be given (OpenLDAP, Admin Guide, "Relax Rules Control").
    private string Add(ContractContact contact)
    {
        var name = $"uid={_count++.ToString(CultureInfo.InvariantCulture)},{_tree}";
        var attributes = Attributes(contact).Where(attribute => attribute.Value is { Length: > 0 }).Select(attribute => new DirectoryAttribute(attribute.Name, attribute.Value!)); // none is null
        var id = Guid.NewGuid().ToString("D");
        var request = new AddRequest(name, [new("objectClass", "inetOrgPerson"), new("entryUUID", id), .. attributes]);
        request.Controls.Add(new DirectoryControl("1.3.6.1.4.1.4203.666.5.12", null, isCritical: true, serverSide: true));
        _admin.SendRequest(request);
        _names[name] = id;
        return name;
    }

    private static IEnumerable<(string Name, byte[]? Value)> Attributes(ContractContact contact)
    {
        var whole = $"{contact.FirstName} {contact.LastName}".Trim();
        (string, string?)[] texts =
        [
            ("cn", whole.Length > 0 ? whole : contact.CompanyName), ("sn", contact.LastName ?? "-"), ("givenName", contact.FirstName), ("o", contact.CompanyName), ("title", contact.JobTitle),
            ("mail", contact.Email), ("description", contact.Notes), ("telephoneNumber", Number(contact, WellKnownFields.BusinessPhone)), ("mobile", Number(contact, WellKnownFields.MobilePhone)),
            ("homePhone", Number(contact, WellKnownFields.HomePhone)), ("pager", Number(contact, WellKnownFields.OtherPhone)), ("facsimileTelephoneNumber", Number(contact, WellKnownFields.Fax)),
        ];
        return [.. texts.Select(text => (text.Item1, text.Item2 is null ? null : Encoding.UTF8.GetBytes(text.Item2))), ("jpegPhoto", contact.Picture.ToArray())];
    }

    // Telephone numbers are printable strings here (RFC 4517, sections 3.3.29 and 3.3.31): the server refuses other signs, so whoever types a number takes these.
    private static string? Number(ContractContact contact, string field) => contact.Phones.TryGetValue(field, out var number) ? string.Concat(number.Select(Printable)) : null;

    private static char Printable(char c) => c switch
    {
        '\u00A0' => ' ',
        '\u2011' => '-',
        ';' => ',',
        _ when char.IsDigit(c) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
        _ => c,
    };
}
