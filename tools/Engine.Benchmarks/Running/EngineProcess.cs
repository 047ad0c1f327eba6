using System.Diagnostics;
using System.Text.RegularExpressions;
using Engine.TestServers.Processes;

namespace Engine.Benchmarks.Running;

/// <summary>An engine in a process of its own, on free ports, with a data folder that we gave it.</summary>
internal sealed partial class EngineProcess : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly string _dataFolder;

    private EngineProcess(ServerProcess process, string dataFolder, (Uri Plain, Uri Encrypted) addresses, TimeSpan startTime)
    {
        (_process, _dataFolder, StartTime) = (process, dataFolder, startTime);
        (Plain, Encrypted) = addresses;
    }

    public int Id => _process.Id;

    /// <summary>From the start of the process to the line that says it is ready.</summary>
    public TimeSpan StartTime { get; }

    public Uri Plain { get; }

    public Uri Encrypted { get; }

    public string AdminToken => File.ReadAllText(Path.Combine(_dataFolder, "admin-token")).Trim();

    public static async Task<EngineProcess> StartAsync(string program, string dataFolder, IEnumerable<string> more, CancellationToken cancellationToken)
    {
        Match? ready = null;
        var begun = Stopwatch.GetTimestamp();
        var startTime = TimeSpan.Zero;
        string[] arguments = ["--data", dataFolder, "--http-port", "0", "--https-port", "0", "--no-browser", .. more];
        var process = ServerProcess.Start(program, arguments, onLine: line =>
        {
            if (ready is not null || ListeningLine().Match(line) is not { Success: true } match) return;
            startTime = Stopwatch.GetElapsedTime(begun);
            ready = match;
        });
        try
        {
            await process.WaitUntilAsync(() => ready is not null, TimeSpan.FromMinutes(1), cancellationToken);
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }

        var addresses = ready!.Groups; // waited for
        return new EngineProcess(process, dataFolder, (new Uri(addresses["plain"].Value), new Uri(addresses["encrypted"].Value)), startTime);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    [GeneratedRegex(@"^Listening on (?<plain>\S+) and (?<encrypted>\S+)")]
    private static partial Regex ListeningLine();
}
