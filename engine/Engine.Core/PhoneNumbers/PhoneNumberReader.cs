using Lib = global::PhoneNumbers;

namespace Engine.Core.PhoneNumbers;

/// <summary>Reads telephone numbers the way one user's country and area mean them. Never throws on text, takes linear time.</summary>
public sealed class PhoneNumberReader
{
    private const int MaxInternalDigits = 6;
    private const int FewestLocalDigits = 5;
    private const int MaxDigits = 32;

    private static readonly Lib.PhoneNumberUtil Util = Lib.PhoneNumberUtil.GetInstance();

    private readonly string? _ownRegion;

    /// <param name="ownTel">The user's own number, which gives country and area code; null or unreadable: neither is assumed.</param>
    public PhoneNumberReader(string? ownTel)
    {
        if (ownTel is null || NumberText.Clean(ownTel) is not { } text || Parse(WithPlus(text.Trim()), null) is not { } own) return;
        _ownRegion = Util.GetRegionCodeForCountryCode(own.CountryCode) is { Length: 2 } main && main != "ZZ"
            ? Util.GetRegionCodeForNumber(own) ?? main
            : null;
        var national = Util.GetNationalSignificantNumber(own);
        var area = Util.GetLengthOfGeographicalAreaCode(own);
        OwnArea = area > 0 && area <= national.Length ? national[..area] : null;
    }

    /// <summary>The user's own area code without trunk prefix, or null when the own number has none.</summary>
    internal string? OwnArea { get; }

    /// <summary>Whether a search text is a telephone number: digits and the signs people put around them, an extension included.</summary>
    public static bool LooksLikeNumber(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return NumberText.IsNumber(query);
    }

    /// <summary>Reads what a user asked for.</summary>
    /// <returns>Null when there is no digit in it.</returns>
    public PhoneNumber? ReadAsked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Read(NumberText.Clean(text), _ownRegion, true) is not { } read) return null;
        var digits = Digits(NumberText.Clean(text));
        return read.Tail is null && read.Extension is null && !HasCountry(NumberText.Clean(text)) ? read with { Tail = digits } : read;
    }

    /// <summary>Reads what a contact holds.</summary>
    /// <param name="text">The number as someone typed it.</param>
    /// <param name="country">The contact's country (a name or ISO code) where known: numbers without country code are read as of there.</param>
    /// <returns>Null when there is no number in it.</returns>
    public PhoneNumber? ReadStored(string text, string? country)
    {
        foreach (var number in ReadAllStored(text, country)) return number;
        return null;
    }

    /// <summary>The same for a field in which somebody wrote several numbers.</summary>
    public IEnumerable<PhoneNumber> ReadAllStored(string text, string? country)
    {
        ArgumentNullException.ThrowIfNull(text);
        var region = Regions.CodeOf(country) ?? _ownRegion;
        foreach (var part in NumberParts.Of(NumberText.Clean(text)))
        {
            if (Read(part, region, region == _ownRegion) is { } number) yield return number;
        }
    }

    private PhoneNumber? Read(string text, string? region, bool isOwnRegion)
    {
        var (main, extension) = NumberParts.SplitExtension(text.Trim());
        var digits = Digits(main);
        if (digits.Length is 0 or > MaxDigits) return digits.Length == 0 ? null : new PhoneNumber { National = digits[..MaxDigits], Kind = PhoneNumberKind.Unclear };

        var number = WithPlus(main);
        var hasPlus = number.StartsWith('+');
        if (!hasPlus && isOwnRegion && Completed(digits) is { } completed) return completed with { Extension = extension };
        if (!hasPlus && digits.Length <= MaxInternalDigits) return new PhoneNumber { National = digits, Extension = extension, Kind = PhoneNumberKind.Internal };

        var parsed = Parse(number, region);
        if ((parsed is null || !Util.IsValidNumber(parsed)) && !hasPlus && Parse("+" + digits, null) is { } plusLost && Util.IsValidNumber(plusLost)) parsed = plusLost;
        if (parsed is not null && (hasPlus || Util.IsValidNumber(parsed) || IsPossible(parsed)))
        {
            return new PhoneNumber
            {
                CountryCode = parsed.CountryCode,
                National = Util.GetNationalSignificantNumber(parsed),
                Extension = extension ?? (parsed.HasExtension ? parsed.Extension : null),
                Kind = PhoneNumberKind.Full,
            };
        }

        var kind = region is null ? PhoneNumberKind.National : PhoneNumberKind.Unclear;
        return new PhoneNumber { National = kind == PhoneNumberKind.National ? digits.TrimStart('0') is { Length: > 0 } bare ? bare : digits : digits, Extension = extension, Kind = kind };
    }

    // A number without area code, as the user would dial it at home.
    private PhoneNumber? Completed(string digits)
    {
        if (OwnArea is null || _ownRegion is null || digits.Length < FewestLocalDigits || digits[0] == '0') return null;
        if (Parse(digits, _ownRegion) is { } whole && Util.IsValidNumber(whole)) return null;
        var code = Util.GetCountryCodeForRegion(_ownRegion);
        if (Parse($"+{code}{OwnArea}{digits}", null) is not { } completed || !Util.IsValidNumber(completed)) return null;
        return new PhoneNumber { CountryCode = code, National = OwnArea + digits, Tail = digits, Kind = PhoneNumberKind.Local };
    }

    private static bool IsPossible(Lib.PhoneNumber parsed) => Util.IsPossibleNumberWithReason(parsed) == Lib.PhoneNumberUtil.ValidationResult.IS_POSSIBLE;

    private static bool HasCountry(string text) => WithPlus(text.Trim()).StartsWith('+');

    // The trunk zero in brackets is not dialled from abroad; 00 leads out of most countries and begins no number within one.
    private static string WithPlus(string text)
    {
        var start = text.AsSpan().IndexOfAnyInRange('0', '9');
        if (start < 0) return text;
        var hasPlus = text.AsSpan(0, start).Contains('+');
        var bare = text[start..];
        if (!hasPlus && bare.StartsWith("00", StringComparison.Ordinal) && bare.Length > 4) (hasPlus, bare) = (true, bare[2..]);
        return hasPlus ? "+" + bare.Replace("(0)", "", StringComparison.Ordinal) : text;
    }

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static Lib.PhoneNumber? Parse(string text, string? region)
    {
        try
        {
            return Util.Parse(text, region);
        }
        catch (Lib.NumberParseException)
        {
            return null;
        }
    }
}
