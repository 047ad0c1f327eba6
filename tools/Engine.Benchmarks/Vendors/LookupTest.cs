using System.Diagnostics;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Running;
using Engine.Sandbox;

namespace Engine.Benchmarks.Vendors;

/// <summary>Looks callers up one after the other, as telephones ring.</summary>
internal static class LookupTest
{
    // So that the engine's own limit on searches a second, set as high as it goes, is never reached.
    private static readonly TimeSpan BetweenCalls = TimeSpan.FromMilliseconds(50);

    public static async Task<VendorResult> RunAsync(
        Vendor vendor, SandboxServer sandbox, EngineClient client, TimeSpan delay, int lookups, CancellationToken cancellationToken)
    {
        // What is read once, such as descriptions of records, is no part of a lookup.
        await client.SearchAsync(vendor.Known[0], cancellationToken);
        var (known, found, knownRequests) = await AskAsync(vendor.Known, sandbox, client, lookups, cancellationToken);
        var (unknown, wrong, unknownRequests) = await AskAsync(vendor.Unknown, sandbox, client, lookups / 4, cancellationToken);
        return new(vendor.Name, delay, known, unknown, (double)found / lookups, wrong, knownRequests, unknownRequests);
    }

    private static async Task<(Histogram Times, int Found, double Requests)> AskAsync(
        IReadOnlyList<string> numbers, SandboxServer sandbox, EngineClient client, int lookups, CancellationToken cancellationToken)
    {
        var (times, found) = (new Histogram(), 0);
        sandbox.Requests.Clear();
        for (var i = 0; i < lookups; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            var answer = await client.SearchAsync(numbers[i % numbers.Count], cancellationToken);
            times.Add((long)Stopwatch.GetElapsedTime(begun).TotalNanoseconds);
            if (answer.Contains("\"LastName\"", StringComparison.Ordinal)) found++;
            await Task.Delay(BetweenCalls, TimeProvider.System, cancellationToken);
        }

        return (times, found, (double)sandbox.Requests.Count / lookups);
    }
}

/// <summary>What lookups in one CRM cost.</summary>
internal sealed record VendorResult(
    string Vendor, TimeSpan Delay, Histogram Known, Histogram Unknown, double Found, int Wrong, double KnownRequests, double UnknownRequests);
