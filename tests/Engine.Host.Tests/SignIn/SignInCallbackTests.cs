using System.Net;
using System.Web;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.SignIn;

/// <summary>What comes to the address that a CRM sends browsers back to: also from elsewhere, and with bad intent.</summary>
[TestClass]
public sealed class SignInCallbackTests(TestContext context) : SignInTest(context)
{
    private static readonly string[] PolicyHeaders = ["Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "X-Frame-Options", "Cache-Control"];

    [TestMethod]
    public async Task Callback_HostileParameters_AreAnsweredWithAPlainPage()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        const string Script = "<script>alert(1)</script>\"'&";
        var hostile = HttpUtility.UrlEncode(Script);
        using var browser = Browser();
        foreach (var query in new[]
                 {
                     "", "?", "?state", "?state=", "?state=&code=", "?code=x", $"?state={hostile}&code={hostile}", $"?state=x&error={hostile}&error_description={hostile}", "?state=a&state=b&code=c",
                     $"?state={new string('s', 4000)}&code=x", "?state=%00%ff&code=%0d%0aX-Injected:1", "?state[]=x&code[$ne]=1",
                 })
        {
            var page = await browser.ReadAsync(new Uri(engine.Http, "oauth/callback" + query).AbsoluteUri, Token);

            page.Is(HttpStatusCode.BadRequest);
            Assert.AreEqual("text/html; charset=utf-8", page.ContentType);
            Assert.DoesNotContain("<script", page.Text);
            Assert.Contains("was not begun here", page.Text);
            foreach (var header in PolicyHeaders) Assert.IsTrue(page.Headers.ContainsKey(header), header);
            Assert.Contains("default-src 'none'", page.Headers["Content-Security-Policy"]);
            Assert.AreEqual("no-store", page.Headers["Cache-Control"]);
            Assert.IsFalse(page.Headers.ContainsKey("X-Injected"));
        }
    }

    [TestMethod]
    public async Task Callback_CrmRefusedInHostileWords_ShowsThemAsText()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("code", Token, "<b>Book</b>");
        using var browser = Browser();
        var state = await StateAsync(admin, book);

        var page = await browser.ReadAsync(new Uri(engine.Http, $"oauth/callback?state={state}&error=access_denied&error_description={HttpUtility.UrlEncode("<script>alert(1)</script>\u202e\0")}").AbsoluteUri, Token);
        var again = await browser.ReadAsync(new Uri(engine.Http, $"oauth/callback?state={state}&code=x").AbsoluteUri, Token);

        page.Is(HttpStatusCode.BadGateway);
        Assert.Contains("Not signed in", page.Text);
        Assert.Contains("&lt;script&gt;", page.Text);
        Assert.DoesNotContain("<script", page.Text);
        again.Is(HttpStatusCode.BadRequest);
    }

    [TestMethod]
    public async Task Callback_NameOfTheBook_IsEncodedAndTheCodeWorksOnce()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var admin = engine.Admin();
        var book = await engine.AddBookAsync("code", Token, "<b>Book</b>");
        using var browser = Browser();
        var begun = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", Token)).Json;
        var back = (await browser.ReadAsync((string)begun["AuthorizationUrl"]!, Token)).Is(HttpStatusCode.Redirect).Headers["Location"];

        var first = await browser.ReadAsync(back, Token);
        var second = await browser.ReadAsync(back, Token);
        var forged = await browser.ReadAsync(new Uri(engine.Http, $"oauth/callback?state={await StateAsync(admin, book)}&code=forged").AbsoluteUri, Token);

        Assert.Contains("&lt;b&gt;Book", first.Is(HttpStatusCode.OK).Text);
        second.Is(HttpStatusCode.BadRequest);
        Assert.Contains("invalid_grant", forged.Is(HttpStatusCode.BadGateway).Text);
        Assert.AreEqual("Working", (string?)(await BookAsync(admin, book))["State"], "A forged code does not end what there is.");
    }

    [TestMethod]
    public async Task Callback_OtherMethodsAndHosts_AreRefused()
    {
        await using var crm = await LoopbackCrm.StartAsync(Token);
        await using var engine = await StartAsync(crm);
        using var browser = Browser();

        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, (await browser.AskAsync(HttpMethod.Post, new Uri(engine.Http, "oauth/callback").AbsoluteUri, Token)).Status);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, new Uri(engine.Http, "oauth/callback?state=x")) { Headers = { Host = "evil.example" } };
        Assert.AreNotEqual(HttpStatusCode.OK, (await browser.AskAsync(rebound, Token)).Status);
    }
}
