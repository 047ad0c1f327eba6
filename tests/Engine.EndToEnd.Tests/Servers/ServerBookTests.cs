using System.Text.Json.Nodes;
using Engine.EndToEnd.Tests.Crms;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests.Servers;

/// <summary>Books on real servers, asked anew for each search.</summary>
[TestClass]
public sealed class ServerBookTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DataRow(ContactServers.Radicale)]
    [DataRow(ContactServers.OpenLdap)]
    [DataRow(ContactServers.PostgreSql)]
    [DataRow(ContactServers.MariaDb)]
    public async Task Search_LiveBook_FindsByNumberAndNameWithPhotoAndWhatHasJustChanged(string kind)
    {
        await using var server = await ContactServers.StartAsync(kind, Token);
        await using var rig = await CrmRig.StartAsync(Token, "--tel", "+441632960000");
        var book = await rig.AddAsync(server.Connector, server.Settings);
        var check = await rig.PostAsync($"{book}/Check");

        await FindsAsync(rig, "+441632960123", ServerContact.Bob);
        await FindsAsync(rig, "960123", ServerContact.Bob);
        await FindsAsync(rig, "Łukasiewicz", ServerContact.Zofia);
        await FindsAsync(rig, "01632 960124", ServerContact.Zofia);
        await FindsAsync(rig, "portrait", ServerContact.Paula);
        var photo = await PhotoAsync(rig, "01632960125");
        await server.ChangeNumberAsync(ServerContact.Bob, "01632 960 199", Token);
        await FindsAsync(rig, "+441632960199", ServerContact.Bob);
        var (before, _) = await rig.SearchAsync("+441632960123");

        Assert.IsEmpty(before);
        Assert.AreEqual($"data:image/png;base64,{Convert.ToBase64String(ServerContact.Paula.Photo)}", photo);
        Assert.AreEqual("Working", (string?)(await rig.GetAsync(book))["State"], check?.ToJsonString());
    }

    private async Task FindsAsync(CrmRig rig, string query, ServerContact expected)
    {
        var (found, status) = await rig.SearchAsync(query);
        Assert.HasCount(1, found, $"{query}: {status}");
        Assert.AreEqual(expected.LastName, (string?)found[0]!["Fields"]!["LastName"], query);
        Assert.AreEqual(expected.FirstName, (string?)found[0]!["Fields"]!["FirstName"], query);
        context.WriteLine($"{query}: {status}");
    }

    private async Task<string?> PhotoAsync(CrmRig rig, string query)
    {
        using var response = await rig.Client.PostAsync("Search", Form(("query", query), ("includePictures", "true")), Token);
        return (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))![0]!["Picture"];
    }
}
