using System.Numerics;
using Engine.Core.PhoneNumbers;
using Lib = global::PhoneNumbers;

namespace Engine.Core.Explain;

/// <summary>
/// Tells which numbers nearly are the one asked for. Works on digits packed four bits each, the last one lowest, so that a million of them are looked
/// at in some milliseconds.
/// </summary>
internal readonly struct NearNumber
{
    /// <summary>Fewest digits that must agree: fewer agree by chance.</summary>
    public const int FewestDigits = 6;

    private const int Bits = 4;
    private const int MaxDigits = 16;

    private readonly ulong _digits;
    private readonly int _countryCode;
    private readonly int _area; // digits of the area code; 0 when not known

    public NearNumber(in PhoneNumber asked)
    {
        _digits = Pack(asked);
        _countryCode = asked.CountryCode;
        _area = AreaOf(asked);
    }

    /// <summary>Whether there are enough digits to look for.</summary>
    public bool IsLookedFor => LengthOf(_digits) >= FewestDigits;

    /// <summary>A quick look at a national number: false for one that cannot be near.</summary>
    public bool MayBe(ulong national)
    {
        var different = _digits ^ national;
        return different == 0 || Lowest(different) >= FewestDigits * Bits || EditOf(_digits, national) is not null;
    }

    /// <summary>How a stored number nearly is the one asked for; null when it is not, or not just nearly.</summary>
    public Nearness? Of(in PhoneNumber stored)
    {
        var national = Pack(stored);
        var (asked, other) = (LengthOf(_digits), LengthOf(national));
        if (asked < FewestDigits || other < FewestDigits) return null;
        var isOtherCountry = _countryCode > 0 && stored.CountryCode > 0 && _countryCode != stored.CountryCode;
        var different = _digits ^ national;
        if (different == 0) return isOtherCountry ? new(NearMissKind.OtherCountry, asked) : null;
        if (!isOtherCountry && EditOf(_digits, national) is { } edit) return new(edit, Math.Min(asked, other) - 1);

        var shared = Lowest(different) / Bits;
        if (shared < FewestDigits) return null;
        if (isOtherCountry) return new(NearMissKind.SameEnding, shared);
        if (shared >= Math.Min(asked, other)) return new(asked > other ? NearMissKind.StoredLacksBeginning : NearMissKind.AskedLacksBeginning, shared);
        var isOtherArea = _area > 0 && shared >= asked - _area && other - AreaOf(stored) == asked - _area;
        return new(isOtherArea ? NearMissKind.OtherArea : NearMissKind.SameEnding, shared);
    }

    private static NearMissKind? EditOf(ulong asked, ulong stored)
    {
        var different = asked ^ stored;
        var (low, high) = (Lowest(different), Highest(different));
        switch (LengthOf(stored) - LengthOf(asked))
        {
            case 0 when low == high:
                return NearMissKind.DigitDiffers;
            case 0 when high - low == Bits && Digit(asked, low) == Digit(stored, high) && Digit(asked, high) == Digit(stored, low):
                return NearMissKind.DigitsSwapped;
            case -1 when asked >> low >> Bits == stored >> low:
                return NearMissKind.DigitMissing;
            case 1 when stored >> low >> Bits == asked >> low:
                return NearMissKind.DigitAdded;
            default:
                return null;
        }
    }

    private static int Digit(ulong digits, int shift) => (int)(digits >> shift & 0xF);

    private static int Lowest(ulong bits) => BitOperations.TrailingZeroCount(bits) / Bits * Bits;

    private static int Highest(ulong bits) => BitOperations.Log2(bits) / Bits * Bits;

    private static int LengthOf(ulong digits) => (64 - BitOperations.LeadingZeroCount(digits) + Bits - 1) / Bits;

    private static ulong Pack(in PhoneNumber number) => (ulong)number.National.Last(MaxDigits).Packed;

    private static int AreaOf(in PhoneNumber number)
    {
        if (number.E164 is not { } e164) return 0;
        try
        {
            var util = Lib.PhoneNumberUtil.GetInstance();
            return util.GetLengthOfNationalDestinationCode(util.Parse(e164, null));
        }
        catch (Lib.NumberParseException)
        {
            return 0;
        }
    }
}

/// <summary>How near a number is.</summary>
/// <param name="Kind">In what way.</param>
/// <param name="Shared">How many digits agree.</param>
internal readonly record struct Nearness(NearMissKind Kind, int Shared) : IComparable<Nearness>
{
    private const int MaxShared = 31;

    /// <summary>The nearer, the lower.</summary>
    public int Cost => ((int)Kind << 5) | (MaxShared - Math.Min(MaxShared, Shared));

    public int CompareTo(Nearness other) => Cost.CompareTo(other.Cost);
}
