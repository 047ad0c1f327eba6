using System.Net;
using System.Net.WebSockets;
using Engine.Host.Tests.Rig;
using Engine.Host.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Security;

/// <summary>What another machine gets, where one may come at all.</summary>
[TestClass]
public sealed class RemoteTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow(OtherMachine.Address)]
    [DataRow("*")]
    public async Task Api_FromAnotherMachine_IsRefusedWhateverItShows(string listen)
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, listen);
        var application = await engine.ApprovedAsync(Token);
        using var admin = engine.Admin();
        using var visitor = OtherMachine.Visitor(engine);
        visitor.DefaultRequestHeaders.Authorization = admin.DefaultRequestHeaders.Authorization;
        visitor.DefaultRequestHeaders.Add("ApplicationId", application);
        (await visitor.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.OK);

        foreach (var path in (string[])["", "api/v1/Version", "api/v1/AddressBooks", "api/v1/nothing", "health/live", "metrics", "openapi/v1.json", "scalar/v1", "contacts/x", "oauth/callback", "uix", "branding/logo"])
            (await visitor.ReadAsync(path, Token)).IsProblem(HttpStatusCode.Forbidden, "RemoteNotAllowed");
        (await visitor.FormAsync("api/v1/Register", Token, ("Id", Guid.NewGuid().ToString()))).IsProblem(HttpStatusCode.Forbidden, "RemoteNotAllowed");
        (await admin.ReadAsync("AddressBooks", Token)).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    [DataRow(OtherMachine.Address)]
    [DataRow("*")]
    public async Task Pages_WithThePassword_AreShownAndLive(string listen)
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, listen);
        using var visitor = OtherMachine.Visitor(engine);

        var form = (await visitor.ReadAsync("ui/", Token)).Is(HttpStatusCode.Unauthorized);
        var wrong = (await visitor.ReadAsync("ui/_blazor", Token)).Is(HttpStatusCode.Unauthorized);
        var opened = (await visitor.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.OK);
        var page = (await visitor.ReadAsync("ui/", Token)).Is(HttpStatusCode.OK);

        Assert.Contains("action=\"/ui/password\"", form.Text);
        Assert.DoesNotContain("<script", form.Text);
        Assert.Contains("form-action 'self'", form.Headers["Content-Security-Policy"]);
        Assert.AreEqual("same-origin", form.Headers["Referrer-Policy"]); // without one, a browser sends the form with the origin null
        Assert.AreEqual("no-store", form.Headers["Cache-Control"]);
        Assert.Contains("action=\"/ui/password\"", wrong.Text);
        Assert.AreEqual("0; url=/ui/", opened.Headers["Refresh"]);
        Assert.Contains("form-action 'none'", opened.Headers["Content-Security-Policy"]);
        foreach (var part in (string[])["; secure", "; samesite=strict", "; httponly"]) Assert.Contains(part, opened.Headers["Set-Cookie"]);
        Assert.Contains("blazor", page.Text);
        Assert.AreEqual("no-referrer", page.Headers["Referrer-Policy"]);
        Assert.AreEqual(101, await OpenSocketAsync(engine, CookieOf(opened), OtherMachine.Of(engine).GetLeftPart(UriPartial.Authority)));
        Assert.AreEqual(403, await OpenSocketAsync(engine, CookieOf(opened), "https://evil.example"));
        Assert.AreEqual(401, await OpenSocketAsync(engine, "x=y", OtherMachine.Of(engine).GetLeftPart(UriPartial.Authority)));
    }

    [TestMethod]
    public async Task Link_FromAnotherMachine_IsNotRedeemedAndStillWorksHere()
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token);
        using var visitor = OtherMachine.Visitor(engine);
        using var local = engine.Client();
        var link = engine.Services.GetRequiredService<AccessLinks>().Create();

        (await visitor.ReadAsync(link, Token)).Is(HttpStatusCode.Unauthorized);
        await visitor.TryAsync(OtherMachine.Password, Token);
        (await visitor.ReadAsync(link, Token)).Is(HttpStatusCode.Unauthorized);

        (await local.ReadAsync(link, Token)).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    public async Task Cookie_OfThisMachine_IsNotGoodForAnother()
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token);
        using var local = new HttpClient(engine.TrustingHandler()) { BaseAddress = engine.Https };
        using var visitor = OtherMachine.Visitor(engine);
        var opened = (await local.ReadAsync(engine.Services.GetRequiredService<AccessLinks>().Create(), Token)).Is(HttpStatusCode.OK);

        visitor.DefaultRequestHeaders.Add("Cookie", CookieOf(opened));

        (await visitor.ReadAsync("ui/", Token)).Is(HttpStatusCode.Unauthorized);
    }

    [TestMethod]
    public async Task Cookie_AfterThePasswordChanged_IsWorthNothing()
    {
        var folder = OtherMachine.Settled(OtherMachine.Address, OtherMachine.Password);
        Answer opened;
        await using (var before = await EngineRig.StartAsync(Token, folder: folder))
        {
            using var visitor = OtherMachine.Visitor(before);
            opened = await visitor.TryAsync(OtherMachine.Password, Token);
        }

        File.Copy(Path.Combine(OtherMachine.Settled(OtherMachine.Address, "another password"), "settings.json"), Path.Combine(folder, "settings.json"), overwrite: true);
        await using var after = await EngineRig.StartAsync(Token, folder: folder);

        using var again = OtherMachine.Visitor(after);
        again.DefaultRequestHeaders.Add("Cookie", CookieOf(opened).Replace(PortOf(opened), $"{after.Https.Port}", StringComparison.Ordinal));
        (await again.ReadAsync("ui/", Token)).Is(HttpStatusCode.Unauthorized);
    }

    [TestMethod]
    public async Task Loopback_WhereOthersMayCome_SeesNoPasswordForm()
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, "*");
        using var encrypted = new HttpClient(engine.TrustingHandler()) { BaseAddress = engine.Https };
        using var plain = engine.Client();

        foreach (var client in (HttpClient[])[plain, encrypted])
        {
            Assert.DoesNotContain("<form", (await client.ReadAsync("/ui/", Token)).Is(HttpStatusCode.Unauthorized).Text);
            using var tried = new HttpRequestMessage(HttpMethod.Post, "/ui/password") { Content = new FormUrlEncodedContent([new("password", OtherMachine.Password)]) };
            Assert.IsFalse((await client.AskAsync(tried, Token)).Is(HttpStatusCode.Unauthorized).Headers.ContainsKey("Set-Cookie"));
            (await client.ReadAsync("/api/v1/Version", Token)).Is(HttpStatusCode.OK);
        }
    }

    [TestMethod]
    [DataRow("evil.example")]
    [DataRow("127.0.0.3")]
    [DataRow("[::1]:1")]
    public async Task Host_OtherThanTheAddress_IsNotServed(string host)
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token, "*");
        using var visitor = OtherMachine.Visitor(engine);
        using var request = new HttpRequestMessage(HttpMethod.Get, "ui/");
        request.Headers.Host = host;

        var answer = await visitor.AskAsync(request, Token);

        // A name of loopback is served and gains nothing: where a connection came in decides.
        if (host == "[::1]:1") answer.Is(HttpStatusCode.Unauthorized);
        else answer.IsProblem(HttpStatusCode.MisdirectedRequest, "HostNotAllowed");
    }

    [TestMethod]
    [DataRow("https://evil.example")]
    [DataRow("null")]
    [DataRow("https://client.example")]
    public async Task Password_FromAPageOfAnotherSite_IsNotLookedAt(string origin)
    {
        await using var engine = await OtherMachine.StartEngineAsync(Token);
        await engine.ApprovedAsync(Token, origin: "https://client.example");
        using var visitor = OtherMachine.Visitor(engine);

        var answer = (await visitor.TryAsync(OtherMachine.Password, Token, origin)).Is(HttpStatusCode.Forbidden);

        Assert.IsFalse(answer.Headers.ContainsKey("Set-Cookie"));
        (await visitor.TryAsync(OtherMachine.Password, Token)).Is(HttpStatusCode.OK);
    }

    private static string CookieOf(Answer answer) => answer.Headers["Set-Cookie"].Split(';')[0];

    private static string PortOf(Answer answer) => CookieOf(answer).Split('=')[0].Split('.')[^1];

    private async Task<int> OpenSocketAsync(EngineRig engine, string cookie, string origin)
    {
        using var socket = new ClientWebSocket();
        using var handler = engine.TrustingHandler();
        handler.UseCookies = false;
        using var invoker = new HttpMessageInvoker(handler);
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin);
        try
        {
            await socket.ConnectAsync(new UriBuilder(new Uri(OtherMachine.Of(engine), "ui/_blazor")) { Scheme = "wss" }.Uri, invoker, Token);
        }
        catch (WebSocketException)
        {
            // Its status tells.
        }

        return (int)socket.HttpStatusCode;
    }
}
