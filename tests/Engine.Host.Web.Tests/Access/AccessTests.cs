using Engine.Host.Web.Tests.Rig;

namespace Engine.Host.Web.Tests.Access;

/// <summary>Who gets in.</summary>
[TestClass]
public sealed class AccessTests(TestContext context)
{
    [TestMethod]
    public async Task Link_ASecondTime_IsRefused()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        var link = await Site.LinkAsync(site.Engine);
        await using var others = await Browser.Running.NewContextAsync();

        var first = await others.APIRequest.GetAsync(link);
        await others.ClearCookiesAsync();
        var second = await others.APIRequest.GetAsync(link);

        Assert.AreEqual(200, first.Status);
        Assert.AreEqual(401, second.Status);
        Assert.Contains("engine show", await second.TextAsync());
    }

    [TestMethod]
    public async Task Browser_LetIn_ComesBackWithoutALink()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);

        await site.GoAsync("not-found");

        await site.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }

    [TestMethod]
    public async Task Gate_GermanBrowser_IsToldInGerman()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        await using var others = await Browser.Running.NewContextAsync(new Look(Language: "de-AT").Options);
        var page = await others.NewPageAsync();

        await page.GotoAsync(new Uri(site.Engine.Http, "/ui/").AbsoluteUri);

        Assert.AreEqual("Dieses Fenster braucht einen neuen Link", await page.Locator("h1").InnerTextAsync());
        Assert.AreEqual("de", await page.Locator("html").GetAttributeAsync("lang"));
    }
}
