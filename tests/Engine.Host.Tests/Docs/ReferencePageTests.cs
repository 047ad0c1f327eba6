using System.Net;
using System.Text.RegularExpressions;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.Docs;

/// <summary>The page that shows the API document.</summary>
[TestClass]
public sealed partial class ReferencePageTests(TestContext context)
{
    private static EngineRig s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_engine = await EngineRig.StartAsync(context.CancellationToken);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Page_Itself_RefersToNoOtherHost()
    {
        var page = await PageAsync();

        var elsewhere = page.Text.Replace(s_engine.Http.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal);
        Assert.DoesNotContain("://", elsewhere);
        Assert.DoesNotMatchRegex("(src|href)=[\"']?//", elsewhere);
        foreach (var option in (string[])["\"withDefaultFonts\":false", "\"telemetry\":false", "\"hideClientButton\":true", "\"showDeveloperTools\":\"never\""])
            Assert.Contains(option, page.Text);
        Assert.MatchesRegex("\"agent\":\\{[^}]*\"disabled\":true", page.Text);
        Assert.MatchesRegex("\"mcp\":\\{[^}]*\"disabled\":true", page.Text);
    }

    [TestMethod]
    public async Task Page_EverythingItLoads_IsServedHere()
    {
        var page = await PageAsync();
        using var client = s_engine.Client();

        var loaded = Loaded().Matches(page.Text).Select(match => match.Groups["path"].Value).ToList();

        Assert.IsGreaterThan(1, loaded.Count);
        foreach (var path in loaded) (await client.ReadAsync(new Uri(new Uri(s_engine.Http, "scalar/v1"), path).AbsoluteUri, Token)).Is(HttpStatusCode.OK);
    }

    [TestMethod]
    public async Task Page_PolicyForTheBrowser_KeepsItToThisHost()
    {
        var policy = (await PageAsync()).Headers["Content-Security-Policy"];

        foreach (var rule in (string[])["default-src 'none'", "connect-src 'self'", "font-src 'self'", "frame-ancestors 'none'"]) Assert.Contains(rule, policy);
        Assert.DoesNotContain("http", policy);
        Assert.DoesNotContain("*", policy);
    }

    private async Task<Answer> PageAsync()
    {
        using var client = s_engine.Client();
        return (await client.ReadAsync("/scalar/v1", Token)).Is(HttpStatusCode.OK);
    }

    [GeneratedRegex("""(src=|from )["'](?<path>[^"']+)["']""")]
    private static partial Regex Loaded();
}
