using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Settings;

/// <summary>The engine's own settings: general and advanced.</summary>
[TestClass]
public sealed class SettingsTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task General_WrongNumber_IsSaidAtItsField_ThenSavedForTheNextStart()
    {
        await using var site = await Site.OpenAsync(Token, "general");
        var tel = site.Page.GetByLabel("Your telephone number");

        await tel.FillAsync("12");
        await Button(site, "Save").ClickAsync();
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "with its country" })).ToBeVisibleAsync();
        await Assertions.Expect(tel).ToHaveAttributeAsync("aria-invalid", "true");
        await tel.FillAsync("+44 1632 960017");
        await tel.PressAsync("Enter");

        await Assertions.Expect(site.Page.GetByText("from the next start of the engine on")).ToBeVisibleAsync();
        Assert.Contains("960017", await File.ReadAllTextAsync(Path.Combine(site.Engine.DataFolder, "settings.json"), Token));
    }

    [TestMethod]
    public async Task General_NumberGivenAtTheStart_CannotBeChanged()
    {
        await using var site = await Site.OpenAsync(Token, "general", null, "--tel", "+44 1632 960017");

        var tel = site.Page.GetByLabel("Your telephone number");

        await Assertions.Expect(tel).ToHaveValueAsync("+44 1632 960017");
        await Assertions.Expect(tel).Not.ToBeEditableAsync();
    }

    [TestMethod]
    public async Task General_OtherLanguage_IsUsedFromTheNextPageOn()
    {
        await using var site = await Site.OpenAsync(Token, "general");

        await site.Page.GetByLabel("Language", new() { Exact = true }).SelectOptionAsync("de");
        await Button(site, "Save").ClickAsync();
        await Assertions.Expect(site.Page.GetByText("Saved").First).ToBeVisibleAsync();
        await site.GoAsync("general");

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Allgemein");
    }

    [TestMethod]
    public async Task Change_NotSaved_IsNotLostByAClickElsewhere()
    {
        await using var site = await Site.OpenAsync(Token, "general");
        var user = site.Page.GetByLabel("Name or e-mail address");
        await user.FillAsync("bob@example.com");

        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Dialling" }).ClickAsync();
        await Button(site, "Stay here").ClickAsync();
        await Assertions.Expect(user).ToHaveValueAsync("bob@example.com");
        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Dialling" }).ClickAsync();
        await Button(site, "Leave").ClickAsync();

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Dialling");
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Dialling_LinksSwitchedOnAndOff_AreRegisteredForTheUser()
    {
        var home = Directory.CreateTempSubdirectory("engine-links-").FullName;
        File.CreateSymbolicLink(Path.Combine(home, "engine"), "/bin/true"); // the command line, as an installer puts it on the path
        await using var site = await Site.OpenAsync(
            Token, "dialling", null, $"XDG_CONFIG_HOME={home}", $"XDG_DATA_HOME={home}", $"PATH={home}:{Environment.GetEnvironmentVariable("PATH")}");
        var links = site.Page.GetByRole(AriaRole.Switch, new() { Name = "Use this engine for tel: and callto: links" });
        await Assertions.Expect(site.Page.GetByText("no program is chosen")).ToHaveCountAsync(2);

        await links.CheckAsync();
        await Assertions.Expect(site.Page.GetByText("opened by this engine")).ToHaveCountAsync(2);
        Assert.Contains("x-scheme-handler/tel=", await File.ReadAllTextAsync(Path.Combine(home, "mimeapps.list"), Token));
        foreach (var look in Look.All)
        {
            await site.Page.SetViewportSizeAsync(look.Width, 900);
            await site.Page.EmulateMediaAsync(new() { ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light });
            await Button(site, look.IsDark ? "Light colours" : "Dark colours").WaitForAsync();
            await site.PictureAsync($"dialling-{look}");
            await site.AssertCleanAsync();
        }

        await links.UncheckAsync();
        await Assertions.Expect(site.Page.GetByText("no program is chosen")).ToHaveCountAsync(2);
        Directory.Delete(Path.Combine(home, "applications"));
        await File.WriteAllTextAsync(Path.Combine(home, "applications"), "no folder", Token);
        await links.ClickAsync();
        await Assertions.Expect(site.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "could not be changed" })).ToBeVisibleAsync();
        await Assertions.Expect(links).Not.ToBeCheckedAsync();
    }

    [TestMethod]
    public async Task Advanced_WhatWasGivenAtTheStart_StandsFast()
    {
        await using var site = await Site.OpenAsync(Token, "advanced", null, "Engine__LogRequests=true");
        await Assertions.Expect(site.Page.GetByLabel("Log every request")).ToBeDisabledAsync();

        // The ports of a test are given at the start, so they stand fast here.
        await Assertions.Expect(site.Page.GetByLabel("Port of the plain address")).Not.ToBeEditableAsync();
        await Assertions.Expect(site.Page.GetByText("SHA-256")).ToBeVisibleAsync();
    }

    private static ILocator Button(Site site, string name) => site.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
