using System.Diagnostics;
using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks.Comparison;

/// <summary>All that was measured of one system; what is missing was not to be had.</summary>
internal sealed record Contestant
{
    public required string Name { get; init; }

    /// <summary>Why it was not measured; null when it was.</summary>
    public string? Unavailable { get; init; }

    public TimeSpan LoadTime { get; init; }

    public Footprint Footprint { get; init; }

    public IReadOnlyList<Reading> Readings { get; init; } = [];

    public static async Task<Contestant> MeasureAsync(
        ISearchSystem system, ContactGenerator contacts, IReadOnlyList<Question> questions, TimeSpan longest, CancellationToken cancellationToken)
    {
        try
        {
            await using (system)
            {
                await system.StartAsync(cancellationToken);
                var source = new TimedSource<GeneratedContact>(contacts.All());
                var begun = Stopwatch.GetTimestamp();
                system.Load(source, cancellationToken);
                var loadTime = Stopwatch.GetElapsedTime(begun) - source.Elapsed;
                var measurement = new Measurement(contacts, longest, cancellationToken);
                var readings = questions.Select(question => measurement.Take(system, question)).ToArray();
                return new Contestant { Name = system.Name, LoadTime = loadTime, Footprint = system.Footprint(), Readings = readings };
            }
        }
        catch (UnavailableException cause)
        {
            return new Contestant { Name = system.Name, Unavailable = cause.Message.ReplaceLineEndings(" ") };
        }
    }
}
