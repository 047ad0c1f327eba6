using System.Text;
using System.Text.Json.Nodes;
using Engine.TestServers;
using Engine.TestServers.Processes;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>People in OpenLDAP, changed by its own tool.</summary>
internal sealed class SlapdContacts : IContactServer
{
    private readonly TempFolder _folder = new();
    private readonly SlapdServer _server = new();

    public string Connector => "ldap";

    public JsonObject Settings => new()
    {
        ["Server"] = "127.0.0.1", ["Port"] = _server.Port, ["Security"] = "None", ["User"] = SlapdServer.AdminDn, ["Password"] = SlapdServer.AdminPassword, ["BaseDn"] = SlapdServer.Suffix,
    };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.PrepareAsync(cancellationToken);
        await DebianPackage.RequireAsync("ldap-utils", () => DebianPackage.OnPath("ldapmodify"), cancellationToken);
        var people = ServerContact.All.Select(contact => $"""
            dn: {NameOf(contact)}
            objectClass: inetOrgPerson
            uid: {contact.Id}
            cn:: {Base64(contact.FullName)}
            givenName:: {Base64(contact.FirstName)}
            sn:: {Base64(contact.LastName)}
            telephoneNumber: {contact.Number}
            {(contact.Photo is [] ? "employeeType: member" : $"jpegPhoto:: {Convert.ToBase64String(contact.Photo)}")}

            """);
        await File.WriteAllTextAsync(_server.LdifPath, $"dn: {SlapdServer.Suffix}\nobjectClass: domain\ndc: benchmark\n\n{string.Join('\n', people)}", cancellationToken);
        await _server.LoadAsync(cancellationToken);
    }

    public async Task ChangeNumberAsync(ServerContact contact, string number, CancellationToken cancellationToken)
    {
        var file = _folder["change.ldif"];
        await File.WriteAllTextAsync(file, $"dn: {NameOf(contact)}\nchangetype: modify\nreplace: telephoneNumber\ntelephoneNumber: {number}\n", cancellationToken);
        await Tool.RunAsync(
            "ldapmodify", ["-x", "-H", $"ldap://127.0.0.1:{_server.Port}", "-D", SlapdServer.AdminDn, "-w", SlapdServer.AdminPassword, "-f", file], cancellationToken);
    }

    public Task StopAsync() => _server.StopAsync();

    public Task RestartAsync(CancellationToken cancellationToken) => _server.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    private static string NameOf(ServerContact contact) => $"uid={contact.Id},{SlapdServer.Suffix}";

    // RFC 2849: so are values written that go beyond ASCII.
    private static string Base64(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
}
