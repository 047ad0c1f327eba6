using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Layout;

/// <summary>Every page, in every look.</summary>
[TestClass]
public sealed class LayoutTests(TestContext context)
{
    private static readonly string[] Pages =
        ["", "books/add", "applications", "why?query=960071", "activity", "outbox", "logs", "general", "dialling", "advanced", "about", "not-found"];

    public static IEnumerable<object[]> Looks => Look.All.Append(new Look(Language: "de-DE")).Select(look => (object[])[look]);

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public async Task EveryPage_InEveryLook_IsClean(object look)
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, "", (Look)look, "--demo");
        foreach (var page in Pages)
        {
            await site.GoAsync(page);
            // What is asked for while the page is there has to have come.
            await Assertions.Expect(site.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
            await site.PictureAsync($"{(page.Length == 0 ? "first" : page.Split('?')[0].Replace('/', '-'))}-{look}");
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
