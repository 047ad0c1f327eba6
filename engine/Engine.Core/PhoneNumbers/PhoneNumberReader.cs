using System.Buffers;
using System.Globalization;
using Engine.Core.PhoneNumbers.Plans;
using Lib = global::PhoneNumbers;

namespace Engine.Core.PhoneNumbers;

/// <summary>
/// Reads telephone numbers the way one user's country and area mean them. Never throws on text, looks at its first
/// <see cref="NumberText.MaxLength"/> characters, and on ordinary spellings allocates nothing. Any number of threads may share it.
/// </summary>
public sealed class PhoneNumberReader
{
    // Counted up with every change of what a text is read as.
    private const int RulesVersion = 2;
    private const int FewestBehindArea = 4;
    private const int MaxInternalDigits = 6;

    private static readonly SearchValues<char> BareNumber = SearchValues.Create("0123456789 -./()[]");

    private readonly NumberingPlan? _ownPlan;
    private readonly NumberInterpreter _own;

    /// <param name="ownTel">The user's own number, which gives country and area code; null or unreadable: neither is assumed.</param>
    public PhoneNumberReader(string? ownTel)
    {
        if (OwnNumber(ownTel) is { } own)
        {
            var util = Lib.PhoneNumberUtil.GetInstance();
            _ownPlan = NumberingPlans.OfRegion(util.GetRegionCodeForNumber(own)) ??
                NumberingPlans.OfRegion(util.GetRegionCodeForCountryCode(own.CountryCode));
            OwnArea = AreaOf(util, own);
        }

        _own = new NumberInterpreter(_ownPlan, OwnArea);
        var library = typeof(Lib.PhoneNumberUtil).Assembly.GetName().Version;
        Fingerprint = string.Create(CultureInfo.InvariantCulture, $"{RulesVersion}/{library}/{_ownPlan?.Region}/{OwnArea.ToText()}");
    }

    /// <summary>
    /// Changes whenever the same stored text could be read as other numbers: with the user's own number, our rules, or the library's knowledge.
    /// An index that is kept records it.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>ISO 3166-1 alpha-2 code of the country that the user's own number gives; null when it gives none.</summary>
    public string? OwnRegion => _ownPlan?.Region;

    /// <summary>The user's own area code without trunk prefix, empty when the own number has none.</summary>
    internal Digits OwnArea { get; }

    /// <summary>Calling code of the user's own country; 0 when no own number says which it is.</summary>
    internal int OwnCountryCode => _ownPlan?.CountryCode ?? 0;

    /// <summary>Whether a search text is a telephone number: digits and the signs people put around them, an extension included.</summary>
    public static bool LooksLikeNumber(string query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var text = query.AsSpan().Trim();
        if (text.Length > NumberText.MaxLength) return false;
        Span<char> room = stackalloc char[NumberText.MaxLength];
        return NumberShape.IsNumber(NumberLink.NumberOf(NumberText.Clean(text, room)));
    }

    /// <summary>Reads what a user asked for.</summary>
    /// <returns>Null when there is no digit in it.</returns>
    public PhoneNumber? ReadAsked(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<char> room = stackalloc char[NumberText.MaxLength];
        var clean = NumberLink.NumberOf(NumberText.Clean(text, room));
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[ContactNumbers.MaxPerField];
        if (FieldReader.Read(clean, _own, numbers, isAsked: true) == 0) return OfDigitsAlone(clean);

        // Without country it may be only the end of a number; then its last digits have to stay the last.
        var number = numbers[0];
        if (number.Kind == PhoneNumberKind.Internal || clean.IndexOfAnyExcept(BareNumber) >= 0 || !TryGather(clean, out var digits)) return number;
        var bare = new PhoneNumber { National = digits, Tail = digits, Kind = PhoneNumberKind.Unclear };
        var keepsTail = digits.Length <= MaxInternalDigits || PhoneNumberMatch.Bucket(number) == PhoneNumberMatch.Bucket(bare);
        return keepsTail ? number with { Tail = digits } : bare;
    }

    /// <summary>Reads what a contact holds in one field, in which somebody may have written several numbers.</summary>
    /// <param name="text">The field as someone typed it.</param>
    /// <param name="region">ISO 3166-1 alpha-2 code of the contact's country; null where it is not known: then the user's own is meant.</param>
    /// <param name="numbers">Takes the numbers; those for which it has no room are left out.</param>
    /// <returns>How many numbers were read.</returns>
    public int ReadStored(ReadOnlySpan<char> text, string? region, Span<PhoneNumber> numbers)
    {
        if (text.IsEmpty) return 0;
        Span<char> room = stackalloc char[NumberText.MaxLength];
        var clean = NumberLink.NumberOf(NumberText.Clean(text, room));
        var plan = NumberingPlans.OfRegion(region);
        return FieldReader.Read(clean, plan is null || plan == _ownPlan ? _own : new NumberInterpreter(plan, default), numbers);
    }

    /// <summary>The ISO 3166-1 alpha-2 code of a country that is named in any language or by a code; null when we know none of that name.</summary>
    public static string? RegionOf(ReadOnlySpan<char> country) => Regions.CodeOf(country);

    // Of a user who told only digits the plus sign was lost on the way.
    private static Lib.PhoneNumber? OwnNumber(string? tel)
    {
        if (tel is null) return null;
        Span<char> room = stackalloc char[NumberText.MaxLength];
        Span<PhoneNumber> numbers = stackalloc PhoneNumber[1];
        if (FieldReader.Read(NumberLink.NumberOf(NumberText.Clean(tel, room)), new NumberInterpreter(null, default), numbers) == 0) return null;
        var e164 = numbers[0].E164;
        var digits = numbers[0].National.ToText();
        if (numbers[0].Kind == PhoneNumberKind.National && NumberingPlans.ReadInternational(digits) is { IsPossible: true }) e164 = $"+{digits}";
        try
        {
            return e164 is null ? null : Lib.PhoneNumberUtil.GetInstance().Parse(e164, null);
        }
        catch (Lib.NumberParseException)
        {
            return null;
        }
    }

    // A number of right length that is not given out, such as those of films, has an area code by the way it is written.
    private static Digits AreaOf(Lib.PhoneNumberUtil util, Lib.PhoneNumber own)
    {
        var national = util.GetNationalSignificantNumber(own);
        var length = util.IsValidNumber(own) ? util.GetLengthOfGeographicalAreaCode(own)
            : util.IsPossibleNumber(own) ? util.GetLengthOfNationalDestinationCode(own)
            : 0;
        if (length == 0 || length + FewestBehindArea > national.Length) return default;
        return Digits.TryParse(national.AsSpan(0, length), out var area) ? area : default;
    }

    // Digits in which no number was seen: whoever asks for them may mean them.
    private static PhoneNumber? OfDigitsAlone(ReadOnlySpan<char> text) => !TryGather(text, out var digits) ? null
        : new PhoneNumber { National = digits, Kind = digits.Length <= MaxInternalDigits ? PhoneNumberKind.Internal : PhoneNumberKind.Unclear };

    private static bool TryGather(ReadOnlySpan<char> text, out Digits digits)
    {
        Span<char> gathered = stackalloc char[Digits.MaxLength];
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c) && length < gathered.Length) gathered[length++] = c;
        return Digits.TryParse(gathered[..length], out digits) && length > 0;
    }
}
