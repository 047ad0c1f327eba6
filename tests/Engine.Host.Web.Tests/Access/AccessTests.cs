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
        var page = await others.NewPageAsync();

        var first = await page.GotoAsync(link);
        await page.Context.ClearCookiesAsync();
        var second = await page.GotoAsync(link);

        Assert.AreEqual(200, first!.Status);
        Assert.AreEqual(401, second!.Status);
        Assert.Contains("engine show", await page.ContentAsync());
    }

    [TestMethod]
    public async Task Browser_LetIn_ComesBackWithoutALink()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);

        await site.GoAsync("not-found");

        await site.Page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
    }
}
