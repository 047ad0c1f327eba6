using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests;

/// <summary>A client that knows only the developer guide, step by step, against a demo engine.</summary>
[TestClass]
public sealed class GuideClientTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task GuideClient_FromRegisterToUnload_EveryStepAnswersAsTheGuideSays()
    {
        await using var engine = await StartAsync(NewDataFolder(), Token, "--demo");
        var id = Guid.NewGuid().ToString();
        using var client = engine.Client(id);
        using var admin = engine.Admin();

        // Register waits until a person has answered.
        var registering = client.PostAsync("Register", Form(("Id", id), ("Name", "MyApp")), Token);
        await UntilAsync(async () => (await ApplicationsAsync(admin, Token)).Any(known => $"{known!["Id"]}" == id), Token);
        Assert.IsFalse(registering.IsCompleted);
        using var early = await client.PostAsync("Search", Form(("query", "bob")), Token);
        Assert.AreEqual(HttpStatusCode.Forbidden, early.StatusCode);
        using (await admin.PostAsJsonAsync($"Applications/{id}/Approve", new { }, Token)) { }
        using var registered = await registering;
        Assert.AreEqual(HttpStatusCode.OK, registered.StatusCode);

        var version = await JsonAsync(await client.GetAsync("Version", Token));
        Assert.IsFalse(string.IsNullOrEmpty((string?)version["ProductVersion"]));

        using var events = new ClientWebSocket();
        await events.ConnectAsync(new Uri(engine.Http.AbsoluteUri.Replace("http://", "ws://", StringComparison.Ordinal) + "events/" + id), Token);
        var initial = await FrameAsync(events);
        Assert.AreEqual("Initial", (string?)initial["EventType"]);
        Assert.AreEqual((string?)version["ProductVersion"], (string?)initial["Payload"]!["Version"]!["ProductVersion"]);

        var books = (JsonArray)await JsonAsync(await client.GetAsync("AddressBooks", Token));
        var book = (string)books[0]!["AddinId"]!;
        Assert.AreEqual(32, book.Length);

        var byName = (JsonArray)await JsonAsync(await SearchAsync(client, "bob"));
        Assert.IsTrue(byName.Any(record => $"{record!["DisplayText"]}".StartsWith("Bob Jones", StringComparison.Ordinal)));
        Assert.IsTrue(byName.All(record => (string?)record!["AddinId"] == book));

        var bob = byName.First(record => $"{record!["DisplayText"]}".StartsWith("Bob Jones", StringComparison.Ordinal))!;
        var show = bob["Actions"]!.AsArray().Single(action => (string?)action!["ActionId"] == "ShowRecord")!;
        Assert.AreEqual("Default", (string?)show["SpecialKind"]);
        using var done = await client.PostAsync("DoAction", Form(("actionId", (string)show["UniqueId"]!)), Token);
        Assert.AreEqual(HttpStatusCode.NoContent, done.StatusCode);

        using (await admin.PostAsJsonAsync("Dial", new { Tel = "0800500005" }, Token)) { }
        var dial = await FrameAsync(events);
        Assert.AreEqual(("MakeCallRequest", "0800500005"), ((string?)dial["EventType"], (string?)dial["Payload"]!["Tel"]));

        using var unloaded = await client.PostAsync("Unload", null, Token);
        Assert.AreEqual(HttpStatusCode.NoContent, unloaded.StatusCode);
        Assert.AreEqual("Unload", (string?)(await FrameAsync(events))["EventType"]);
        Assert.AreEqual(0, await engine.ExitAsync(Token), string.Join("\n", engine.Output));
    }

    [TestMethod]
    public async Task GuideClient_NumberInSixSpellings_FindsTheSamePersonEachTime()
    {
        await using var engine = await StartAsync(NewDataFolder(), Token, "--demo", "--tel", "+441632960000");
        using var client = engine.Client(await engine.ApprovedApplicationAsync("Guide", Token));
        var bob = ((JsonArray)await JsonAsync(await SearchAsync(client, "bob jones"))).First()!;
        var national = new string([.. ((string)bob["Fields"]!["BusinessPhone"]!).Where(char.IsAsciiDigit)])[2..];
        string[] spellings =
        [
            $"+44{national}", $"0{national}", $"(0{national[..4]}) {national[4..]}", $"0044 {national}", $"+44 (0){national}", $"+44 {national} x123",
        ];

        foreach (var spelling in spellings)
        {
            var found = (JsonArray)await JsonAsync(await SearchAsync(client, spelling));

            Assert.IsTrue(found.Any(record => (string?)record!["DisplayText"] == (string?)bob["DisplayText"]), spelling);
        }
    }

    [TestMethod]
    public async Task IntegratorClient_CountsOnly204AndReadsGroups()
    {
        await using var engine = await StartAsync(NewDataFolder(), Token, "--demo");
        var id = await engine.ApprovedApplicationAsync("Integrator", Token);
        using var client = engine.Client(id);

        using var again = await client.PostAsync("Register", Form(("Id", id), ("Name", "Typed")), Token);
        var groups = (JsonArray)await JsonAsync(await SearchAsync(client, "bob"));

        Assert.AreEqual(HttpStatusCode.NoContent, again.StatusCode);
        var group = groups[0]!;
        Assert.IsNull(group["ExceptionText"]);
        var field = group["Records"]!.AsArray().First()!["Fields"]!.AsArray().First()!;
        Assert.IsNotNull(field["Name"]);
        Assert.IsNotNull(field["Value"]);
    }

    private Task<HttpResponseMessage> SearchAsync(HttpClient client, string query) => client.PostAsync("Search", Form(("query", query)), Token);

    private async Task<JsonNode> JsonAsync(HttpResponseMessage response)
    {
        using (response)
        {
            response.EnsureSuccessStatusCode();
            Assert.AreEqual("application/json; charset=utf-8", response.Content.Headers.ContentType?.ToString());
            return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
        }
    }

    /// <summary>The next frame that is not about configuration, which changes while the client looks on.</summary>
    private async Task<JsonNode> FrameAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, Token);
            Assert.IsTrue(received.EndOfMessage);
            var frame = JsonNode.Parse(Encoding.UTF8.GetString(buffer, 0, received.Count))!;
            if (!$"{frame["EventType"]}".EndsWith("ConfigurationChanged", StringComparison.Ordinal)) return frame;
        }
    }
}
