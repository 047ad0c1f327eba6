using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Http;

/// <summary>A <see cref="BareServer"/> in a process of its own, with the answers that an engine gave.</summary>
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly ServerProcess _process;

    private BareProcess(ServerProcess process, int port, int encryptedPort) =>
        (_process, Plain, Encrypted) = (process, new Uri($"http://localhost:{port}/api/v1/"), new Uri($"https://localhost:{encryptedPort}/api/v1/"));

    public Uri Plain { get; }

    public Uri Encrypted { get; }

    public static async Task<BareProcess> StartAsync(EngineClient engine, IReadOnlyList<string> queries, TempFolder folder, CancellationToken cancellationToken)
    {
        var answers = new List<string>();
        foreach (var query in queries) answers.Add(await engine.SearchAsync(query, cancellationToken));
        await File.WriteAllTextAsync(folder["version.json"], await engine.GetVersionAsync(cancellationToken), cancellationToken);
        await File.WriteAllTextAsync(folder["searches.json"], $"[{string.Join(',', answers)}]", cancellationToken);

        var (port, encryptedPort) = (FreePort.Find(), FreePort.Find());
        string[] arguments =
        [
            "bare", "--version-answer", folder["version.json"], "--search-answers", folder["searches.json"],
            "--http-port", port.ToString(), "--https-port", encryptedPort.ToString(),
        ];
        var isReady = false;
        var ourselves = Environment.ProcessPath ?? throw new InvalidOperationException("Where this program lies is not known.");
        var process = ServerProcess.Start(ourselves, arguments, onLine: line => isReady |= line == "Listening");
        try
        {
            await process.WaitUntilAsync(() => isReady, TimeSpan.FromSeconds(30), cancellationToken);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        return new BareProcess(process, port, encryptedPort);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
