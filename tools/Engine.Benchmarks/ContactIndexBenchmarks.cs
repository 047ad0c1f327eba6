using BenchmarkDotNet.Attributes;
using Engine.Benchmarks.Comparison;
using Engine.Benchmarks.Contacts;

namespace Engine.Benchmarks;

/// <summary>One lookup in the index of a cached book, from the text that was asked to ten contacts.</summary>
[MemoryDiagnoser]
public class ContactIndexBenchmarks : IAsyncDisposable
{
    private const int Asked = 1024;

    private readonly OurIndex _index = new();
    private readonly Answer[] _answers = new Answer[Measurement.Limit];
    private string[] _numbers = [];
    private string[] _prefixes = [];
    private string[] _infixes = [];
    private string[] _words = [];
    private int _next;

    [Params(10_000, 100_000)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var contacts = new ContactGenerator(Contacts);
        _index.Load(contacts.All(), CancellationToken.None);
        var samples = new Samples(contacts);
        _numbers = [.. samples.International(Asked).Select(sample => sample.Text)];
        var typed = Enumerable.Range(1, 8).Select(letters => samples.Prefixes(Asked / 8, letters)).ToArray();
        _prefixes = [.. Enumerable.Range(0, Asked / 8).SelectMany(i => typed.Select(length => length[i].Text))];
        _infixes = [.. samples.Infixes(Asked, 4).Select(sample => sample.Text)];
        _words = [.. samples.TwoWords(Asked).Select(sample => sample.Text)];
    }

    [Benchmark]
    public int ByNumber() => _index.FindByNumber(Next(_numbers), _answers);

    [Benchmark]
    public int TypeAhead() => _index.FindByName(Next(_prefixes), _answers);

    [Benchmark]
    public int TwoWords() => _index.FindByName(Next(_words), _answers);

    [Benchmark]
    public int InsideWords() => _index.FindInside(Next(_infixes), _answers);

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private string Next(string[] queries) => queries[_next++ % queries.Length];
}
