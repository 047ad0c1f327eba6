using System.Text.Json.Nodes;
using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engine.Host.Web.Tests.Books;

/// <summary>Signing in, at the stand-ins of CRMs that the demo brings.</summary>
[TestClass]
public sealed class SignInStoriesTests(TestContext context)
{
    [TestMethod]
    public async Task SignIn_InTheBrowser_ComesBackToTheBook()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, options: "--demo");
        var id = await site.AddAsync("salesforce", "Mine", new()
        {
            ["LoginAddress"] = new Uri(await SandboxAsync(site), "salesforce").AbsoluteUri,
            ["ClientId"] = "sandbox-client",
            ["ClientSecret"] = "sandbox-secret",
        });
        await site.ShowAsync($"books/{id}");

        await site.Button("Sign in").ClickAsync();
        await site.Button("Deny").ClickAsync();
        await Expect(site.Page.GetByRole(AriaRole.Heading, new() { Name = "Not signed in" })).ToBeVisibleAsync();
        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Back to the address book" }).ClickAsync();
        await site.Page.Locator("html[data-live]").WaitForAsync();
        await site.Button("Sign in").ClickAsync();
        await site.Button("Allow").ClickAsync();

        await site.Page.WaitForURLAsync($"**/ui/books/{id}");
        await Expect(site.Page.GetByText("Signed in", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(site.Page.GetByText("Working", new() { Exact = true })).ToBeVisibleAsync();
        await site.PictureAsync("books-signed-in");
        await site.Page.Locator("html[data-live]").WaitForAsync();
        await site.Page.GetByLabel("Show the latest requests").ClickAsync();
        await site.Button("Check connection").ClickAsync();
        await Expect(site.Page.GetByText("It works:")).ToBeVisibleAsync();
        await Expect(site.Page.Locator("td", new() { HasText = "GET" }).First).ToBeVisibleAsync();
        await site.PictureAsync("books-trace");
        await site.Button("Sign out").ClickAsync();
        await Expect(site.Page.GetByText("Nobody has signed in yet", new() { Exact = true })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task SignIn_ByCode_IsNoticedWhenDone()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, options: "--demo");
        var code = await ShowCodeAsync(site);

        await site.PictureAsync("books-code");
        await site.AssertCleanAsync();
        await AnswerAsync(site, code, "Allow");

        await Expect(site.Page.GetByText("Signed in", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(code).ToBeHiddenAsync();
    }

    [TestMethod]
    public async Task SignIn_ByCodeThatIsRefused_SaysSoAndWhatToDo()
    {
        await using var site = await Site.OpenAsync(context.CancellationToken, options: "--demo");
        var code = await ShowCodeAsync(site);
        await AnswerAsync(site, code, "Deny");

        await Expect(site.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Sign in again for a new one" })).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await Expect(code).ToBeHiddenAsync();
        await site.PictureAsync("books-code-refused");
        await site.AssertCleanAsync();
        await site.Button("Sign in").ClickAsync();
        await Expect(code).ToBeVisibleAsync();
    }

    // A mailbox whose owner is asked to type a code at the CRM.
    private static async Task<ILocator> ShowCodeAsync(Site site)
    {
        var graph = new Uri(await SandboxAsync(site), "graph/");
        var id = await site.AddAsync("outlook", "Mailbox", new()
        {
            ["ClientId"] = "sandbox-public",
            ["SignIn"] = "DeviceCode",
            ["ApiAddress"] = graph.AbsoluteUri,
            ["LoginAddress"] = new Uri(graph, "/login").AbsoluteUri,
        });
        await site.ShowAsync($"books/{id}");
        await site.Button("Sign in").ClickAsync();
        var code = site.Page.Locator("#sign-in-code");
        await Expect(code).ToBeVisibleAsync();
        return code;
    }

    private static async Task AnswerAsync(Site site, ILocator code, string button)
    {
        var there = await site.Page.Context.NewPageAsync();
        await there.GotoAsync((await site.Page.Locator(".note a").GetAttributeAsync("href"))!);
        await there.GetByLabel("Code").FillAsync(await code.InnerTextAsync());
        await there.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
    }

    private static async Task<Uri> SandboxAsync(Site site)
    {
        using var admin = site.Engine.Admin();
        JsonNode? demo = null;
        await EndToEnd.Tests.EngineProcess.UntilAsync(async () => (demo = (await site.ListAsync()).FirstOrDefault(book => (string?)book!["Name"] == "Demo HubSpot")) is not null, CancellationToken.None);
        var book = JsonNode.Parse(await admin.GetStringAsync($"AddressBooks/{demo!["AddinId"]}"))!;
        return new Uri(new Uri((string)book["Settings"]!["ApiAddress"]!), "/");
    }
}
