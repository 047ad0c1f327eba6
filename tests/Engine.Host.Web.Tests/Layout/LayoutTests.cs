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
    public async Task FirstStop_LeadsToTheContent()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);

        // A page that has opened has the focus on its heading: here the user begins at the top.
        var first = site.Page.Locator("a, button, input").First;
        await Assertions.Expect(first).ToHaveTextAsync("Skip to the content");
        await first.PressAsync("Enter");

        await Assertions.Expect(site.Page.Locator("#content")).ToBeFocusedAsync();
    }
}
