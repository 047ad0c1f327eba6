using BenchmarkDotNet.Attributes;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks;

/// <summary>Making the index of a cached book, as after each sync.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 1, iterationCount: 3)]
public class ContactIndexBuildBenchmarks
{
    private GeneratedContact[] _contacts = [];

    [Params(10_000, 100_000)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Setup() => _contacts = [.. new ContactGenerator(Contacts).All()];

    [Benchmark]
    public void Build() => new OurIndex().Load(_contacts, CancellationToken.None);
}
