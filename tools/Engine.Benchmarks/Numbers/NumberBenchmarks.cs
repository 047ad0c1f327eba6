using BenchmarkDotNet.Attributes;
using Engine.Core.PhoneNumbers;
using Lib = PhoneNumbers;

namespace Engine.Benchmarks.Numbers;

/// <summary>What reading and matching one number costs, beside what the library alone takes to read it.</summary>
[MemoryDiagnoser]
public class NumberBenchmarks
{
    private readonly PhoneNumberReader _reader = new("+442079460000");
    private readonly PhoneNumber[] _numbers = new PhoneNumber[ContactNumbers.MaxPerField];
    private PhoneNumber _asked;
    private PhoneNumber _same;
    private PhoneNumber _stranger;

    [Params("+442079460018", "+44 (0)20 7946 0018", "020 7946 0018", "Tel. 9-17 Uhr: 020 7946 0018 ext 12", "020 7946 0018 / 020 7946 0019")]
    public string Text { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _asked = _reader.ReadAsked("+442079460018") ?? default;
        _same = _reader.ReadAsked("020 7946 0018") ?? default;
        _stranger = _reader.ReadAsked("+44 161 246 0018") ?? default;
    }

    [Benchmark]
    public int ReadStored() => _reader.ReadStored(Text, "GB", _numbers);

    [Benchmark]
    public PhoneNumber? ReadAsked() => _reader.ReadAsked(Text);

    [Benchmark(Baseline = true)]
    public Lib.PhoneNumber? Library()
    {
        try
        {
            return Lib.PhoneNumberUtil.GetInstance().Parse(Text, "GB");
        }
        catch (Lib.NumberParseException)
        {
            return null;
        }
    }

    [Benchmark]
    public NumberMatch? JudgeSame() => PhoneNumberMatch.Judge(_asked, _same);

    [Benchmark]
    public NumberMatch? JudgeStranger() => PhoneNumberMatch.Judge(_asked, _stranger);

    [Benchmark]
    public uint Bucket() => PhoneNumberMatch.Bucket(_asked);
}
