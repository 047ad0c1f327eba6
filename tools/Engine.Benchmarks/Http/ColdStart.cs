using Engine.TestServers.Processes;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Http;

/// <summary>How fast the demo is there, and what it occupies when nobody asks it anything.</summary>
internal static class ColdStart
{
    private const int Runs = 5;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(string program, TextWriter output, CancellationToken cancellationToken)
    {
        using var folder = new TempFolder();

        // The very first start makes certificate, keys and database.
        var first = await StartAsync();
        var starts = new List<double>();
        for (var run = 0; run < Runs; run++) starts.Add(await StartAsync());
        await using var engine = await EngineProcess.StartAsync(program, folder.FullPath, ["--demo"], cancellationToken);
        await Task.Delay(Settling, TimeProvider.System, cancellationToken);

        await output.WriteLineAsync("| demo | |");
        await output.WriteLineAsync("| --- | ---: |");
        await output.WriteLineAsync($"| very first start to ready, ms | {first:0} |");
        await output.WriteLineAsync($"| start to ready, median of {Runs}, ms | {starts.Order().ElementAt(Runs / 2):0} |");
        await output.WriteLineAsync($"| resident when idle, MiB | {ProcessMemory.Resident(engine.Id) / 1024 / 1024} |");
        await output.WriteLineAsync();

        async Task<double> StartAsync()
        {
            await using var started = await EngineProcess.StartAsync(program, folder.FullPath, ["--demo"], cancellationToken);
            return started.StartTime.TotalMilliseconds;
        }
    }
}
