using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Rig;

/// <summary>
/// An engine of its own and a browser's window that was let in. What the browser complains of (a script the policy forbids, a file that is missing) and every
/// address elsewhere that a page asks for is kept, and fails <see cref="AssertCleanAsync"/>.
/// </summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly IBrowserContext _context;

    private Site(EngineProcess engine, Uri address, IBrowserContext context, IPage page)
    {
        (Engine, Address, _context, Page) = (engine, address, context, page);
        page.Console += (_, message) =>
        {
            if (message.Type == "error") _complaints.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (request.IsNavigationRequest && request.Frame == page.MainFrame) return; // to a CRM's sign-in, say
            if (address.Scheme is not ("data" or "blob") && address.Authority != Address.Authority) _complaints.Enqueue($"asked elsewhere: {request.Url}");
        };
    }

    public EngineProcess Engine { get; }

    /// <summary>What the window reaches the engine at.</summary>
    public Uri Address { get; }

    public IPage Page { get; }

    /// <summary>Starts an engine and opens a page of it.</summary>
    /// <param name="token">The test's.</param>
    /// <param name="page">The page, such as <c>explorer</c>.</param>
    /// <param name="look">Width, colours and language.</param>
    /// <param name="options">Of the engine: <c>--demo</c>, <c>--tel</c> …</param>
    public static async Task<Site> OpenAsync(CancellationToken token, string page = "", Look? look = null, params string[] options)
    {
        var browser = Browser.Running;
        return await OpenAsync(browser, await EngineProcess.StartAsync(EngineProcess.NewDataFolder(), token, options), page, look ?? new Look());
    }

    /// <summary>
    /// Starts an engine that other machines may come to, and opens a page of it with the password, as at one of them: a further address of loopback is as strange
    /// to the engine as any other machine's.
    /// </summary>
    public static async Task<Site> OpenElsewhereAsync(CancellationToken token, string page = "", string? dataFolder = null, Look? look = null)
    {
        const string Other = "127.0.0.2";
        const string Password = "Ginster und Heide";
        var browser = Browser.Running;
        var engine = await EngineProcess.StartAsync(
            dataFolder ?? EngineProcess.NewDataFolder(), token, $"Engine__Remote__Listen={Other}", $"Engine__Remote__Password={Password}");
        var options = (look ?? new Look()).Options;
        options.IgnoreHTTPSErrors = true; // the certificate is the engine's own
        var context = await browser.NewContextAsync(options);
        var site = new Site(engine, new Uri($"https://{Other}:{engine.Https.Port}/"), context, await context.NewPageAsync());
        await site.Page.GotoAsync(new Uri(site.Address, "/ui/").AbsoluteUri);
        await site.Page.Locator("#password").FillAsync(Password);
        await site.Page.Locator("form button").ClickAsync();
        await site.LiveAsync();
        site._complaints.Clear(); // the form comes with the status 401
        await site.GoAsync(page);
        return site;
    }

    /// <summary>A further window, let in by a link of its own; it does not end the engine.</summary>
    public async Task<IPage> NewWindowAsync(string page = "", Look? look = null)
    {
        var context = await Browser.Running.NewContextAsync((look ?? new Look()).Options);
        var window = await context.NewPageAsync();
        await window.GotoAsync(await LinkAsync(Engine, page));
        return window;
    }

    /// <summary>A link of those that the engine gives to the local user.</summary>
    public static async Task<string> LinkAsync(EngineProcess engine, string page = "")
    {
        using var admin = engine.Admin();
        using var given = await admin.PostAsJsonAsync("ShowWindow", new { window = "configuration" });
        var link = (string)JsonNode.Parse(await given.Content.ReadAsStringAsync())!["Url"]!;
        return link + Uri.EscapeDataString(page);
    }

    public async Task GoAsync(string page)
    {
        await Page.GotoAsync(new Uri(new Uri(Address, "/ui/"), page).AbsoluteUri);
        await LiveAsync();
    }

    /// <summary>Waits until a page that was opened has taken the focus to its heading: a key pressed before goes nowhere.</summary>
    public Task OpenedAsync() => Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

    /// <summary>No rule of accessibility is broken, nothing was asked of elsewhere, and the browser has nothing to complain of.</summary>
    public async Task AssertCleanAsync()
    {
        var found = await Page.RunAxe();
        var violations = found.Violations.Select(broken => $"{broken.Id}: {broken.Help}\n{string.Join('\n', broken.Nodes.Select(node => "    " + node.Html))}");
        Assert.AreEqual("", string.Join('\n', violations));
        Assert.AreEqual("", string.Join('\n', _complaints));
    }

    /// <summary>Keeps a picture of the page where <c>ENGINE_SCREENSHOTS</c> names a folder, for people to look at.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ENGINE_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await _context.DisposeAsync();
        await Engine.DisposeAsync();
    }

    private static async Task<Site> OpenAsync(IBrowser browser, EngineProcess engine, string page, Look look)
    {
        var context = await browser.NewContextAsync(look.Options);
        var site = new Site(engine, engine.Http, context, await context.NewPageAsync());
        await site.Page.GotoAsync(await LinkAsync(engine, page));
        await site.Page.WaitForURLAsync("**/ui/" + page);
        await site.LiveAsync();
        return site;
    }

    // The server has taken over when the page says so: before that, nothing that is clicked does anything.
    private async Task LiveAsync()
    {
        await Page.Locator("html[data-live]").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await OpenedAsync();
    }
}
