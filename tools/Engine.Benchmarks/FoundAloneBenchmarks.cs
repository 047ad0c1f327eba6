using BenchmarkDotNet.Attributes;
using Engine.Benchmarks.Contacts;
using Engine.Core.Caching;
using Engine.Core.Names;
using Engine.Core.PhoneNumbers;

namespace Engine.Benchmarks;

/// <summary>The index of a cached book by itself: the query is read beforehand, and of what is found nothing is read.</summary>
[MemoryDiagnoser]
public class FoundAloneBenchmarks
{
    private const int Asked = 1 << 14;

    private readonly PhoneNumberReader _reader = new(Samples.OwnNumber);
    private readonly FoundContact[] _found = new FoundContact[10];
    private ContactIndex _index = ContactIndex.Empty;
    private PhoneNumber[] _numbers = [];
    private NameMatcher[] _prefixes = [];
    private NameMatcher[] _infixes = [];
    private int _next;

    [Params(10_000, 1_000_000)]
    public int Contacts { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var contacts = new ContactGenerator(Contacts);
        var samples = new Samples(contacts);
        _index = ContactIndex.Build(contacts.All().Select(contact => contact.Contact), _reader);
        _numbers = [.. samples.International(Asked).Select(sample => _reader.ReadAsked(sample.Text)).OfType<PhoneNumber>()];
        var typed = Enumerable.Range(1, 8).Select(letters => samples.Prefixes(Asked / 8, letters)).ToArray();
        _prefixes = [.. Enumerable.Range(0, Asked / 8).SelectMany(i => typed.Select(length => new NameMatcher(length[i].Text)))];
        _infixes = [.. samples.Infixes(Asked, 4).Select(sample => new NameMatcher(sample.Text))];
    }

    [Benchmark]
    public int ByNumber() => _index.FindByNumber(_numbers[_next++ % _numbers.Length], _found);

    [Benchmark]
    public int TypeAhead() => _index.FindByName(_prefixes[_next++ % _prefixes.Length], _found);

    [Benchmark]
    public int InsideWords() => _index.FindByName(_infixes[_next++ % _infixes.Length], _found);
}
