using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>Sign-ins that begin, end and are renewed while people search.</summary>
[TestClass]
public sealed class CrmSignInTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task SignIn_InTheBrowser_BookWorksAndSurvivesARestart()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        rig.Sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Jones", ["Phone"] = "+44 1632 960123" });
        var book = await rig.AddAsync("salesforce", rig.Salesforce("Browser"));
        Assert.AreEqual("SignInNeeded", (string?)(await rig.GetAsync(book))["State"]);

        StringAssert.Contains(await rig.SignInAsync(book), "Signed in");

        Assert.HasCount(1, (await rig.SearchAsync("+441632960123")).Records);
        Assert.AreEqual("Working", (string?)(await rig.GetAsync(book))["State"]);
        await rig.Engine.KillAsync();
        await using var again = await StartAsync(rig.Engine.DataFolder, Token);
        using var admin = again.Admin();
        var status = JsonNode.Parse(await admin.GetStringAsync($"{book}/Status", Token))!;
        Assert.AreEqual("SignedIn", (string?)status["SignIn"]);
    }

    [TestMethod]
    public async Task Search_TokenExpiresInTheMiddleOfAHundred_IsRenewedOnceAndAllAreAnswered()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        rig.Sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Jones", ["Phone"] = "+44 1632 960123" });
        var book = await rig.AddAsync("salesforce", rig.Salesforce("Browser"));
        await rig.SignInAsync(book);
        await rig.SearchAsync("+441632960123");
        var before = rig.Sandbox.Salesforce.TokenRequests;

        var searches = Enumerable.Range(0, 100).Select(async i =>
        {
            if (i == 50) rig.Sandbox.Salesforce.ExpireAccessTokens();
            return (await rig.SearchAsync("+441632960123")).Records.Count;
        }).ToList();

        CollectionAssert.AreEqual(Enumerable.Repeat(1, 100).ToList(), await Task.WhenAll(searches));
        Assert.AreEqual(before + 1, rig.Sandbox.Salesforce.TokenRequests);
    }

    [TestMethod]
    public async Task Search_GrantTakenBack_BookSaysSoEverywhere()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        var book = await rig.AddAsync("salesforce", rig.Salesforce("Browser"));
        await rig.SignInAsync(book);
        using var events = new ClientWebSocket();
        await events.ConnectAsync(new Uri(rig.Engine.Http.AbsoluteUri.Replace("http:", "ws:", StringComparison.Ordinal) + $"events/{rig.Client.DefaultRequestHeaders.GetValues("ApplicationId").Single()}"), Token);
        rig.Sandbox.Salesforce.RevokeGrants();

        var (found, status) = await rig.SearchAsync("+441632960123");

        Assert.IsEmpty(found);
        StringAssert.Contains(status, "Unauthorized", StringComparison.OrdinalIgnoreCase);
        await UntilEventAsync(events, "\"CrmConfigurationChanged\"");
        Assert.AreEqual("SignInNeeded", (string?)(await rig.GetAsync(book))["State"]);
        var told = await rig.GetAsync($"{book}/Status");
        Assert.AreEqual("Ended", (string?)told["SignIn"]);
        StringAssert.Contains((string?)told["Error"], "sign in again");
        StringAssert.Contains((string?)(await rig.PostAsync($"{book}/Check"))!["Message"], "sign in again");
        StringAssert.Contains(await rig.SignInAsync(book), "Signed in");
        Assert.AreEqual("Working", (string?)(await rig.GetAsync(book))["State"]);
    }

    private async Task UntilEventAsync(ClientWebSocket events, string wanted)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await events.ReceiveAsync(buffer, Token);
            if (Encoding.UTF8.GetString(buffer, 0, received.Count).Contains(wanted, StringComparison.Ordinal)) return;
        }
    }
}
