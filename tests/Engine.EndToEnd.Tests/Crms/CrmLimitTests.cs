using Engine.Sandbox;

namespace Engine.EndToEnd.Tests.Crms;

/// <summary>A CRM that wants to be left alone.</summary>
[TestClass]
public sealed class CrmLimitTests(TestContext context)
{
    private const string Number = "+441632960123";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Search_VendorLimitReached_OthersAnswerNobodyIsHammeredAndItShows()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        rig.Sandbox.Salesforce.Add("Contact", new Dictionary<string, object?> { ["LastName"] = "Jones", ["Phone"] = Number });
        rig.Sandbox.HubSpot.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Jones", ["phone"] = Number });
        await rig.AddAsync("salesforce", rig.Salesforce());
        var hubSpot = await rig.AddAsync("hubspot", rig.HubSpot());
        Assert.HasCount(2, (await rig.SearchAsync(Number)).Records);
        rig.Sandbox.Faults.Add(new() { Kind = FaultKind.RateLimited, Path = "hubspot/crm", Times = 100, RetryAfter = TimeSpan.FromMinutes(5) });
        rig.Sandbox.Requests.Clear();

        for (var i = 0; i < 20; i++)
        {
            var (found, status) = await rig.SearchAsync(Number);

            Assert.HasCount(1, found, status);
            StringAssert.Contains(status, "RateLimited");
        }

        // Two kinds of record are looked for at once: neither is asked again.
        Assert.IsLessThanOrEqualTo(2, rig.Sandbox.Requests.To("hubspot/crm").Count);
        var told = await rig.GetAsync($"{hubSpot}/Status");
        Assert.IsGreaterThan(TimeProvider.System.GetUtcNow().UtcDateTime, (DateTime)told["Requests"]!["PausedUntil"]!);
        StringAssert.Contains((string?)(await rig.GetAsync(hubSpot))["Error"], "limit", StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public async Task Search_CachedBookOfALimitedCrm_AnswersFromItsCopy()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        rig.Sandbox.HubSpot.Add("contacts", new Dictionary<string, string?> { ["lastname"] = "Jones", ["phone"] = Number });
        var book = await rig.AddAsync("hubspot", rig.HubSpot(), isCached: true);
        await EngineProcess.UntilAsync(async () => (string?)(await rig.GetAsync($"{book}/Status"))["State"] == "Ready", Token);
        rig.Sandbox.HubSpot.RequestsPerDay = 0;

        var (found, status) = await rig.SearchAsync(Number);

        Assert.HasCount(1, found, status);
        StringAssert.Contains(status, "cache");
    }

    [TestMethod]
    public async Task Trace_SwitchedOn_ShowsRequestsWithoutWhatWasSearchedFor()
    {
        await using var rig = await CrmRig.StartAsync(Token);
        var book = await rig.AddAsync("salesforce", rig.Salesforce());
        await rig.PostAsync($"{book}/Trace", new() { ["Enabled"] = true });

        await rig.SearchAsync(Number);

        var trace = (await rig.GetAsync($"{book}/Trace")).ToJsonString();
        StringAssert.Contains(trace, "/services/data/v60.0/search?q=");
        Assert.DoesNotContain("960123", trace);
    }
}
