using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Books;

/// <summary>How the pages of address books look: wide and narrow, light and dark, in German.</summary>
[TestClass]
public sealed class BookLooksTests(TestContext context)
{
    private static System.Text.Json.Nodes.JsonObject NowhereSalesforce => new() { ["ClientId"] = "key" };

    [TestMethod]
    public async Task List_InEveryLook_IsClean()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        await site.AddFilesAsync("My contacts");
        await site.AddAsync("salesforce", "Acme Salesforce", NowhereSalesforce);
        await site.AddAsync("local-files", "Old archive with a long name that does not fit into one line", new() { ["Path"] = "/nowhere/at/all" }, isEnabled: false);
        await Assertions.Expect(site.Page.GetByText("Sign-in needed")).ToBeVisibleAsync();
        await Assertions.Expect(site.Page.GetByText("2 contacts, less than a minute old")).ToBeVisibleAsync();

        await site.AssertCleanInEveryLookAsync("books");
    }

    [TestMethod]
    public async Task Connectors_InEveryLook_AreClean()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, "books/add");

        await site.AssertCleanInEveryLookAsync("books-add");

        await site.Page.GetByLabel("Find a connector").FillAsync("spot");
        await Assertions.Expect(site.Page.Locator("a.name")).ToHaveTextAsync(["HubSpot"]);
    }

    [TestMethod]
    public async Task Form_InEveryLook_IsClean()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, "books/add/hubspot");
        await site.Button("Add").ClickAsync();
        await Assertions.Expect(site.Page.GetByLabel("Access token")).ToBeFocusedAsync();

        await site.AssertCleanInEveryLookAsync("books-form");
    }

    [TestMethod]
    public async Task Book_InEveryLook_IsClean()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        var id = await site.AddFilesAsync("My contacts");
        await site.ShowAsync($"books/{id}");
        await site.Page.GetByLabel("Number or name").FillAsync("Jane");
        await site.Button("Test search").ClickAsync();
        await Assertions.Expect(site.Page.GetByText("Jane Thornbury, Acme Ltd")).ToBeVisibleAsync();

        await site.AssertCleanInEveryLookAsync("books-book");
    }

    [TestMethod]
    public async Task Pages_InGerman_AreClean()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, look: new(Language: "de-DE"));
        var id = await site.AddAsync("salesforce", "Acme Salesforce", NowhereSalesforce);
        await Assertions.Expect(site.Page.GetByText("Anmeldung nötig")).ToBeVisibleAsync();

        await site.PictureAsync("books-de");
        await site.AssertCleanAsync();
        await site.ShowAsync($"books/{id}");
        await Assertions.Expect(site.Page.GetByText("Noch niemand angemeldet")).ToBeVisibleAsync();
        await site.PictureAsync("books-book-de");
        await site.AssertCleanAsync();
    }
}
