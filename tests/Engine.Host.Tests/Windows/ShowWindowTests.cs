using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;
using Engine.Host.Web;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Windows;

/// <summary><c>ShowWindow</c>, and the link that it opens.</summary>
[TestClass]
public sealed class ShowWindowTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task ShowWindow_AnyPage_OpensALinkThatWorksOnce()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = engine.Client(await engine.ApprovedAsync(Token));
        foreach (var window in (string[])["", "configuration", "About", "EXPLORER", "logs"])
            (await client.FormAsync("ShowWindow", Token, ("window", window))).Is(HttpStatusCode.NoContent);

        Assert.HasCount(5, engine.Windows.Opened);
        foreach (var address in engine.Windows.Opened)
        {
            (await client.ReadAsync(address.AbsoluteUri, Token)).Is(HttpStatusCode.OK);
            (await client.ReadAsync(address.AbsoluteUri, Token)).Is(HttpStatusCode.Unauthorized);
        }
    }

    [TestMethod]
    public async Task WarmUpAsync_BeforeABrowserHasStarted_ShowsTheFirstPage()
    {
        await using var engine = await EngineRig.StartAsync(Token);

        Assert.AreEqual(200, await engine.Services.GetRequiredService<Lazy<Pages>>().Value.WarmUpAsync());
    }

    [TestMethod]
    public async Task ShowWindow_NoScreen_GivesTheLinkToTheLocalUserAlone()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        engine.Windows.HasScreen = false;
        using var application = engine.Client(await engine.ApprovedAsync(Token));
        using var admin = engine.Admin();

        var given = (await admin.FormAsync("ShowWindow", Token, ("window", "explorer"))).Is(HttpStatusCode.OK);

        Assert.AreEqual("", (await application.FormAsync("ShowWindow", Token)).Is(HttpStatusCode.NoContent).Text);
        var opened = (await application.ReadAsync((string)JsonNode.Parse(given.Text)!["Url"]!, Token)).Is(HttpStatusCode.OK);
        Assert.AreEqual("0; url=/ui/explorer", opened.Headers["Refresh"]);
    }

    [TestMethod]
    public async Task Register_NewApplication_BringsTheQuestionUp()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = engine.Client();
        var registering = client.FormAsync("Register", Token, ("Id", $"{Guid.NewGuid()}"), ("Name", "Softphone"));

        var question = await engine.Windows.Question.WaitAsync(Token);

        (await client.ReadAsync(question.AbsoluteUri, Token)).Is(HttpStatusCode.OK);
        await engine.StopAsync(Token);
        (await registering).Is(HttpStatusCode.Accepted);
    }

    [TestMethod]
    [DataRow("http://evil.example")]
    [DataRow("//evil.example")]
    [DataRow("../api/v1/Unload")]
    [DataRow("a\r\nSet-Cookie: x=y")]
    public async Task Link_PageOfNoKindOfOurs_LeadsToTheFirstPage(string page)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        engine.Windows.HasScreen = false;
        using var admin = engine.Admin();
        var link = (string)JsonNode.Parse((await admin.FormAsync("ShowWindow", Token)).Text)!["Url"]!;

        var opened = await admin.ReadAsync(link + Uri.EscapeDataString(page), Token);

        Assert.AreEqual("0; url=/ui/", opened.Is(HttpStatusCode.OK).Headers["Refresh"]);
    }

    [TestMethod]
    [DataRow("ui")]
    [DataRow("ui/")]
    [DataRow("ui/explorer")]
    [DataRow("ui/_blazor")]
    [DataRow("ui/_framework/blazor.web.js")]
    [DataRow("ui/open/")]
    [DataRow("ui/open/AAAA")]
    public async Task Pages_WithoutTheCookie_AreClosed(string path)
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var client = engine.Client(await engine.ApprovedAsync(Token));

        var answer = await client.ReadAsync("/" + path, Token);

        answer.Is(HttpStatusCode.Unauthorized);
        Assert.Contains("engine show", answer.Text);
        Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"]);
    }
}
