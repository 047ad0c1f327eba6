using Engine.TestServers.Processes;

namespace Engine.Benchmarks.Http;

/// <summary>The same requests to the engine and to a bare server in turn, medians of some rounds, as a Markdown table.</summary>
internal sealed class HttpComparison(Wrk wrk, SearchedBook book, TempFolder folder, int seconds)
{
    private const int WarmUpConnections = 8;
    private const int Rounds = 3;

    private static readonly int[] Connections = [1, 8, 64];

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync("| call | connections | engine, 1/s | p50 / p99, ms | bare, 1/s | p50 / p99, ms | engine / bare |");
        await output.WriteLineAsync("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        await CompareAsync("Version", "Version", book.Numbers, null);
        await CompareAsync("Search by number", "Search", book.Numbers, await WriteBodiesAsync("numbers", book.Numbers, cancellationToken));
        await CompareAsync("Search by name", "Search", book.Names, await WriteBodiesAsync("names", book.Names, cancellationToken));

        async Task CompareAsync(string title, string path, IReadOnlyList<string> queries, string? bodies)
        {
            await using var bare = await BareProcess.StartAsync(book.Client, queries, folder, cancellationToken);
            foreach (var (scheme, ours, theirs) in ((string, Uri, Uri)[])[("", book.Plain, bare.Plain), (", TLS", book.Encrypted, bare.Encrypted)])
            {
                await SendAsync(new Uri(ours, path), WarmUpConnections);
                await SendAsync(new Uri(theirs, path), WarmUpConnections);
                foreach (var connections in Connections)
                {
                    var (ourRounds, theirRounds) = (new HttpReading[Rounds], new HttpReading[Rounds]);
                    for (var round = 0; round < Rounds; round++)
                    {
                        ourRounds[round] = await SendAsync(new Uri(ours, path), connections);
                        theirRounds[round] = await SendAsync(new Uri(theirs, path), connections);
                    }

                    var (engine, floor) = (HttpReading.Median(ourRounds), HttpReading.Median(theirRounds));
                    await output.WriteLineAsync($"| {title}{scheme} | {connections} | {Cells(engine)} | {Cells(floor)} | {engine.PerSecond / floor.PerSecond:0.00} |");
                }
            }

            Task<HttpReading> SendAsync(Uri address, int connections) =>
                wrk.RunAsync(address, book.Client.Application, bodies, connections, seconds, cancellationToken);
        }
    }

    private static string Cells(HttpReading reading) =>
        $"{reading.PerSecond:N0}{(reading.Failed > 0 ? $" ({reading.Failed} failed)" : "")} | {reading.P50:0.00} / {reading.P99:0.00}";

    private async Task<string> WriteBodiesAsync(string name, IReadOnlyList<string> queries, CancellationToken cancellationToken)
    {
        var path = folder[$"{name}.txt"];
        await File.WriteAllLinesAsync(path, queries.Select(query => $"query={Uri.EscapeDataString(query)}"), cancellationToken);
        return path;
    }
}
