using System.Net;
using Engine.Host.Web.Tests.Rig;
using Microsoft.Playwright;

namespace Engine.Host.Web.Tests.Applications;

/// <summary>An application asks, and a person answers on a page.</summary>
[TestClass]
public sealed class ApprovalTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Registration_Yes_LetsItIn_ThenRevokedAndRemoved()
    {
        await using var site = await Site.OpenAsync(Token, "general");
        var id = Guid.NewGuid().ToString();
        using var client = site.Engine.Client();
        var registering = client.PostAsync("Register", EngineProcess.Form(("Id", id), ("Name", "Softphone")), Token);

        await Assertions.Expect(site.Page.GetByRole(AriaRole.Link, new() { Name = "Applications 1 waiting" })).ToBeVisibleAsync();
        await site.Page.GetByRole(AriaRole.Link, new() { Name = "Answer" }).ClickAsync();
        await site.Page.GetByText(id[..8]).WaitForAsync();
        await site.AssertCleanAsync();
        await site.PictureAsync("approval");
        await site.Page.GetByLabel("Speaks").SelectOptionAsync("Integrator");
        await Button(site, "Yes").ClickAsync();
        using var answer = await registering;
        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode); // as the vendor's client wants it

        await Button(site, "Revoke").ClickAsync();
        await site.Page.GetByText("Refused").WaitForAsync();
        using var refused = await client.PostAsync("Register", EngineProcess.Form(("Id", id), ("Name", "Softphone")), Token);
        Assert.AreEqual(HttpStatusCode.Forbidden, refused.StatusCode);

        await Button(site, "Remove").ClickAsync();
        await site.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await site.Page.GetByText("No application has registered yet").WaitForAsync();
    }

    [TestMethod]
    public async Task Registration_No_IsRefused()
    {
        await using var site = await Site.OpenAsync(Token, "applications");
        using var client = site.Engine.Client();
        var registering = client.PostAsync("Register", EngineProcess.Form(("Id", $"{Guid.NewGuid()}"), ("Name", "<b>Bold</b>")), Token);

        await site.Page.GetByRole(AriaRole.Heading, new() { Name = "May “<b>Bold</b>” use your address books?" }).WaitForAsync();
        await Button(site, "No").ClickAsync();

        using var answer = await registering;
        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    private static ILocator Button(Site site, string name) => site.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });
}
