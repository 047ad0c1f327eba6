using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Explorer;

/// <summary>What a client developer does with the guide in hand.</summary>
[TestClass]
public sealed class ExplorerTests(TestContext context)
{
    public static IEnumerable<object[]> Looks => Look.All.Append(new Look(Language: "de-DE")).Select(look => (object[])[look]);

    [TestMethod]
    public async Task Search_ByName_ShowsAnswerCardsAndHistory()
    {
        await using var site = await OpenAsync();

        await SendAsync(site, "Search");

        await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync("200");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Region, new() { Name = "Body of the answer" })).ToContainTextAsync("\"DisplayText\": \"Bob Jones, Company A\"");
        await Assertions.Expect(site.Page.Locator(".x-books")).ToContainTextAsync("outcome=");
        var card = site.Page.GetByRole(AriaRole.Article, new() { Name = "Bob Jones" });
        await Assertions.Expect(card).ToContainTextAsync("Found by name");
        await card.GetByRole(AriaRole.Button, new() { Name = "Show Contact" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Link, new() { Name = "Open the page" })).ToHaveAttributeAsync("rel", "noopener noreferrer");

        await site.Page.GetByLabel("Value of query").FillAsync("nobody-at-all");
        await site.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(site.Page.GetByText("Nobody was found.")).ToBeVisibleAsync();
        await site.Page.Locator(".x-history button").Filter(new() { HasText = "bob" }).ClickAsync();
        await Assertions.Expect(site.Page.GetByLabel("Value of query")).ToHaveValueAsync("bob");
        await site.AssertCleanAsync();
    }

    [TestMethod]
    public async Task Call_OfACard_IsLoggedInTheCrm()
    {
        await using var site = await OpenAsync();
        // The stand-ins of CRMs come up after the engine.
        using var admin = site.Engine.Admin();
        await EngineProcess.UntilAsync(async () => (await admin.GetStringAsync("AddressBooks", context.CancellationToken)).Contains("Demo Salesforce"), context.CancellationToken);
        await site.Page.GetByLabel("Value of query").FillAsync("thornbury");
        await SendAsync(site, "Search");
        var card = site.Page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Demo Salesforce" }).First;

        await card.GetByRole(AriaRole.Button, new() { Name = "Create Call Task", Exact = true }).ClickAsync();
        await Assertions.Expect(card.GetByLabel("Call id")).ToBeFocusedAsync();
        await Assertions.Expect(card.GetByLabel("Called number")).ToHaveValueAsync("+441632960000");
        await site.PictureAsync("call-form");
        await card.GetByRole(AriaRole.Button, new() { Name = "Log the call" }).ClickAsync();

        await Assertions.Expect(card.Locator(".x-outcome")).ToContainTextAsync("Done.");
    }

    [TestMethod]
    public async Task EventChannel_Connected_ShowsWhatDialAsksFor()
    {
        await using var site = await OpenAsync();
        var status = site.Page.Locator(".x-state");
        await Assertions.Expect(status).ToContainTextAsync("CLOSED");

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Connect" }).ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("OPEN");
        await site.Page.GetByLabel("Number", new() { Exact = true }).FillAsync("01632 960017");
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "DIAL" }).ClickAsync();

        var frames = site.Page.Locator(".x-frames li");
        await Assertions.Expect(frames.First).ToContainTextAsync("MakeCallRequest");
        await Assertions.Expect(frames.First).ToContainTextAsync("01632 960017");
        await Assertions.Expect(frames.Last).ToContainTextAsync("Initial");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Link, new() { Name = "CALLTO" })).ToHaveAttributeAsync("href", "callto:01632%20960017");
        await site.PictureAsync("events");
        await site.AssertCleanAsync();

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Close", Exact = true }).ClickAsync();
        await Assertions.Expect(status).ToContainTextAsync("CLOSED");
    }

    [TestMethod]
    public async Task ConfigurationCall_WithAPastedToken_IsSentAndForgetsIt()
    {
        await using var site = await OpenAsync();
        var token = (await File.ReadAllTextAsync(Path.Combine(site.Engine.DataFolder, "admin-token"), context.CancellationToken)).Trim();
        await site.Page.GetByText("Configuration (admin token)").ClickAsync();
        await ChooseAsync(site, "Connectors");
        await SendAsync(site, "Connectors");
        await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync("401");

        await site.Page.GetByLabel("Admin token, for this window only").FillAsync(token);
        await SendAsync(site, "Connectors");

        await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync("200");
        await Assertions.Expect(site.Page.Locator("#x-code-text")).ToContainTextAsync("$(cat '");
        Assert.DoesNotContain(token, await site.Page.ContentAsync());
        await ChooseAsync(site, "Version");
        await SendAsync(site, "Version");
        await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync("200");
    }

    [TestMethod]
    public async Task EachCall_OfTheGuide_IsAnswered()
    {
        await using var site = await OpenAsync();

        foreach (var (call, status) in ((string, string)[])[("Register", "200"), ("ShowWindow", "204"), ("AddressBooks", "200"), ("Ping", "200"), ("OwnerContact", "20"), ("Version", "200"), ("RecordTypes", "200"), ("DoAction", "400")])
        {
            await ChooseAsync(site, call);
            await Assertions.Expect(site.Page.Locator("#x-call")).ToBeFocusedAsync();
            await SendAsync(site, call);
            await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync(status);
        }
    }

    [TestMethod]
    public async Task Dialect_Changed_GroupsTheAnswer()
    {
        await using var site = await OpenAsync();

        await site.Page.Locator("summary").Filter(new() { HasText = "Headers of every call" }).ClickAsync();
        await site.Page.GetByLabel("Integrator").CheckAsync();
        await site.Page.GetByLabel("JSON", new() { Exact = true }).CheckAsync();
        await SendAsync(site, "Search");

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Region, new() { Name = "Body of the answer" })).ToContainTextAsync("\"Records\"");
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Article, new() { Name = "Bob Jones" })).ToBeVisibleAsync();
        await site.Page.GetByRole(AriaRole.Heading, new() { Name = "Code of this call" }).ClickAsync();
        await site.Page.GetByLabel("C#").CheckAsync();
        await Assertions.Expect(site.Page.Locator("#x-code-text")).ToContainTextAsync("StringContent");
    }

    [TestMethod]
    public async Task Unload_IsAskedForFirst()
    {
        await using var site = await OpenAsync();
        await ChooseAsync(site, "Unload");

        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await site.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(site.Page.Locator(".x-status")).ToContainTextAsync("Nothing was sent yet.");
    }

    [TestMethod]
    [DynamicData(nameof(Looks))]
    public async Task Page_InEveryLook_IsClean(object look)
    {
        await using var site = await OpenAsync((Look)look);
        await site.Page.Locator("form.x-panel button[type=submit]").ClickAsync();
        await site.Page.Locator(".x-card").First.WaitForAsync();

        await site.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).Nth(2).ClickAsync(); // the code
        await Assertions.Expect(site.Page.Locator("#x-code-text")).ToBeVisibleAsync();
        await site.PictureAsync($"explorer-{look}");

        await site.AssertCleanAsync();
    }

    private static Task ChooseAsync(Site site, string call) =>
        site.Page.GetByRole(AriaRole.Navigation, new() { Name = "Calls" }).GetByRole(AriaRole.Button).Filter(new() { HasTextRegex = new($"(GET|POST)\\s+{call}$") }).First.ClickAsync();

    private static async Task SendAsync(Site site, string call)
    {
        await Assertions.Expect(site.Page.Locator("#x-call")).ToContainTextAsync(call);
        var answered = site.Page.WaitForResponseAsync(response => new Uri(response.Url).AbsolutePath == $"/api/v1/{call}");
        await site.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
        await answered;
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true })).ToBeEnabledAsync();
    }

    private async Task<Site> OpenAsync(Look? look = null)
    {
        var site = await Site.OpenAsync(context.CancellationToken, "explorer", look, "--demo");
        await Assertions.Expect(site.Page.Locator("#x-call")).ToContainTextAsync("Search");
        return site;
    }
}
