using Engine.Host.Web.Tests.Books;
using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Layout;

/// <summary>Whatever can be clicked is reached by the Tab key, and is seen to be.</summary>
[TestClass]
public sealed class KeyboardTests(TestContext context)
{
    private static readonly string[] Pages =
        ["", "books/add", "books/add/local-files", "applications", "why?query=960071", "activity", "outbox", "explorer", "logs", "general", "dialling", "advanced", "about"];

    // Of a group of radio buttons the arrow keys reach the others. What is folded away is reached once it is unfolded.
    private const string Mark =
        """
        () => {
            for (const folded of document.querySelectorAll('details')) folded.open = true;
            const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
            const operable = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=button], [role=switch], [role=tab], [onclick]')]
                .filter(element => seen(element) && !element.disabled && !(element.type === 'radio' && !element.checked && element.form?.querySelector(`[name="${element.name}"]:checked`)));
            operable.forEach((element, at) => element.dataset.tabStop = at);
            document.activeElement?.blur();
            return operable.length;
        }
        """;

    private const string Focused =
        """
        () => {
            const element = document.activeElement;
            const style = getComputedStyle(element), around = getComputedStyle(element.parentElement ?? element);
            const shows = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
            return { stop: element.dataset.tabStop ?? null, isShown: shows(style) || shows(around), html: element.outerHTML.slice(0, 200) };
        }
        """;

    [TestMethod]
    public async Task EveryPage_ByTab_ReachesWhateverCanBeClicked()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, options: "--demo");
        var book = await site.AddFilesAsync("Mine");
        foreach (var page in Pages.Append($"books/{book}"))
        {
            await site.GoAsync(page);
            await Assertions.Expect(site.Page.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0, new() { Timeout = 30_000 });
            var left = Enumerable.Range(0, await site.Page.EvaluateAsync<int>(Mark)).Select(at => $"{at}").ToHashSet();
            for (var presses = left.Count + 20; left.Count > 0 && presses > 0; presses--)
            {
                await site.Page.Keyboard.PressAsync("Tab");
                var focused = await site.Page.EvaluateAsync<TabStop>(Focused);
                if (focused.Stop is not null && left.Remove(focused.Stop)) Assert.IsTrue(focused.IsShown, $"{page}: the focus cannot be seen at {focused.Html}");
            }

            var missed = await Task.WhenAll(left.Select(stop => site.Page.Locator($"[data-tab-stop='{stop}']").EvaluateAsync<string>("element => element.outerHTML.slice(0, 200)")));
            Assert.AreEqual("", string.Join('\n', missed), page);
        }
    }

    private sealed record TabStop(string? Stop, bool IsShown, string Html)
    {
        public TabStop() : this(null, false, "") { }
    }
}
