using System.Globalization;
using Lib = global::PhoneNumbers;

namespace Engine.Core.PhoneNumbers;

/// <summary>Reads telephone numbers the way one user's country and area mean them. Never throws on text, takes linear time.</summary>
public sealed class PhoneNumberReader
{
    // Counted up with every change of what a text is read as.
    private const int RulesVersion = 1;
    private const int MaxInternalDigits = 6;
    private const int FewestLocalDigits = 5;

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
        OwnArea = area > 0 && area <= national.Length ? Pack(national[..area]) : default;
    }

    /// <summary>
    /// Changes whenever the same stored text could be read as other numbers: with the user's own number, our rules, or the library's knowledge.
    /// An index that is kept records it.
    /// </summary>
    public string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"{RulesVersion}/{typeof(Lib.PhoneNumberUtil).Assembly.GetName().Version}/{_ownRegion}/{OwnArea.ToText()}");

    /// <summary>The user's own area code without trunk prefix, empty when the own number has none.</summary>
    internal Digits OwnArea { get; }

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
        var digits = DigitsIn(NumberText.Clean(text));
        return read.Tail.IsEmpty && read.Extension.IsEmpty && !HasCountry(NumberText.Clean(text)) ? read with { Tail = Pack(digits) } : read;
    }

    /// <summary>Reads what a contact holds in one field, in which somebody may have written several numbers.</summary>
    /// <param name="text">The field as someone typed it.</param>
    /// <param name="region">ISO 3166-1 alpha-2 code of the contact's country; null where it is not known: then the user's own is meant.</param>
    /// <param name="numbers">Takes the numbers; those for which it has no room are left out.</param>
    /// <returns>How many numbers were read.</returns>
    public int ReadStored(ReadOnlySpan<char> text, string? region, Span<PhoneNumber> numbers)
    {
        region ??= _ownRegion;
        var count = 0;
        foreach (var part in NumberParts.Of(NumberText.Clean(text.ToString())))
        {
            if (count < numbers.Length && Read(part, region, region == _ownRegion) is { } number) numbers[count++] = number;
        }

        return count;
    }

    /// <summary>The ISO 3166-1 alpha-2 code of a country that is named in any language or by a code; null when we know none of that name.</summary>
    public static string? RegionOf(ReadOnlySpan<char> country) => Regions.CodeOf(country);

    private PhoneNumber? Read(string text, string? region, bool isOwnRegion)
    {
        var (main, extensionDigits) = NumberParts.SplitExtension(text.Trim());
        var extension = Pack(extensionDigits);
        var digits = DigitsIn(main);
        if (digits.Length is 0 or > Digits.MaxLength)
            return digits.Length == 0 ? null : new PhoneNumber { National = Pack(digits[..Digits.MaxLength]), Kind = PhoneNumberKind.Unclear };

        var number = WithPlus(main);
        var hasPlus = number.StartsWith('+');
        if (!hasPlus && isOwnRegion && Completed(digits) is { } completed) return completed with { Extension = extension };
        if (!hasPlus && digits.Length <= MaxInternalDigits)
            return new PhoneNumber { National = Pack(digits), Extension = extension, Kind = PhoneNumberKind.Internal };

        var parsed = Parse(number, region);
        if ((parsed is null || !Util.IsValidNumber(parsed)) && !hasPlus && Parse("+" + digits, null) is { } plusLost && Util.IsValidNumber(plusLost)) parsed = plusLost;
        if (parsed is not null && (hasPlus || Util.IsValidNumber(parsed) || IsPossible(parsed)))
        {
            return new PhoneNumber
            {
                CountryCode = parsed.CountryCode,
                National = Pack(Util.GetNationalSignificantNumber(parsed)),
                Extension = extension.IsEmpty && parsed.HasExtension ? Pack(parsed.Extension) : extension,
                Kind = PhoneNumberKind.Full,
            };
        }

        var kind = region is null ? PhoneNumberKind.National : PhoneNumberKind.Unclear;
        var bare = kind == PhoneNumberKind.National && Pack(digits).TrimLeadingZeros() is { IsEmpty: false } significant ? significant : Pack(digits);
        return new PhoneNumber { National = bare, Extension = extension, Kind = kind };
    }

    // A number without area code, as the user would dial it at home.
    private PhoneNumber? Completed(string digits)
    {
        if (OwnArea.IsEmpty || _ownRegion is null || digits.Length < FewestLocalDigits || digits[0] == '0') return null;
        if (Parse(digits, _ownRegion) is { } whole && Util.IsValidNumber(whole)) return null;
        var code = Util.GetCountryCodeForRegion(_ownRegion);
        if (Parse($"+{code}{OwnArea.ToText()}{digits}", null) is not { } completed || !(Util.IsValidNumber(completed) || IsPossible(completed))) return null;
        return new PhoneNumber { CountryCode = code, National = Digits.Concat(OwnArea, Pack(digits)), Tail = Pack(digits), Kind = PhoneNumberKind.Local };
    }

    private static Digits Pack(string? digits) => Digits.TryParse(digits, out var packed) ? packed : default;

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

    private static string DigitsIn(string text) => string.Concat(text.Where(char.IsAsciiDigit));

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
