using System.Security.Cryptography;
using System.Text;
using Engine.TestServers;

namespace Engine.Connectors.CardDav.Tests.Servers;

/// <summary>A user of the server, and what other programs of his do there.</summary>
public sealed class RadicaleUser : IDisposable
{
    public const string FirstBook = "contacts";

    private readonly RadicaleServer _server;
    private readonly HttpMessageInvoker _http;

    public RadicaleUser(RadicaleServer server, string name, string password)
    {
        (_server, Name, Password) = (server, name, password);
        _http = new(new SocketsHttpHandler
        {
            PooledConnectionLifetime = TimeSpan.Zero, // it speaks HTTP/1.0 and closes connections without a word, which .NET does not expect
            SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString(HashAlgorithmName.SHA256) == _server.Fingerprint },
        });
    }

    public string Name { get; }

    public string Password { get; }

    public RadicaleServer Server => _server;

    public CardDavSettings Settings => new() { Address = _server.Address, UserName = Name, Password = Password };

    public string PathOf(string card, string book = FirstBook) => $"/{Name}/{book}/{card}.vcf";

    public Task MakeBookAsync(string path, string displayName, CancellationToken cancellationToken) => SendAsync(
        "MKCOL",
        $"/{Name}/{path}/",
        $"""<mkcol xmlns="DAV:" xmlns:CR="urn:ietf:params:xml:ns:carddav"><set><prop><resourcetype><collection/><CR:addressbook/></resourcetype><displayname>{displayName}</displayname></prop></set></mkcol>""",
        cancellationToken);

    public Task PutAsync(string card, string text, CancellationToken cancellationToken, string book = FirstBook) => SendAsync("PUT", PathOf(card, book), text, cancellationToken);

    public Task<string> GetAsync(string path, CancellationToken cancellationToken) => SendAsync("GET", path, null, cancellationToken);

    public Task DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync("DELETE", path, null, cancellationToken);

    /// <summary>Many cards at once, as somebody does who restores a backup.</summary>
    public async Task PutFilesAsync(IEnumerable<(string Card, string Text)> cards, CancellationToken cancellationToken)
    {
        var folder = _server.FolderOf($"{Name}/{FirstBook}");
        foreach (var (card, text) in cards) await File.WriteAllTextAsync(Path.Combine(folder, $"{card}.vcf"), text, cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<string> SendAsync(string method, string path, string? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(new(method), new Uri(_server.Address, path));
        request.Headers.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Name}:{Password}")));
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, method == "PUT" ? "text/vcard" : "application/xml");
        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        Assert.IsTrue(response.IsSuccessStatusCode, $"{method} {path}: {(int)response.StatusCode} {answer}");
        return answer;
    }
}
