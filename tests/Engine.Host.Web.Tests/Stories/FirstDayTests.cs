using System.Net;
using Engine.Host.Web.Tests.Books;
using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engine.Host.Web.Tests.Stories;

/// <summary>From an empty engine to a number that is found, and why another is not: by the keyboard alone.</summary>
[TestClass]
public sealed class FirstDayTests(TestContext context)
{
    [TestMethod]
    public async Task FirstDay_FromNothing_ToFoundAndExplained()
    {
        var token = context.CancellationToken;
        await using var site = await Site.OpenAsync(token, "", null, "--tel", "+44 1632 960000");
        var page = site.Page;

        // An address book is added, checked and tried.
        await page.GetByRole(AriaRole.Link, new() { Name = "Add new" }).PressAsync("Enter");
        await site.OpenedAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Local files" }).PressAsync("Enter");
        await site.OpenedAsync();
        await page.GetByLabel("File or folder").FillAsync(BooksSite.ContactFolder(site.Engine.DataFolder));
        await site.Button("Check connection").PressAsync("Enter");
        await Expect(page.GetByText("It works:")).ToBeVisibleAsync();
        await page.GetByLabel("Number or name").FillAsync("01632 960017");
        await site.Button("Test search").PressAsync("Enter");
        await Expect(page.GetByText("One contact found.")).ToBeVisibleAsync();
        await site.Button("Add").PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Local files" })).ToBeVisibleAsync();

        // A second one is put first.
        await site.AddFilesAsync("Others");
        await site.GoAsync("books");
        await site.Button("Move Others up").PressAsync("Enter");
        await Expect(page.Locator(".books a.name")).ToHaveTextAsync(["Others", "Local files"]);

        // A client developer tries a search.
        await site.GoAsync("explorer");
        await page.GetByLabel("Value of query").FillAsync("960017");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();

        // Their client registers, and is approved.
        using var client = site.Engine.Client();
        var registering = client.PostAsync("Register", EngineProcess.Form(("Id", $"{Guid.NewGuid()}"), ("Name", "Softphone")), token);
        await page.GetByRole(AriaRole.Link, new() { Name = "Answer" }).PressAsync("Enter");
        await site.OpenedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes", Exact = true }).PressAsync("Enter");
        using var registered = await registering;
        Assert.AreEqual(HttpStatusCode.OK, registered.StatusCode);

        // A number that nobody has, but for two swapped digits.
        await site.GoAsync("why");
        await page.GetByLabel("Number or name").FillAsync("01632 960071");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("two neighbouring digits are swapped").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Table, new() { Name = "Nearly the number" }).First).ToContainTextAsync("Two digits swapped");
        await site.PictureAsync("story-why");
        await site.AssertCleanAsync();
        await site.GoAsync("activity");
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "960017", Exact = true })).ToBeVisibleAsync();
        await site.PictureAsync("story-activity");
        await site.AssertCleanAsync();

        // The book goes again.
        await site.GoAsync("books");
        await page.GetByRole(AriaRole.Link, new() { Name = "Local files" }).PressAsync("Enter");
        await site.OpenedAsync();
        await site.Button("Delete this address book").PressAsync("Enter");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete" }).PressAsync("Enter");
        await Expect(page.Locator(".books a.name")).ToHaveTextAsync(["Others"]);
    }
}
