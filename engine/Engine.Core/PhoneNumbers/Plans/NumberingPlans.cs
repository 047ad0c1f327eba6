using PhoneNumbers;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>The numbering plans of the world, each made when it is first asked for.</summary>
internal static class NumberingPlans
{
    private const string Worldwide = "001";
    private const int Letters = 26;

    private static readonly PhoneNumberUtil Util = PhoneNumberUtil.GetInstance();
    private static readonly NumberingPlan?[] ByRegion = new NumberingPlan?[Letters * Letters];
    private static readonly NumberingPlan?[] ByCode = new NumberingPlan?[1000];
    private static readonly CallingCode?[] Codes = new CallingCode?[1000];
    private static readonly bool[] IsCode = [.. Enumerable.Range(0, 1000).Select(Util.GetSupportedCallingCodes().Contains)];
    private static readonly Lock Making = new();

    /// <summary>The plan of a region, by its ISO 3166-1 alpha-2 code in upper case; null for a code that is none.</summary>
    public static NumberingPlan? OfRegion(string? region)
    {
        if (region is not [>= 'A' and <= 'Z' and var first, >= 'A' and <= 'Z' and var second]) return null;
        var place = ((first - 'A') * Letters) + second - 'A';
        return Volatile.Read(ref ByRegion[place]) ?? MakeOfRegion(region, place);
    }

    /// <summary>The plan of the main region behind a calling code; null for a code that is not in use.</summary>
    public static NumberingPlan? OfCode(int code)
    {
        if (code is <= 0 or >= 1000 || !IsCode[code]) return null;
        return Volatile.Read(ref ByCode[code]) ?? MakeOfCode(code);
    }

    /// <summary>Reads digits that begin with a calling code.</summary>
    /// <returns>Null when they do not, or when too few or too many follow.</returns>
    public static PlanReading? ReadInternational(ReadOnlySpan<char> digits)
    {
        var code = 0;
        for (var i = 0; i < 3 && i < digits.Length; i++)
        {
            code = (code * 10) + digits[i] - '0';
            if (code == 0) return null;
            if (IsCode[code]) return OfCode(code)?.ReadNational(digits[(i + 1)..]);
        }

        return null;
    }

    private static NumberingPlan? MakeOfRegion(string region, int place)
    {
        lock (Making)
        {
            if (ByRegion[place] is { } made) return made;
            if (Util.GetMetadataForRegion(region) is not { } metadata) return null;
            var plan = new NumberingPlan(region, metadata, CodeOf(metadata.CountryCode));
            Volatile.Write(ref ByRegion[place], plan);
            return plan;
        }
    }

    private static NumberingPlan? MakeOfCode(int code)
    {
        lock (Making)
        {
            var region = Util.GetRegionCodeForCountryCode(code);
            var plan = region == Worldwide ? new(Worldwide, MetadataOf(region, code), CodeOf(code)) : OfRegion(region);
            Volatile.Write(ref ByCode[code], plan);
            return plan;
        }
    }

    private static CallingCode CodeOf(int code) =>
        Codes[code] ??= CallingCode.Of(code, [.. Util.GetRegionCodesForCountryCode(code).Select(region => MetadataOf(region, code))]);

    private static PhoneMetadata MetadataOf(string region, int code) =>
        region == Worldwide ? Util.GetMetadataForNonGeographicalRegion(code) : Util.GetMetadataForRegion(region);
}
