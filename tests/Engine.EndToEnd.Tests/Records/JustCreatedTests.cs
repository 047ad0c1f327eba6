using System.Net;
using System.Text.Json.Nodes;
using Engine.EndToEnd.Tests.Crms;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests.Records;

/// <summary>A caller who was just added is known when the telephone rings again, although the CRM's index is behind.</summary>
[TestClass]
public sealed class JustCreatedTests(TestContext context)
{
    private const string Number = "+441632960123";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow("salesforce", false)]
    [DataRow("hubspot", false)]
    [DataRow("salesforce", true)]
    [DataRow("hubspot", true)]
    public async Task CreateNewRecord_IndexLags_IsFoundByNumberAndName(string connector, bool isCached)
    {
        await using var rig = await CrmRig.StartAsync(Token);
        await rig.AddAsync(connector, connector == "hubspot" ? rig.HubSpot() : rig.Salesforce(), isCached);
        rig.Sandbox.Salesforce.IndexLag = rig.Sandbox.HubSpot.IndexLag = true;
        JsonNode? contact = null; // a CRM that is slow to say what it takes offers nothing yet
        await UntilAsync(async () => (contact = await OfferedAsync(rig, "Contact")) is not null, Token);

        var creating = Enumerable.Range(0, 2).Select(_ => rig.Client.PostAsync(
            "CreateNewRecord", Form(("RecordTypeId", (string)contact!["RecordTypeId"]!), ("LastName", "Jones"), ("FirstName", "Bob"), ("Phone", Number)), Token)).ToList();
        foreach (var created in await Task.WhenAll(creating))
        {
            Assert.AreEqual(HttpStatusCode.OK, created.StatusCode);
            created.Dispose();
        }

        foreach (var query in (string[])["01632 960123", "jones", Number])
        {
            var (found, status) = await rig.SearchAsync(query);
            Assert.HasCount(1, found, $"{query}: {status}");
        }
    }

    private async Task<JsonNode?> OfferedAsync(CrmRig rig, string name) =>
        ((JsonArray)JsonNode.Parse(await rig.Client.GetStringAsync("RecordTypes", Token))!).FirstOrDefault(type => (string?)type!["Name"] == name);
}
