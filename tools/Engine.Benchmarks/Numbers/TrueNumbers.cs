using PhoneNumbers;

namespace Engine.Benchmarks.Numbers;

/// <summary>A number that somebody really could have.</summary>
internal sealed record TrueNumber(string Region, int CountryCode, string National, string E164, bool IsMobile);

/// <summary>Draws numbers of many countries, of all ranges that are given out there to people and companies.</summary>
internal sealed class TrueNumbers(Random random)
{
    public static readonly string[] Regions =
    [
        "GB", "US", "DE", "FR", "IT", "ES", "NL", "BE", "CH", "AT", "SE", "NO", "DK", "FI", "PL", "CZ", "PT", "IE", "AU", "NZ",
        "CA", "JP", "IN", "BR", "MX", "RU", "TR", "GR", "HU", "ZA", "IL", "AE", "SG", "CN", "KR", "LU", "RO", "HR", "SK", "LT",
    ];

    private readonly PhoneNumberUtil _util = PhoneNumberUtil.GetInstance();
    private readonly Dictionary<string, Source> _sources = [];

    public TrueNumber Next(string region)
    {
        if (!_sources.TryGetValue(region, out var source)) _sources[region] = source = new(_util.GetMetadataForRegion(region), random);
        while (true)
        {
            var isMobile = random.Next(100) < 45;
            var national = (isMobile ? source.Mobile : source.Fixed).Sample();
            var e164 = $"+{source.CountryCode}{national}";
            if (national.Length is < 6 or > 15) continue;
            var parsed = _util.Parse(e164, null);
            var isSame = _util.GetNationalSignificantNumber(parsed) == national && _util.GetRegionCodeForNumber(parsed) == region;
            if (isSame && _util.IsValidNumber(parsed))
                return new(region, source.CountryCode, national, e164, isMobile);
        }
    }

    private sealed class Source(PhoneMetadata metadata, Random random)
    {
        public int CountryCode { get; } = metadata.CountryCode;

        public PatternSampler Fixed { get; } = new(metadata.FixedLine.NationalNumberPattern, random);

        public PatternSampler Mobile { get; } = new(metadata.Mobile.NationalNumberPattern, random);
    }
}
