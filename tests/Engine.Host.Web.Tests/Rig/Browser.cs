using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Rig;

/// <summary>Debian's Chromium, one for all tests.</summary>
[TestClass]
public static class Browser
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static IPlaywright? s_playwright;
    private static IBrowser? s_browser;

    /// <summary>The browser; the test that asks for it ends as inconclusive where there is none.</summary>
    internal static IBrowser Running
    {
        get
        {
            if (s_browser is null) Assert.Inconclusive("Chromium is missing: apt-get install chromium.");
            return s_browser;
        }
    }

    [AssemblyInitialize]
    public static async Task StartAsync(TestContext context)
    {
        if (Programs.FirstOrDefault(File.Exists) is not { } program) return;
        s_playwright = await Playwright.CreateAsync();
        s_browser = await s_playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    [AssemblyCleanup]
    public static async Task StopAsync()
    {
        if (s_browser is not null) await s_browser.DisposeAsync();
        s_playwright?.Dispose();
    }
}
