using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engine.Host.Web.Tests.Books;

/// <summary>Adding, changing, ordering and deleting address books.</summary>
[TestClass]
public sealed class BookStoriesTests(TestContext context)
{
    [TestMethod]
    public async Task Add_WrongThenRight_ShowsTheErrorAtItsFieldAndThenTheBook()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        var path = site.Page.GetByLabel("File or folder");

        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Add new" }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Local files" }).ClickAsync();
        await site.Button("Add").ClickAsync();
        await Expect(site.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("One entry needs your attention.");
        await Expect(path).ToBeFocusedAsync();
        await Expect(path).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("give the full path"));
        await path.FillAsync(BooksSite.ContactFolder(site.Engine.DataFolder));
        await site.Button("Check connection").ClickAsync();
        await Expect(site.Page.GetByText("It works:")).ToBeVisibleAsync();
        await site.Page.GetByLabel("Number or name").FillAsync("01632 960017");
        await site.Button("Test search").ClickAsync();
        await Expect(site.Page.GetByText("One contact found.")).ToBeVisibleAsync();
        Assert.IsEmpty(await site.ListAsync());
        await site.Button("Add").ClickAsync();

        await Expect(site.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Local files" })).ToBeVisibleAsync();
        await Expect(site.Page.GetByText("2 contacts, less than a minute old")).ToBeVisibleAsync();
        await site.Button("Refresh now").ClickAsync();
        await Expect(site.Page.GetByText("Refreshed.")).ToBeVisibleAsync();
        Assert.AreEqual("Local files", (string?)(await site.ListAsync()).Single()!["Name"]);
    }

    [TestMethod]
    public async Task List_MovedAndSwitched_KeepsTheOrderAndTheFocus()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        foreach (var name in (string[])["One", "Two", "Three"]) await site.AddFilesAsync(name);
        var names = site.Page.Locator(".books a.name");
        await Expect(names).ToHaveTextAsync(["One", "Two", "Three"]);

        await site.Button("Move Three up").ClickAsync();
        await Expect(names).ToHaveTextAsync(["One", "Three", "Two"]);
        await Expect(site.Button("Move Three up")).ToBeFocusedAsync();
        await site.Page.Keyboard.PressAsync("Enter");
        await Expect(names).ToHaveTextAsync(["Three", "One", "Two"]);
        await Expect(site.Page.GetByText("Three is now number 1 of 3.")).ToBeAttachedAsync();
        await site.Page.Locator(".books li").Nth(2).DragToAsync(site.Page.Locator(".books li").First);
        await Expect(names).ToHaveTextAsync(["Two", "Three", "One"]);
        await site.Page.GetByRole(AriaRole.Switch, new() { Name = "Search in Two" }).ClickAsync();
        await Expect(site.Page.GetByText("Switched off", new() { Exact = true })).ToBeVisibleAsync();

        var books = await site.ListAsync();
        CollectionAssert.AreEqual(new[] { "Two", "Three", "One" }, books.Select(book => (string?)book!["Name"]).ToArray());
        Assert.IsFalse((bool)books[0]!["Enabled"]!);
    }

    [TestMethod]
    public async Task Change_NotSaved_IsAskedBeforeItIsLost()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken);
        var id = await site.AddFilesAsync("Mine");
        await site.ShowAsync($"books/{id}");
        var (name, question, home) = (site.Page.GetByRole(AriaRole.Textbox, new() { Name = "Name", Exact = true }), site.Page.GetByRole(AriaRole.Dialog), site.Page.Locator(".crumbs a"));

        await name.FillAsync("Ours");
        await home.ClickAsync();
        await Expect(question).ToContainTextAsync("Leave without saving?");
        await site.PictureAsync("books-question");
        await site.AssertCleanAsync();
        await site.Page.Keyboard.PressAsync("Escape");
        await Expect(name).ToHaveValueAsync("Ours");
        await site.Button("Save").ClickAsync();
        await Expect(site.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await site.Button("Delete this address book").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(site.Button("Delete this address book")).ToBeFocusedAsync();
        Assert.AreEqual("Ours", (string?)(await site.ListAsync()).Single()!["Name"]);
        await site.Button("Delete this address book").ClickAsync();
        await question.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();

        await Expect(site.Page.GetByText("There is no address book yet.")).ToBeVisibleAsync();
        Assert.IsEmpty(await site.ListAsync());
    }
}
