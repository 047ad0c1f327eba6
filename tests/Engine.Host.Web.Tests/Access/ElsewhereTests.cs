using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Access;

/// <summary>The pages as another machine's browser shows them.</summary>
[TestClass]
public sealed class ElsewhereTests(TestContext context)
{
    private const string Picture = """<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20" fill="red"/></svg>""";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Brand_FromAnotherMachine_IsShown()
    {
        var folder = EngineProcess.NewDataFolder();
        var branding = Directory.CreateDirectory(Path.Combine(folder, "branding")).FullName;
        foreach (var name in (string[])["logo", "favicon", "splash"]) await File.WriteAllTextAsync(Path.Combine(branding, $"{name}.svg"), Picture, Token);

        await using var site = await Site.OpenElsewhereAsync(Token, "about", folder);

        foreach (var picture in (string[])["img.logo", "img.splash"])
            Assert.AreEqual(20, await site.Page.Locator(picture).EvaluateAsync<int>("async shown => { await shown.decode(); return shown.naturalWidth; }"));
        Assert.AreEqual(200, await site.Page.EvaluateAsync<int>("async () => (await fetch(document.querySelector('link[rel=icon]').href)).status"));
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Link, new() { Name = "API reference" })).ToHaveCountAsync(0);
        await site.AssertCleanAsync();
    }

    [TestMethod]
    public async Task Explorer_FromAnotherMachine_SaysWhereItWorksAndOffersNothing()
    {
        await using var site = await Site.OpenElsewhereAsync(Token, "explorer");

        await Assertions.Expect(site.Page.GetByText("works on the engine's own machine only")).ToBeVisibleAsync();
        await Assertions.Expect(site.Page.Locator("main button, main input, main form")).ToHaveCountAsync(0);
        foreach (var look in Look.All)
        {
            await site.Page.SetViewportSizeAsync(look.Width, 900);
            await site.Page.EmulateMediaAsync(new() { ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            await site.PictureAsync($"explorer-elsewhere-{look}");
            await site.AssertCleanAsync();
        }
    }
}
