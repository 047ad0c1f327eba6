using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Engine.Host.Web.Tests.Rig;
using Engine.Sandbox;
using Engine.Sandbox.OAuth;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Engine.Host.Web.Tests.Books;

/// <summary>Work that takes its time shows how far it is, and can be called off: by keyboard.</summary>
[TestClass]
public sealed class LongWorkTests(TestContext context)
{
    private const string Account = "/google/v1/people/me/connections";
    private const int All = 100_000;

    [TestMethod]
    public async Task Copy_OfAHundredThousand_TellsHowFarItIsStopsAndGoesOn()
    {
        await using var crm = await SandboxServer.StartAsync(new() { IsSeeded = false, ApprovesAtOnce = true }, context.CancellationToken);
        for (var i = 0; i < All; i++) crm.Google.Add(GooglePeople.Connections, Person(i));
        await using var site = await SignedInAsync(crm, isCached: true, () => crm.Faults.Add(Hang(after: 40)));
        var progress = site.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Refresh of Google" });

        await Expect(site.Page.GetByText("Reading: 40,000 of 100,000 contacts")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.AreEqual(0.4, double.Parse((await progress.GetAttributeAsync("value"))!, CultureInfo.InvariantCulture), 0.001);
        await site.PictureAsync("books-copy-under-way");
        await site.AssertCleanAsync();
        await site.Button("Stop refreshing").FocusAsync();
        await site.Page.Keyboard.PressAsync("Enter");
        await Expect(site.Page.GetByText("Stopped. What was read is kept")).ToBeVisibleAsync();
        await Expect(progress).ToBeHiddenAsync();
        await Expect(site.Button("Refresh now")).ToBeFocusedAsync();
        await site.PictureAsync("books-copy-stopped");

        crm.Faults.Clear();
        crm.Requests.Clear();
        await site.Page.Keyboard.PressAsync("Enter");
        await Expect(site.Page.GetByText(new Regex("^100,000 contacts, "))).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(site.Page.GetByText("Refreshed.")).ToBeVisibleAsync();
        Assert.IsLessThan(70, crm.Requests.To("google/v1/").Count); // not from the beginning
    }

    [TestMethod]
    public async Task Check_ThatHangs_IsCalledOff()
    {
        await using var crm = await SandboxServer.StartAsync(new() { ApprovesAtOnce = true }, context.CancellationToken);
        await using var site = await SignedInAsync(crm, isCached: false);
        crm.Faults.Add(Hang(after: 0));

        await site.Button("Check connection").FocusAsync();
        await site.Page.Keyboard.PressAsync("Enter");
        await Expect(site.Page.GetByRole(AriaRole.Progressbar, new() { Name = "Checking the connection …" })).ToBeVisibleAsync();
        await EngineProcess.UntilAsync(() => Task.FromResult(crm.Faults.Hanging > 0), context.CancellationToken);
        await site.Button("Cancel").FocusAsync();
        await site.Page.Keyboard.PressAsync("Enter");

        await Expect(site.Page.GetByText("Cancelled.")).ToBeVisibleAsync();
        await Expect(site.Button("Check connection")).ToBeFocusedAsync();
    }

    private async Task<Site> SignedInAsync(SandboxServer crm, bool isCached, Action? beforeSignIn = null)
    {
        var site = await Site.OpenAsync(context.CancellationToken);
        var id = await site.AddAsync("google-contacts", "Google", SettingsOf(crm), isCached: isCached);
        await site.ShowAsync($"books/{id}");
        beforeSignIn?.Invoke();
        await site.Button("Sign in").ClickAsync();
        await site.Page.WaitForURLAsync($"**/ui/books/{id}");
        await Expect(site.Page.GetByText("Signed in", new() { Exact = true })).ToBeVisibleAsync();
        await site.Page.Locator("html[data-live]").WaitForAsync();
        await site.OpenedAsync();
        return site;
    }

    private static Fault Hang(int after) => new() { Kind = FaultKind.Hang, Path = Account, After = after, Times = 1000 };

    private static JsonObject SettingsOf(SandboxServer crm) => new()
    {
        ["ApiAddress"] = new Uri(crm.Address, "google/").AbsoluteUri, ["AuthorizeAddress"] = new Uri(crm.Address, "google/o/oauth2/v2/auth").AbsoluteUri,
        ["TokenAddress"] = new Uri(crm.Address, "google/token").AbsoluteUri, ["RevokeAddress"] = new Uri(crm.Address, "google/revoke").AbsoluteUri,
        ["ClientId"] = OAuthProvider.ConfidentialClient, ["ClientSecret"] = OAuthProvider.ClientSecret, ["OtherContacts"] = false,
    };

    private static string Person(int i) =>
        $$"""{"names":[{"givenName":"Given {{i}}","familyName":"Family {{i}}"}],"phoneNumbers":[{"value":"+44 20 794{{i:000000}}","type":"work"}]}""";
}
