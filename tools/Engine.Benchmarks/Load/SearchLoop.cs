using System.Diagnostics;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;
using Engine.Benchmarks.Running;

namespace Engine.Benchmarks.Load;

/// <summary>Searches one after the other over HTTP, as one telephone does.</summary>
internal sealed class SearchLoop(EngineClient client)
{
    private const int MostQueries = 5000;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public async Task<Histogram> RunAsync(IReadOnlyList<Sample> samples, CancellationToken cancellationToken)
    {
        var end = Stopwatch.StartNew();
        await RunAsync(samples, sent => sent < MostQueries && end.Elapsed < Longest / 3, cancellationToken);
        end.Restart();
        return await RunAsync(samples, sent => sent < MostQueries && end.Elapsed < Longest, cancellationToken);
    }

    public async Task<Histogram> RunAsync(IReadOnlyList<Sample> samples, Func<int, bool> goesOn, CancellationToken cancellationToken)
    {
        var latencies = new Histogram();
        for (var sent = 0; goesOn(sent); sent++)
        {
            var begun = Stopwatch.GetTimestamp();
            await client.SearchAsync(samples[sent % samples.Count].Text, cancellationToken);
            latencies.Add((long)Stopwatch.GetElapsedTime(begun).TotalNanoseconds);
        }

        return latencies;
    }
}
