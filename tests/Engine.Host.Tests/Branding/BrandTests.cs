using System.Net;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;

namespace Engine.Host.Tests.Branding;

/// <summary>A branded engine, from the outside.</summary>
[TestClass]
public sealed class BrandTests(TestContext context)
{
    private const string Svg = """<svg xmlns="http://www.w3.org/2000/svg"/>""";

    private readonly string _folder = TestFolders.New();

    private CancellationToken Token => context.CancellationToken;

    private string Branding => Directory.CreateDirectory(Path.Combine(_folder, "branding")).FullName;

    [TestMethod]
    public async Task Engine_WithABrandingFolder_PresentsItselfByIt()
    {
        File.WriteAllText(Path.Combine(Branding, "branding.json"), """{ "ProductName": "Ring & Finder", "Company": "Example Ltd", "PrimaryColour": "blue" }""");
        File.WriteAllText(Path.Combine(Branding, "logo.svg"), Svg);
        await using var engine = await EngineRig.StartAsync(Token, folder: _folder);
        using var admin = engine.Admin();
        using var events = await EventClient.OpenAsync(engine, await engine.ApprovedAsync(Token), Token);

        Assert.AreEqual("Ring & Finder", (string?)(await admin.ReadAsync("Version", Token)).Json["ProductName"]);
        Assert.AreEqual("Ring & Finder", (string?)(await events.NextAsync("Initial", Token))["Version"]!["ProductName"]);
        Assert.Contains("Ring &amp; Finder</title>", (await admin.ReadAsync("/contacts/nonsense", Token)).Is(HttpStatusCode.Gone).Text);
        var brand = (await admin.ReadAsync("Brand", Token)).Is(HttpStatusCode.OK).Json;
        Assert.AreEqual("Example Ltd", (string?)brand["Company"]);
        Assert.Contains("PrimaryColour", (string)brand["Problems"]!.AsArray().Single()!);
        using var anybody = engine.Client();
        var logo = (await anybody.ReadAsync((string)brand["Logo"]!, Token)).Is(HttpStatusCode.OK);
        Assert.AreEqual("image/svg+xml", logo.ContentType);
        Assert.AreEqual(Svg, logo.Text);
        Assert.Contains("default-src 'none'", logo.Headers["Content-Security-Policy"]);
        Assert.Contains("sandbox", logo.Headers["Content-Security-Policy"]);
        Assert.AreEqual("nosniff", logo.Headers["X-Content-Type-Options"]);
        Assert.Contains("immutable", logo.Headers["Cache-Control"]);
        (await anybody.ReadAsync("/branding/splash", Token)).IsProblem(HttpStatusCode.NotFound, "NotFound");
        (await anybody.ReadAsync("Brand", Token)).Is(HttpStatusCode.Unauthorized);
    }

    [TestMethod]
    public async Task Pictures_FromAnotherMachine_AreShownWithThePagesAndNotBefore()
    {
        const string Picture = "branding/logo";
        var folder = OtherMachine.Settled(OtherMachine.Address, OtherMachine.Password);
        Directory.CreateDirectory(Path.Combine(folder, "branding"));
        foreach (var name in (string[])["logo", "favicon"]) File.WriteAllText(Path.Combine(folder, "branding", $"{name}.svg"), Svg);
        await using var engine = await EngineRig.StartAsync(Token, folder: folder);
        using var visitor = OtherMachine.Visitor(engine);

        var before = (await visitor.ReadAsync($"ui/{Picture}", Token)).Is(HttpStatusCode.Unauthorized);
        await visitor.TryAsync(OtherMachine.Password, Token);
        var page = (await visitor.ReadAsync("ui/", Token)).Is(HttpStatusCode.OK);
        var logo = (await visitor.ReadAsync($"ui/{Picture}", Token)).Is(HttpStatusCode.OK);

        Assert.DoesNotContain(Svg, before.Text);
        Assert.Contains("href=\"branding/favicon?v=", page.Text);
        Assert.Contains("src=\"branding/logo?v=", page.Text);
        Assert.AreEqual(("image/svg+xml", Svg), (logo.ContentType, logo.Text));
        Assert.Contains("sandbox", logo.Headers["Content-Security-Policy"]);
        (await visitor.ReadAsync("ui/branding/splash", Token)).Is(HttpStatusCode.NotFound);
        (await visitor.ReadAsync(Picture, Token)).IsProblem(HttpStatusCode.Forbidden, "RemoteNotAllowed");
    }

    [TestMethod]
    public async Task ProductName_InTheSettingsToo_IsTheSettings()
    {
        File.WriteAllText(Path.Combine(Branding, "branding.json"), """{ "ProductName": "Folder", "Company": "Example Ltd" }""");
        await using var engine = await EngineRig.StartAsync(Token, builder => builder.Configuration["Engine:ProductName"] = "Setting", folder: _folder);

        var brand = engine.Services.GetRequiredService<CurrentBrand>().Value;

        Assert.AreEqual("Setting of Example Ltd", $"{brand.ProductName} of {brand.Company}");
    }

    [TestMethod]
    public async Task Folder_AddedChangedAndRemoved_IsSeen()
    {
        await using var engine = await EngineRig.StartAsync(Token, folder: _folder);
        var current = engine.Services.GetRequiredService<CurrentBrand>();
        var changes = 0;
        current.Changed += () => Interlocked.Increment(ref changes);

        foreach (var name in (string[])["First", "Another"])
        {
            File.WriteAllText(Path.Combine(Branding, "branding.json"), $$"""{ "ProductName": "{{name}}" }""");
            current.Refresh();
            Assert.AreEqual(name, current.Value.ProductName);
        }

        Directory.Delete(Branding, recursive: true);
        current.Refresh();
        Assert.AreEqual(Brand.DefaultProductName, current.Value.ProductName);
        Assert.IsGreaterThanOrEqualTo(3, changes);
    }
}
