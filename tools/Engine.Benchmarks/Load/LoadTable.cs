using Engine.Benchmarks.Comparison;

namespace Engine.Benchmarks.Load;

/// <summary>The loads side by side, as a Markdown table.</summary>
internal static class LoadTable
{
    private const double Mebi = 1024 * 1024;

    public static void Write(IReadOnlyList<LoadResult> results, TextWriter output)
    {
        Row("contacts", result => $"{result.Contacts:N0}");
        output.WriteLine($"| --- |{string.Concat(results.Select(_ => " ---: |"))}");
        Row("CSV file, MiB", result => $"{result.FileBytes / Mebi:0.0}");
        Row("first load to searchable, s", result => $"{result.FirstLoad.TotalSeconds:0.0}");
        Row("resident before / after / at peak, MiB", result => $"{result.EmptyBytes / Mebi:0} / {result.ResidentBytes / Mebi:0} / {result.PeakBytes / Mebi:0}");
        Row("memory per contact, bytes", result => $"{(result.ResidentBytes - result.EmptyBytes) / result.Contacts}");
        Row("database on disk, MiB", result => $"{result.DiskBytes / Mebi:0}");
        Row("restart to first right answer, s", result => $"{result.Restart.TotalSeconds:0.00}");
        Row("resident after restart, MiB", result => $"{result.RestartedBytes / Mebi:0}");
        Row("search by number: p50 / p99, ms", result => Times(result.Numbers));
        Row("search by name: p50 / p99, ms", result => Times(result.Names));
        Row("full sync, s", result => $"{result.Resync.TotalSeconds:0.0}");
        Row("search by number during it: p50 / p99, ms", result => Times(result.NumbersDuringSync));
        Row("its p99 against idle", result => $"x{result.NumbersDuringSync.Percentile(0.99) / result.Numbers.Percentile(0.99):0.0}");

        void Row(string title, Func<LoadResult, string> cell) => output.WriteLine($"| {title} | {string.Join(" | ", results.Select(cell))} |");
    }

    private static string Times(Histogram latencies) => $"{latencies.Percentile(0.5) / 1e6:0.00} / {latencies.Percentile(0.99) / 1e6:0.00}";
}
