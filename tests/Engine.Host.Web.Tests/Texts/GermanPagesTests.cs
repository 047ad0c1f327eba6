using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Texts;

/// <summary>A German page speaks German throughout: what a connector calls its settings and what is wrong with them, what the core advises; the API stays English.</summary>
[TestClass]
public sealed class GermanPagesTests(TestContext context)
{
    [TestMethod]
    public async Task Pages_GermanBrowser_SayAllInGerman()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, "books/add/ldap", new Look(Width: 390, Language: "de-DE"));
        var page = site.Page;

        await page.GetByLabel("Neue Kontakte unter").WaitForAsync();
        Assert.AreEqual("Ganzer Teilbaum", await page.GetByLabel("Tiefe").Locator("option").First.InnerTextAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();
        await page.GetByText("Server: Geben Sie den Namen des Verzeichnisservers an, etwa ldap.example.com.").WaitForAsync();
        await site.AssertCleanAsync();
        await site.PictureAsync("german-form");

        await site.GoAsync("books/add/hubspot");
        Assert.AreEqual("Eingehender Anruf von {number}", await page.GetByLabel("Betreff eingehender Anrufe").InputValueAsync());
        await page.GetByLabel("Suchen pro Sekunde").FillAsync("500");
        await page.GetByRole(AriaRole.Button, new() { Name = "Hinzufügen" }).ClickAsync();
        await page.GetByText("Suchen pro Sekunde: Erlaubt ist 1 bis 100.").WaitForAsync();

        await site.GoAsync("why?query=0171");
        await page.GetByText("Es gibt kein Adressbuch: Fügen Sie eines hinzu.").WaitForAsync();
        await page.GetByText("Bis zu sechs Ziffern gelten als Nebenstelle").WaitForAsync();
        await site.AssertCleanAsync();
        await site.PictureAsync("german-why");

        using var admin = site.Engine.Admin();
        admin.DefaultRequestHeaders.AcceptLanguage.ParseAdd("de");
        using var answer = await admin.PostAsync("Explain", new FormUrlEncodedContent([new("query", "0171")]), context.CancellationToken);
        Assert.Contains("There is no address book: add one.", await answer.Content.ReadAsStringAsync(context.CancellationToken));
    }
}
