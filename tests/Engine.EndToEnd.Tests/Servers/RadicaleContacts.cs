using System.Text;
using System.Text.Json.Nodes;
using Engine.TestServers;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>An address book on Radicale, a card for each contact.</summary>
internal sealed class RadicaleContacts : IContactServer
{
    private const string User = "user";
    private const string Password = "pass-word:1";

    private readonly RadicaleServer _server = new();

    public string Connector => "carddav";

    public JsonObject Settings => new() { ["Address"] = _server.Address.AbsoluteUri, ["UserName"] = User, ["Password"] = Password };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _server.StartAsync(cancellationToken);
        await _server.AddUserAsync(User, Password, cancellationToken);
        await SendAsync(
            "MKCOL", "",
            """<mkcol xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><CR:addressbook/></resourcetype></prop></set></mkcol>""",
            cancellationToken);
        foreach (var contact in ServerContact.All) await PutAsync(contact, cancellationToken);
    }

    public Task ChangeNumberAsync(ServerContact contact, string number, CancellationToken cancellationToken) => PutAsync(contact with { Number = number }, cancellationToken);

    public Task StopAsync() => _server.StopAsync();

    public Task RestartAsync(CancellationToken cancellationToken) => _server.RestartAsync(cancellationToken);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task PutAsync(ServerContact contact, CancellationToken cancellationToken)
    {
        var photo = contact.Photo is [] ? "" : $"PHOTO;ENCODING=b;TYPE=PNG:{Convert.ToBase64String(contact.Photo)}\r\n";
        var card = $"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{contact.Id}\r\nFN:{contact.FullName}\r\nN:{contact.LastName};{contact.FirstName};;;\r\nTEL;TYPE=WORK:{contact.Number}\r\n{photo}END:VCARD\r\n";
        return SendAsync("PUT", $"{contact.Id}.vcf", card, cancellationToken);
    }

    private async Task SendAsync(string method, string path, string body, CancellationToken cancellationToken)
    {
        // A client for each request: it speaks HTTP/1.0 and closes connections without a word, which .NET does not expect.
        using var http = new HttpClient(new SocketsHttpHandler());
        using var request = new HttpRequestMessage(new(method), new Uri(_server.Address, $"{User}/contacts/{path}"));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        request.Content = new StringContent(body, Encoding.UTF8, method == "PUT" ? "text/vcard" : "application/xml");
        using var response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
