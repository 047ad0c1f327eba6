using System.DirectoryServices.Protocols;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Sdk;
using Engine.TestServers;

namespace Engine.Benchmarks.Directories;

/// <summary>OpenLDAP over loopback, with the indexes that the connector's page advises.</summary>
internal sealed class OpenLdapServer : IDirectoryServer
{
    private static readonly Dictionary<string, string> Attributes = new()
    {
        [WellKnownFields.FirstName] = "givenName", [WellKnownFields.LastName] = "sn", [WellKnownFields.CompanyName] = "o", [WellKnownFields.JobTitle] = "title",
        [WellKnownFields.BusinessPhone] = "telephoneNumber", [WellKnownFields.MobilePhone] = "mobile", [WellKnownFields.HomePhone] = "homePhone",
        [WellKnownFields.OtherPhone] = "pager", [WellKnownFields.Email] = "mail", [WellKnownFields.Street] = "street", [WellKnownFields.PostalCode] = "postalCode",
        [WellKnownFields.City] = "l", [WellKnownFields.Country] = "co",
    };

    private readonly SlapdServer _server = new()
    {
        Schema = """
            include /etc/ldap/schema/core.schema
            include /etc/ldap/schema/cosine.schema
            include /etc/ldap/schema/inetorgperson.schema
            objectclass ( 1.3.6.1.4.1.32473.1.1 NAME 'withCountry' SUP top AUXILIARY MAY co )
            """,
        Database = """
            index objectClass eq
            index entryUUID eq
            index telephoneNumber,mobile,homePhone,pager eq,sub
            index cn,displayName,sn,givenName,o eq,sub
            """,
    };

    public string Name => "OpenLDAP";

    public string ConnectorId => "ldap";

    public JsonObject Settings => new()
    {
        ["Server"] = "127.0.0.1", ["Port"] = _server.Port, ["Security"] = "None", ["BaseDn"] = SlapdServer.Suffix, ["User"] = SlapdServer.AdminDn, ["Password"] = SlapdServer.AdminPassword,
    };

    public async Task StartAsync(ContactGenerator contacts, CancellationToken cancellationToken)
    {
        try
        {
            await _server.PrepareAsync(cancellationToken);
        }
        catch (InvalidOperationException cause)
        {
            throw new UnavailableException(cause.Message, cause);
        }
        await using (var ldif = new StreamWriter(_server.LdifPath))
        {
            await ldif.WriteAsync($"dn: {SlapdServer.Suffix}\nobjectClass: domain\ndc: benchmark\n\n");
            foreach (var contact in contacts.All()) Write(contact, ldif);
        }
        await _server.LoadAsync(cancellationToken);
    }

    public Task ChangeAsync(int count, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = new LdapConnection(
                new LdapDirectoryIdentifier("127.0.0.1", _server.Port), new NetworkCredential(SlapdServer.AdminDn, SlapdServer.AdminPassword), AuthType.Basic);
            connection.SessionOptions.ProtocolVersion = 3;
            for (var i = 0; i < count; i++)
                connection.SendRequest(new ModifyRequest($"uid=c{i},{SlapdServer.Suffix}", DirectoryAttributeOperation.Replace, "title", "Director"));
        },
        cancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static void Write(GeneratedContact contact, StreamWriter ldif)
    {
        ldif.Write($"dn: uid={contact.Id},{SlapdServer.Suffix}\nobjectClass: inetOrgPerson\nobjectClass: withCountry\nuid: {contact.Id}\n");
        Attribute("cn", contact.DisplayText);
        foreach (var field in contact.Contact.Fields.DistinctBy(field => (field.Name, field.Value)))
        {
            if (Attributes.TryGetValue(field.Name, out var name)) Attribute(name, field.Kind == ContactFieldKind.Telephone ? Printable(field.Value) : field.Value.Replace('\n', ' '));
        }
        ldif.Write('\n');

        // Base 64 (RFC 2849) is needed beyond ASCII.
        void Attribute(string name, string value)
        {
            if (value.Length > 0) ldif.Write(Ascii.IsValid(value) ? $"{name}: {value}\n" : $"{name}:: {Convert.ToBase64String(Encoding.UTF8.GetBytes(value))}\n");
        }
    }

    // All that a telephone number may hold: RFC 4517, section 3.3.29.
    private static string Printable(string number) => string.Concat(number.Select(c => char.IsAsciiLetterOrDigit(c) || "'()+,-./:? ".Contains(c, StringComparison.Ordinal) ? c : ' ')).Trim();
}
