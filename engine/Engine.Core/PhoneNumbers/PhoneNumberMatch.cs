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

    /// <returns>How they agree, or null when they do not. The same whichever of the two is asked and which is stored.</returns>
    public static MatchQuality? Compare(PhoneNumber asked, PhoneNumber stored) => Judge(asked, stored)?.Quality;

    /// <returns>How they agree, extensions included, or null when they do not.</returns>
    public static NumberMatch? Judge(PhoneNumber asked, PhoneNumber stored) =>
        QualityOf(asked, stored) is { } quality ? new NumberMatch(quality, ExtensionsOf(asked.Extension, stored.Extension)) : null;

    /// <summary>The best that any of a contact's telephone numbers does.</summary>
    /// <returns>Null when none agrees.</returns>
    public static NumberMatch? Best(PhoneNumber asked, Contact contact, PhoneNumberReader reader)
    {
        NumberMatch? best = null;
        foreach (var stored in ContactNumbers.Of(contact, reader))
        {
            if (Judge(asked, stored) is { } match && (best is null || match.CompareTo(best.Value) < 0)) best = match;
        }

        return best;
    }

    private static MatchQuality? QualityOf(PhoneNumber a, PhoneNumber b)
    {
        if (a.National is not { Length: > 0 } || b.National is not { Length: > 0 }) return null;
        if (a.Kind == PhoneNumberKind.Internal || b.Kind == PhoneNumberKind.Internal) return OfInternal(a, b);
        if (a.CountryCode > 0 && b.CountryCode > 0 && a.CountryCode == b.CountryCode && a.National == b.National)
            return (a.Kind == PhoneNumberKind.Local) == (b.Kind == PhoneNumberKind.Local) ? MatchQuality.Exact : MatchQuality.Completed;
        return OfNational(a, b) ?? (SharesEnd(a, b) ? MatchQuality.Suffix : null);
    }

    private static MatchQuality? OfInternal(PhoneNumber a, PhoneNumber b)
    {
        if (a.Kind == b.Kind) return a.National == b.National ? MatchQuality.Exact : null;

        // One of them could be completed to a local number, the other, in a country of its own, could not: typed alike, that is all.
        var (shorter, other) = a.Kind == PhoneNumberKind.Internal ? (a, b) : (b, a);
        return other.Kind == PhoneNumberKind.Local && other.Tail == shorter.National ? MatchQuality.Suffix : null;
    }

    private static MatchQuality? OfNational(PhoneNumber a, PhoneNumber b)
    {
        if (a.Kind == PhoneNumberKind.National && b.Kind == PhoneNumberKind.National)
            return a.National == b.National ? MatchQuality.Exact : null;
        if (b.Kind == PhoneNumberKind.National) (a, b) = (b, a);
        if (a.Kind != PhoneNumberKind.National || b.CountryCode == 0) return null;

        // Without a country it is not known whether a first zero is a trunk prefix or, as in Italy, part of the number, nor
        // whether somebody left the plus sign out.
        var isSame = b.National.AsSpan().TrimStart('0').SequenceEqual(a.National.AsSpan().TrimStart('0')) || a.National == b.Digits;
        return !isSame ? null : b.Kind == PhoneNumberKind.Local ? MatchQuality.Completed : MatchQuality.National;
    }

    private static bool SharesEnd(PhoneNumber a, PhoneNumber b)
    {
        var (left, right) = (a.Digits, b.Digits);
        if (left.Length >= SharedDigits && right.Length >= SharedDigits)
        {
            if (left.AsSpan(^SharedDigits..).SequenceEqual(right.AsSpan(^SharedDigits..))) return true;
        }

        return EndsWith(right, a.Tail) || EndsWith(left, b.Tail) || (left == right && left.Length >= FewestTailDigits);
    }

    private static bool EndsWith(string digits, string? tail) =>
        tail is { Length: >= FewestTailDigits } && digits.EndsWith(tail, StringComparison.Ordinal);

    private static ExtensionMatch ExtensionsOf(string? a, string? b) =>
        a == b ? ExtensionMatch.Same : a is null || b is null ? ExtensionMatch.OneSided : ExtensionMatch.Different;
}
