using Engine.Core.Search;
using Engine.Sdk;

namespace Engine.Core.PhoneNumbers;

/// <summary>Decides whether two numbers are the same. The one place where this is decided.</summary>
public static class PhoneNumberMatch
{
    /// <summary>
    /// Shared last digits that make two numbers a <see cref="MatchQuality.Suffix"/> of each other: among a million contacts, nine name a
    /// stranger in one call of three hundred, seven in one of six.
    /// </summary>
    private const int SharedDigits = 9;

    /// <summary>Fewest digits of a partial number that are looked for at the end of others.</summary>
    private const int FewestTailDigits = 7;

    private const int BucketDigits = 6;

    /// <returns>How they agree, or null when they do not. The same whichever of the two is asked and which is stored.</returns>
    public static MatchQuality? Compare(in PhoneNumber asked, in PhoneNumber stored) => Judge(asked, stored)?.Quality;

    /// <returns>How they agree, extensions included, or null when they do not.</returns>
    public static NumberMatch? Judge(in PhoneNumber asked, in PhoneNumber stored) =>
        Bucket(asked) == Bucket(stored) && QualityOf(asked, stored) is { } quality
            ? new NumberMatch(quality, ExtensionsOf(asked.Extension, stored.Extension))
            : null;

    /// <summary>
    /// Where an index keeps a number: numbers which <see cref="Judge"/> matches are in one bucket. The last six digits, read as a number, so that
    /// it does not matter whether a zero before them is a trunk prefix.
    /// </summary>
    public static uint Bucket(in PhoneNumber number)
    {
        var packed = (uint)number.National.Last(BucketDigits).Packed;
        var value = 0u;
        for (var shift = (BucketDigits - 1) * 4; shift >= 0; shift -= 4) value = (value * 10) + (uint)Math.Max(0, (int)(packed >> shift & 0xF) - 1);
        return value;
    }

    /// <summary>The best that any of a contact's telephone numbers does.</summary>
    /// <returns>Null when none agrees.</returns>
    public static NumberMatch? Best(in PhoneNumber asked, Contact contact, PhoneNumberReader reader)
    {
        NumberMatch? best = null;
        foreach (var stored in ContactNumbers.Of(contact, reader))
        {
            if (Judge(asked, stored) is { } match && (best is null || match.CompareTo(best.Value) < 0)) best = match;
        }

        return best;
    }

    private static MatchQuality? QualityOf(in PhoneNumber a, in PhoneNumber b)
    {
        if (a.National.IsEmpty || b.National.IsEmpty) return null;
        if (a.Kind == PhoneNumberKind.Internal || b.Kind == PhoneNumberKind.Internal)
            return a.Kind == b.Kind && a.National == b.National ? MatchQuality.Exact : null;
        if (a.CountryCode > 0 && a.CountryCode == b.CountryCode && a.National == b.National)
            return (a.Kind == PhoneNumberKind.Local) == (b.Kind == PhoneNumberKind.Local) ? MatchQuality.Exact : MatchQuality.Completed;
        return OfNational(a, b) ?? (SharesEnd(a, b) ? MatchQuality.Suffix : null);
    }

    private static MatchQuality? OfNational(in PhoneNumber a, in PhoneNumber b)
    {
        if (a.Kind == PhoneNumberKind.National && b.Kind == PhoneNumberKind.National)
            return a.National == b.National ? MatchQuality.Exact : null;
        return a.Kind == PhoneNumberKind.National ? OfUnknownCountry(a, b) : b.Kind == PhoneNumberKind.National ? OfUnknownCountry(b, a) : null;
    }

    // Without a country it is not known whether a first zero is a trunk prefix or, as in Italy, part of the number, nor whether somebody left the
    // plus sign out.
    private static MatchQuality? OfUnknownCountry(in PhoneNumber bare, in PhoneNumber other)
    {
        if (other.CountryCode == 0) return null;
        var isSame = other.National.TrimLeadingZeros() == bare.National.TrimLeadingZeros() || other.All == bare.National;
        return !isSame ? null : other.Kind == PhoneNumberKind.Local ? MatchQuality.Completed : MatchQuality.National;
    }

    private static bool SharesEnd(in PhoneNumber a, in PhoneNumber b)
    {
        var (left, right) = (a.All, b.All);
        if (left.Length >= SharedDigits && right.Length >= SharedDigits && left.Last(SharedDigits) == right.Last(SharedDigits)) return true;
        if (EndsWith(right, a.Tail) || EndsWith(left, b.Tail) || (left == right && left.Length >= FewestTailDigits)) return true;

        // Of two countries, one of which was only assumed; or with something unknown before it.
        var national = a.National.TrimLeadingZeros();
        return (national.Length >= FewestTailDigits && national == b.National.TrimLeadingZeros()) || LedInto(a, b) || LedInto(b, a);
    }

    private static bool LedInto(in PhoneNumber unclear, in PhoneNumber other) =>
        unclear.Kind == PhoneNumberKind.Unclear && other.National.Length > FewestTailDigits && unclear.National.EndsWith(other.National);

    // The zero of a long tail is more likely a trunk prefix than part of it.
    private static bool EndsWith(Digits digits, Digits tail) => tail.Length >= FewestTailDigits &&
        (digits.EndsWith(tail) || (tail.TrimLeadingZeros() is { Length: > FewestTailDigits } bare && digits.EndsWith(bare)));

    private static ExtensionMatch ExtensionsOf(Digits a, Digits b) =>
        a == b ? ExtensionMatch.Same : a.IsEmpty || b.IsEmpty ? ExtensionMatch.OneSided : ExtensionMatch.Different;
}
