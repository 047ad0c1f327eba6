using Engine.Benchmarks.Comparison;

namespace Engine.Benchmarks.Vendors;

/// <summary>What lookups cost, as a Markdown table.</summary>
internal static class VendorTable
{
    public static void Write(IReadOnlyList<VendorResult> results, TextWriter output)
    {
        output.WriteLine("| CRM | it takes, ms | known caller: p50 / p99, ms | found | requests | unknown caller: p50 / p99, ms | wrong | requests |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var result in results)
        {
            output.WriteLine(
                $"| {result.Vendor} | {result.Delay.TotalMilliseconds:0} | {Times(result.Known)} | {result.Found:P1} | {result.KnownRequests:0.00} | {Times(result.Unknown)} | {result.Wrong} | {result.UnknownRequests:0.00} |");
        }
    }

    public static void Write(IReadOnlyList<CopyResult> results, TextWriter output)
    {
        output.WriteLine("| CRM | contacts | first copy, s | requests | memory, MiB | copy of 10 changes, s | requests |");
        output.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var result in results)
        {
            output.WriteLine(
                $"| {result.Connector} | {result.Contacts:N0} | {result.First.TotalSeconds:0.0} | {result.FirstRequests} | {result.Bytes >> 20} | {result.Delta.TotalSeconds:0.00} | {result.DeltaRequests} |");
        }
    }

    private static string Times(Histogram latencies) => $"{latencies.Percentile(0.5) / 1e6:0.0} / {latencies.Percentile(0.99) / 1e6:0.0}";
}
