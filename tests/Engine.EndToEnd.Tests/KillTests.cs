using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using static Engine.EndToEnd.Tests.EngineProcess;

namespace Engine.EndToEnd.Tests;

/// <summary>What was answered as done is there after <c>kill -9</c>.</summary>
[TestClass]
public sealed class KillTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Kill_DuringAThousandConfigurationWrites_LosesNoneThatWasAnswered()
    {
        var data = NewDataFolder();
        var answered = new HashSet<string>();
        var random = new Random(20221020);
        while (answered.Count < 1000)
        {
            await using var engine = await StartAsync(data, Token);
            using var admin = engine.Admin();
            var killAfter = answered.Count + random.Next(50, 250);
            using var killed = new CancellationTokenSource();
            var writers = Enumerable.Range(0, 4).Select(_ => WriteAsync(admin, data, answered, killed.Token)).ToList();
            await UntilAsync(() => Task.FromResult(Count(answered) >= killAfter), Token);
            await engine.KillAsync();
            await killed.CancelAsync();
            await Task.WhenAll(writers);
        }

        await using var survivor = await StartAsync(data, Token);
        using var reader = survivor.Admin();
        var books = (JsonArray)JsonNode.Parse(await reader.GetStringAsync("AddressBooks", Token))!;
        var there = books.Select(book => (string)book!["AddinId"]!).ToHashSet();
        Assert.IsTrue(answered.IsSubsetOf(there), $"{answered.Except(there).Count()} of {answered.Count} answered writes are lost");
    }

    private static int Count(HashSet<string> answered)
    {
        lock (answered) return answered.Count;
    }

    private static async Task WriteAsync(HttpClient admin, string data, HashSet<string> answered, CancellationToken killed)
    {
        var draft = new JsonObject { ["ConnectorId"] = "local-files", ["Name"] = "Book", ["Cached"] = false, ["Settings"] = new JsonObject { ["Path"] = data } };
        try
        {
            while (!killed.IsCancellationRequested)
            {
                using var added = await admin.PostAsJsonAsync("AddressBooks", draft, killed);
                if (added.StatusCode != HttpStatusCode.Created) continue;
                var id = (string)JsonNode.Parse(await added.Content.ReadAsStringAsync(killed))!["AddinId"]!;
                lock (answered) answered.Add(id);
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
        {
            // The engine was killed under this request, which is the point.
        }
    }
}
