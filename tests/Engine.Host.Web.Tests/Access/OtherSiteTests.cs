using System.Net;
using System.Net.Sockets;
using System.Text;
using Engine.Host.Web.Tests.Rig;

namespace Engine.Host.Web.Tests.Access;

/// <summary>A page of another site, in a browser that was let in, gets nothing out of the engine's pages and nothing into them.</summary>
[TestClass]
public sealed class OtherSiteTests(TestContext context)
{
    [TestMethod]
    [DataRow("read", "fetch(ui, { credentials: 'include' }).then(answer => answer.text())")]
    [DataRow("read without looking", "fetch(ui, { credentials: 'include', mode: 'no-cors' }).then(answer => answer.type === 'opaque' ? Promise.reject() : answer.text())")]
    [DataRow("post", "fetch(ui + 'general', { method: 'POST', credentials: 'include', body: 'Tel=1' }).then(answer => answer.text())")]
    [DataRow("the admin's call", "fetch(api + 'Applications', { headers: { Authorization: 'Bearer x' } }).then(answer => answer.text())")]
    [DataRow("negotiate", "fetch(ui + '_blazor/negotiate?negotiateVersion=1', { method: 'POST', credentials: 'include' }).then(answer => answer.text())")]
    [DataRow("socket", "new Promise((yes, no) => { const s = new WebSocket(ui.replace('http', 'ws') + '_blazor'); s.onopen = () => yes('open'); s.onerror = no; })")]
    [DataRow("frame", "new Promise((yes, no) => { const f = document.createElement('iframe'); f.src = ui; f.onload = () => { try { yes(f.contentDocument.title || no()); } catch { no(); } }; document.body.append(f); })")]
    public async Task OtherSite_Tries_GetsNothing(string what, string script)
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        using var other = new OtherSite();
        var page = await site.Page.Context.NewPageAsync();
        await page.GotoAsync(other.Address);

        var got = await page.EvaluateAsync<string>(
            $"async ([ui, api]) => {{ try {{ return 'GOT ' + await ({script}); }} catch {{ return 'nothing'; }} }}",
            (string[])[new Uri(site.Engine.Http, "/ui/").AbsoluteUri, site.Engine.Http.AbsoluteUri]);

        Assert.AreEqual("nothing", got, what);
    }

    // By another name than the engine's, so that it is another site to the browser, and not only another port.
    private sealed class OtherSite : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public OtherSite()
        {
            _listener.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
            _ = ServeAsync();
        }

        public string Address { get; }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            const string Page = "<!doctype html><title>Other site</title><body></body>";
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    await using var stream = client.GetStream();
                    var request = new byte[8192];
                    if (await stream.ReadAsync(request) == 0) continue;
                    await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {Page.Length}\r\nConnection: close\r\n\r\n{Page}"));
                }
            }
            catch (Exception exception) when (exception is ObjectDisposedException or SocketException or IOException)
            {
                // The test is over.
            }
        }
    }
}
