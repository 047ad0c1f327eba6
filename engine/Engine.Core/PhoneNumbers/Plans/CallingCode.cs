using PhoneNumbers;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>What is known of a calling code: which national numbers behind it are valid, in whichever of its regions.</summary>
internal sealed class CallingCode
{
    private readonly DigitAutomaton _valid;

    private CallingCode(int number, DigitAutomaton valid) => (Number, _valid) = (number, valid);

    public int Number { get; }

    /// <param name="number">The code.</param>
    /// <param name="regions">Metadata of all regions that share the code.</param>
    public static CallingCode Of(int number, IReadOnlyList<PhoneMetadata> regions)
    {
        var patterns = new List<DigitPattern>();
        var known = new Dictionary<(string, bool), int>();
        int Add(string pattern, bool isPrefix = false)
        {
            if (known.TryGetValue((pattern, isPrefix), out var index)) return index;
            patterns.Add(DigitPattern.Compile(pattern, isPrefix));
            return known[(pattern, isPrefix)] = patterns.Count - 1;
        }

        var tests = regions.Select(region => new RegionTest(
            Add(region.GeneralDesc.NationalNumberPattern),
            LengthsOf(region.GeneralDesc),
            region.HasLeadingDigits && regions.Count > 1 ? Add(region.LeadingDigits, isPrefix: true) : null,
            [
                .. TypesOf(region).Where(type => type.HasNationalNumberPattern).Select(type => (Add(type.NationalNumberPattern), LengthsOf(type))),
            ])).ToList();
        return new(number, DigitAutomaton.Build(patterns, matched => tests.Aggregate(0u, (lengths, test) => lengths | test.ValidLengths(matched))));
    }

    /// <summary>Whether numbers of this kind are given out, by the library's knowledge.</summary>
    public bool IsValid(ReadOnlySpan<char> national) => national.Length < 32 && (_valid.Run(national) >> national.Length & 1) != 0;

    private static IEnumerable<PhoneNumberDesc> TypesOf(PhoneMetadata region) =>
    [
        region.FixedLine, region.Mobile, region.TollFree, region.PremiumRate, region.SharedCost, region.PersonalNumber, region.Voip, region.Pager,
        region.Uan, region.Voicemail,
    ];

    // None named: those of the region's description in general.
    private static uint LengthsOf(PhoneNumberDesc description) =>
        description.PossibleLengthCount == 0 ? uint.MaxValue : PossibleLengths.Mask(description.PossibleLengthList);

    private sealed record RegionTest(int General, uint GeneralLengths, int? Leading, IReadOnlyList<(int Pattern, uint Lengths)> Types)
    {
        public uint ValidLengths(IReadOnlySet<int> matched)
        {
            if (!matched.Contains(General) || (Leading is { } leading && !matched.Contains(leading))) return 0;
            return GeneralLengths & Types.Where(type => matched.Contains(type.Pattern)).Aggregate(0u, (lengths, type) => lengths | type.Lengths);
        }
    }
}
