using System.Net;
using System.Text.Json.Nodes;
using Engine.Host.Tests.Rig;

namespace Engine.Host.Tests.About;

[TestClass]
public sealed class AboutTests(TestContext context)
{
    private static EngineRig s_engine = null!; // set before any test runs

    private CancellationToken Token => context.CancellationToken;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) =>
        s_engine = await EngineRig.StartAsync(context.CancellationToken, options: ["--user", "bob@example.com", "--accesscode", "pcrm-mycompany"]);

    [ClassCleanup]
    public static async Task StopAsync() => await s_engine.DisposeAsync();

    [TestMethod]
    public async Task Version_ToAnybody_TellsTheProductAndNoUser()
    {
        foreach (var id in (string?[])[null, Guid.NewGuid().ToString(), "garbage"])
        {
            using var client = s_engine.Client();
            if (id is not null) client.DefaultRequestHeaders.Add("ApplicationId", id);

            var version = (await client.ReadAsync("Version", Token)).Is(HttpStatusCode.OK);

            Assert.AreEqual("ProductName ProductVersion Licenses", string.Join(' ', version.Json.AsObject().Select(member => member.Key)));
            Assert.MatchesRegex("^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+$", (string)version.Json["ProductVersion"]!);
            Assert.IsEmpty(version.Json["Licenses"]!.AsArray());
        }
    }

    [TestMethod]
    public async Task Version_ToApprovedApplication_TellsWhoIsLicensed()
    {
        using var client = s_engine.Client(await s_engine.ApprovedAsync(Token));

        var version = await client.ReadAsync("Version", Token);

        Assert.AreEqual("""[{"Key":"User","Name":"Licensed user","Value":"bob@example.com"}]""", version.Json["Licenses"]!.ToJsonString());
        Assert.DoesNotContain("pcrm-mycompany", version.Text);
    }

    [TestMethod]
    public async Task Ping_WithAndWithoutId_SendsBackWhatCame()
    {
        using var client = s_engine.Client();

        Assert.AreEqual("""{"Id":"b1fd8cc7"}""", (await client.FormAsync("Ping", Token, ("id", "b1fd8cc7"))).Is(HttpStatusCode.OK).Text);
        Assert.AreEqual("<é😀&\"", (string?)(await client.JsonAsync("ping", new JsonObject { ["ID"] = "<é😀&\"" }, Token)).Json["Id"]);
        Assert.AreEqual("", (await client.FormAsync("Ping", Token)).Is(HttpStatusCode.NoContent).Text);
        Assert.AreEqual("", (await client.FormAsync("Ping/", Token, ("Id", ""))).Is(HttpStatusCode.NoContent).Text);
    }

    [TestMethod]
    [DataRow("/health/live", "Healthy")]
    [DataRow("/health/ready", "Healthy")]
    public async Task Health_Running_IsHealthy(string path, string text)
    {
        using var client = s_engine.Client();

        Assert.AreEqual(text, (await client.ReadAsync(path, Token)).Is(HttpStatusCode.OK).Text);
    }

    [TestMethod]
    public async Task Metrics_AfterASearch_CountItWithoutSayingWhatForWhom()
    {
        await using var engine = await SharedEngine.StartAsync(Token);
        await engine.Guide.FormAsync("Search", Token, ("query", "Zebedee"));

        var metrics = (await engine.Guide.ReadAsync("/metrics", Token)).Is(HttpStatusCode.OK).Text;

        Assert.Contains("engine_search_duration", metrics);
        Assert.DoesNotContain("Zebedee", metrics);
        Assert.DoesNotContain(engine.Guide.DefaultRequestHeaders.GetValues("ApplicationId").Single(), metrics);
    }

    [TestMethod]
    public async Task Log_AfterCalls_NamesNoIdNumberPersonOrToken()
    {
        var folder = TestFolders.New();
        File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Engine": { "LogRequests": true } }""");
        string id, token;
        await using (var engine = await EngineRig.StartAsync(Token, folder: folder))
        {
            id = await engine.ApprovedAsync(Token);
            await engine.AddBookAsync(FakeCatalog.Crm, Token);
            await engine.AddBookAsync(FakeCatalog.Failing, Token);
            using var client = engine.Client(id);
            foreach (var query in (string[])["Zebedee", "+44 1632 960017"]) await client.FormAsync("Search?note=Zebedee", Token, ("query", query));
            using var events = await EventClient.OpenAsync(engine, id, Token);
            token = File.ReadAllText(Path.Combine(folder, "admin-token")).Trim();
        }

        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));

        Assert.Contains("POST /api/v1/Search 200", log);
        Assert.DoesNotContain("XmlKeyManager", log);
        foreach (var secret in (string[])[id, token, "Zebedee", "960017", "Jones"]) Assert.DoesNotContain(secret, log);
    }
}
