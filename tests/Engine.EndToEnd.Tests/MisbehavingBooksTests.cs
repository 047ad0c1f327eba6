using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests;

/// <summary>Connectors that misbehave on purpose, dropped into a running engine as anybody's would be.</summary>
[TestClass]
public sealed class MisbehavingBooksTests(TestContext context)
{
    private const string Card = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bob Jones\r\nTEL;TYPE=WORK:+44 1632 960123\r\nEND:VCARD\r\n";

    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    [DoNotParallelize] // measures how long each search takes
    public async Task Search_OneBookHangsAndOneThrowsAmongTen_TheOtherEightAnswerInTimeAThousandTimes()
    {
        var data = NewDataFolder();
        await using var engine = await StartAsync(data, Token, "--connectors", Plugins(data), "Engine__Search__BookDeadline=00:00:00.200");
        using var admin = engine.Admin();
        await AddAsync(admin, "hangs-deaf", new JsonObject());
        await AddAsync(admin, "throws", new JsonObject());
        File.WriteAllText(Path.Combine(data, "bob.vcf"), Card);
        for (var i = 0; i < 8; i++) await AddAsync(admin, "local-files", new JsonObject { ["Path"] = Path.Combine(data, "bob.vcf") });
        using var client = engine.Client(await engine.ApprovedApplicationAsync("Guide", Token));
        await SearchAsync(client);
        var (threads, memory) = (engine.Threads, engine.MemoryBytes);

        var slowest = TimeSpan.Zero;
        for (var i = 0; i < 1000; i++)
        {
            var started = Stopwatch.GetTimestamp();
            var found = await SearchAsync(client);
            var elapsed = Stopwatch.GetElapsedTime(started);
            slowest = elapsed > slowest ? elapsed : slowest;
            Assert.HasCount(8, found);
        }

        context.WriteLine($"slowest {slowest.TotalMilliseconds:0} ms, threads {threads} to {engine.Threads}, MiB {memory >> 20} to {engine.MemoryBytes >> 20}");
        Assert.IsLessThan(threads + 20, engine.Threads);
        Assert.IsLessThan(memory + (150L << 20), engine.MemoryBytes);
    }

    [TestMethod]
    [DataRow("hangs-sync")]
    [DataRow("throws")]
    [DataRow("returns-null")]
    [DataRow("foreign-ids")]
    [DataRow("ten-thousand")]
    [DataRow("fifty-megabytes")]
    public async Task Search_BookMisbehaves_CostsItsOwnResultsOnly(string connector)
    {
        var data = NewDataFolder();
        await using var engine = await StartAsync(data, Token, "--connectors", Plugins(data), "Engine__Search__BookDeadline=00:00:02");
        using var admin = engine.Admin();
        File.WriteAllText(Path.Combine(data, "bob.vcf"), Card);
        await AddAsync(admin, "local-files", new JsonObject { ["Path"] = Path.Combine(data, "bob.vcf") });
        await AddAsync(admin, connector, new JsonObject());
        using var client = engine.Client(await engine.ApprovedApplicationAsync("Guide", Token));

        for (var i = 0; i < 10; i++)
        {
            var found = await SearchAsync(client);

            Assert.AreEqual("Bob Jones", (string?)found[0]!["DisplayText"]);
        }
    }

    private async Task<JsonArray> SearchAsync(HttpClient client)
    {
        using var response = await client.PostAsync("Search", Form(("query", "+441632960123"), ("count", "20")), Token);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        return (JsonArray)JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
    }

    private async Task AddAsync(HttpClient admin, string connector, JsonObject settings)
    {
        using var added = await admin.PostAsJsonAsync(
            "AddressBooks", new JsonObject { ["ConnectorId"] = connector, ["Name"] = connector, ["Settings"] = settings }, Token);
        Assert.AreEqual(HttpStatusCode.Created, added.StatusCode, await added.Content.ReadAsStringAsync(Token));
    }

    private static string Plugins(string data)
    {
        var folder = Directory.CreateDirectory(Path.Combine(data, "plugins", "misbehaving")).FullName;
        foreach (var file in Directory.EnumerateFiles(Metadata("MisbehavingFolder"))) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return Path.GetDirectoryName(folder)!;
    }
}
