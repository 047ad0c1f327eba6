using System.Globalization;
using Engine.TestServers.Processes;

namespace Engine.Benchmarks.Http;

/// <summary>The load generator <c>wrk</c>, one thread of it.</summary>
internal sealed class Wrk
{
    private readonly string _program;

    private Wrk(string program) => _program = program;

    /// <exception cref="InvalidOperationException">It is not there and cannot be installed.</exception>
    public static async Task<Wrk> FindAsync(CancellationToken cancellationToken) =>
        new(await DebianPackage.RequireAsync("wrk", () => DebianPackage.OnPath("wrk"), cancellationToken));

    /// <summary>Sends as many requests as are answered in the time.</summary>
    /// <param name="address">Where to.</param>
    /// <param name="application">The application that asks.</param>
    /// <param name="bodiesPath">A file of form bodies to post, a line each; null to get.</param>
    /// <param name="connections">Requests under way at a time.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<HttpReading> RunAsync(Uri address, string application, string? bodiesPath, int connections, int seconds, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s", "-s", Path.Combine(AppContext.BaseDirectory, "Http", "search.lua"), address.AbsoluteUri,
        ];
        var environment = new Dictionary<string, string> { ["BENCHMARK_APPLICATION"] = application, ["BENCHMARK_BODIES"] = bodiesPath ?? "" };
        var output = await Tool.RunAsync(_program, arguments, cancellationToken, environment);
        var line = output.Split('\n').FirstOrDefault(line => line.StartsWith("RESULT ", StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"wrk printed no result: {output}");
        var values = line.Split(' ')[1..].Select(value => long.Parse(value, CultureInfo.InvariantCulture)).ToArray();
        return new HttpReading(values[0] * 1e6 / values[1], values[2] / 1000.0, values[3] / 1000.0, values[4]);
    }
}
