using System.Net;
using System.Text.Json.Nodes;
using System.Web;
using Engine.Core.Connectors;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.SignIn;

/// <summary>An engine with books to sign in to, a browser played by the test, and a CRM on this machine.</summary>
public abstract class SignInTest(TestContext context)
{
    private protected CancellationToken Token => context.CancellationToken;

    /// <summary>An engine whose book was signed in has ended; its data folder and the book's id.</summary>
    private protected async Task<(string Folder, string Book)> SignedInBeforeAsync(LoopbackCrm crm)
    {
        await using var engine = await StartAsync(crm);
        var book = await engine.AddBookAsync("code", Token);
        await SignInAsync(engine, book);
        return (engine.Folder, book);
    }

    private protected Task<EngineRig> StartAsync(LoopbackCrm crm, string? folder = null) =>
        EngineRig.StartAsync(Token, builder => builder.Services.AddSingleton<IConnectorCatalog>(new SignInCatalog(crm.Address)), folder: folder);

    private protected async Task SignInAsync(EngineRig engine, string book)
    {
        using var admin = engine.Admin();
        var begun = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.OK).Json;
        (await BrowseAsync(engine, new Uri((string)begun["AuthorizationUrl"]!))).Is(HttpStatusCode.OK);
    }

    /// <summary>What a browser does: it goes to the page of the CRM, and where that sends it.</summary>
    private protected async Task<Answer> BrowseAsync(EngineRig engine, Uri page)
    {
        using var browser = Browser();
        var back = new Uri((await browser.ReadAsync(page.AbsoluteUri, Token)).Is(HttpStatusCode.Redirect).Headers["Location"]);
        Assert.AreEqual(new Uri(engine.Http, "oauth/callback").AbsoluteUri, back.GetLeftPart(UriPartial.Path));
        return await browser.ReadAsync(back.AbsoluteUri, Token);
    }

    private protected async Task<string?> StateAsync(HttpClient admin, string book)
    {
        var begun = (await admin.AskAsync(HttpMethod.Post, $"AddressBooks/{book}/SignIn", Token)).Is(HttpStatusCode.OK).Json;
        return HttpUtility.ParseQueryString(new Uri((string)begun["AuthorizationUrl"]!).Query)["state"];
    }

    private protected async Task<JsonNode> BookAsync(HttpClient admin, string book) => (await admin.ReadAsync($"AddressBooks/{book}", Token)).Is(HttpStatusCode.OK).Json;

    private protected static HttpClient Browser() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
}
