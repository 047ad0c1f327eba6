namespace Engine.Benchmarks.Http;

/// <summary>What was measured over HTTP.</summary>
/// <param name="PerSecond">Requests answered.</param>
/// <param name="P50">In milliseconds.</param>
/// <param name="P99">In milliseconds.</param>
/// <param name="Failed">Requests without an answer, or with one that says no.</param>
internal readonly record struct HttpReading(double PerSecond, double P50, double P99, long Failed)
{
    /// <summary>The middle of several rounds, each value by itself; failures are added up.</summary>
    public static HttpReading Median(IReadOnlyCollection<HttpReading> rounds) => new(
        Middle(rounds.Select(round => round.PerSecond)),
        Middle(rounds.Select(round => round.P50)),
        Middle(rounds.Select(round => round.P99)),
        rounds.Sum(round => round.Failed));

    private static double Middle(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
