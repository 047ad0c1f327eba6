using CsCheck;
using Engine.Core.PhoneNumbers.Plans;
using Lib = PhoneNumbers;

namespace Engine.Core.Tests.PhoneNumbers;

/// <summary>Our plans against the library whose metadata they are made of.</summary>
[TestClass]
public sealed class NumberingPlanTests
{
    private static readonly Lib.PhoneNumberUtil Util = Lib.PhoneNumberUtil.GetInstance();
    private static readonly string[] Regions = [.. Util.GetSupportedRegions().Order(StringComparer.Ordinal)];
    private static readonly Lib.PhoneNumberType[] Types = Enum.GetValues<Lib.PhoneNumberType>();

    [TestMethod]
    public void Read_ExampleNumbersOfEveryRegionInEveryFormat_AgreesWithTheLibrary()
    {
        foreach (var region in Regions)
        {
            foreach (var type in Types)
            {
                if (Util.GetExampleNumberForType(region, type) is not { } example) continue;
                foreach (var format in Enum.GetValues<Lib.PhoneNumberFormat>())
                    AssertAgrees(Util.Format(example, format), region);
                AssertAgrees(Util.FormatOutOfCountryCallingNumber(example, "DE"), "DE");
                AssertAgrees(Util.FormatOutOfCountryCallingNumber(example, "US"), "US");
            }
        }
    }

    [TestMethod]
    public void Read_AnyDigitsInAnyRegion_AgreesWithTheLibrary() =>
        Gen.Select(Gen.OneOf([.. Regions.Select(Gen.Const)]), Gen.String[Gen.Char['0', '9'], 3, 18], Gen.Int[0, 3]).Sample(
            (region, digits, start) => AssertAgrees(Beginning(region, start) + digits, region), iter: 200_000);

    private static string Beginning(string region, int start) => start switch
    {
        0 => "+" + Util.GetCountryCodeForRegion(region),
        1 => Util.GetNddPrefixForRegion(region, true) ?? "",
        2 => Util.GetExampleNumber(region) is { } example ? Util.GetNationalSignificantNumber(example)[..3] : "",
        _ => "",
    };

    private static void AssertAgrees(string written, string region)
    {
        Lib.PhoneNumber? theirs = null;
        try
        {
            theirs = Util.Parse(written, region);
        }
        catch (Lib.NumberParseException)
        {
            // Nothing read.
        }

        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        var isInternational = written.StartsWith('+') || written.StartsWith("tel:+", StringComparison.Ordinal);
        var ours = isInternational ? NumberingPlans.ReadInternational(digits) : NumberingPlans.OfRegion(region)!.Read(digits);

        // The library then takes the plus for a slip; the reader has rules of its own.
        if (isInternational && ours is null && theirs is not null) return;

        var about = $"{region} {written}";
        Assert.AreEqual(theirs is null, ours is null, about);
        if (theirs is null || ours is not { } reading) return;
        Assert.AreEqual(theirs.CountryCode, reading.CountryCode, about);
        Assert.AreEqual(Util.GetNationalSignificantNumber(theirs), reading.National.ToText(), about);
        Assert.AreEqual(Util.IsValidNumber(theirs), reading.IsValid, about);
        Assert.AreEqual(Util.IsPossibleNumberWithReason(theirs) == Lib.PhoneNumberUtil.ValidationResult.IS_POSSIBLE, reading.IsPossible, about);
    }
}
