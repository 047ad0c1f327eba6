using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Layout;

/// <summary>Every page, in every look.</summary>
[TestClass]
public sealed class LayoutTests(TestContext context)
{
    private static readonly string[] Pages = ["", "applications", "general", "dialling", "advanced", "about", "not-found"];

    public static IEnumerable<object[]> Looks => Look.All.Append(new Look(Language: "de-DE")).Select(look => (object[])[look]);

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public async Task EveryPage_InEveryLook_IsClean(object look)
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, look: (Look)look);
        foreach (var page in Pages)
        {
            await site.GoAsync(page);
            await site.PictureAsync($"{(page.Length == 0 ? "first" : page)}-{look}");
            await site.AssertCleanAsync();
        }
    }

    [TestMethod]
    public async Task FirstTab_LeadsToTheContent()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);

        await site.Page.Locator("body").PressAsync("Tab");
        await site.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(site.Page.Locator("#content")).ToBeFocusedAsync();
    }
}
