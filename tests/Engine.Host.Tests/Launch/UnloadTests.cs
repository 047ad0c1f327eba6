using System.Net;
using Engine.Host.Tests.Rig;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Engine.Host.Tests.Launch;

/// <summary>How the engine ends.</summary>
[TestClass]
public sealed class UnloadTests(TestContext context)
{
    private CancellationToken Token => context.CancellationToken;

    [TestMethod]
    public async Task Unload_WhileASearchRuns_LetsItFinish()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        await engine.AddBookAsync(FakeCatalog.Slow, Token);
        using var client = engine.Client(await engine.ApprovedAsync(Token));
        var searching = client.FormAsync("Search", Token, ("query", "bob"));
        await engine.Connectors.Gate.Asked.Task;

        (await client.FormAsync("Unload", Token)).Is(HttpStatusCode.NoContent);
        await StoppingAsync(engine);
        var stopped = engine.StopAsync(Token);
        engine.Connectors.Gate.Opened.SetResult();

        Assert.HasCount(2, (await searching).Is(HttpStatusCode.OK).Array);
        await stopped;
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.ReadAsync("Version", Token));
    }

    [TestMethod]
    public async Task Unload_WithTheAdminToken_EndsTheEngineToo()
    {
        await using var engine = await EngineRig.StartAsync(Token);
        using var admin = engine.Admin();

        (await admin.FormAsync("Unload", Token)).Is(HttpStatusCode.NoContent);

        await StoppingAsync(engine);
    }

    [TestMethod]
    public async Task Search_CallerLeaves_IsNoFailureOfTheEngine()
    {
        var folder = TestFolders.New();
        File.WriteAllText(Path.Combine(folder, "settings.json"), """{ "Engine": { "LogRequests": true } }""");
        await using (var engine = await EngineRig.StartAsync(Token, folder: folder))
        {
            await engine.AddBookAsync(FakeCatalog.Slow, Token);
            using var client = engine.Client(await engine.ApprovedAsync(Token));
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var searching = client.FormAsync("Search", leaving.Token, ("query", "bob"));
            await engine.Connectors.Gate.Asked.Task;

            await leaving.CancelAsync();

            await Assert.ThrowsExactlyAsync<TaskCanceledException>(() => searching);
            (await client.ReadAsync("Version", Token)).Is(HttpStatusCode.OK);
        }

        var log = string.Concat(Directory.EnumerateFiles(Path.Combine(folder, "logs")).Select(File.ReadAllText));
        Assert.Contains("GET /api/v1/Version 200", log);
        Assert.DoesNotContain("[ERR]", log);
        Assert.DoesNotContain("[WRN]", log);
    }

    private async Task StoppingAsync(EngineRig engine)
    {
        var ends = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        engine.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => ends.TrySetResult());
        await ends.Task.WaitAsync(Token);
    }
}
