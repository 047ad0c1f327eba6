using PhoneNumbers;

namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>
/// How one region writes and dials telephone numbers, derived from the library's metadata. It reads digits exactly as the library does, without
/// its text handling, allocation and shared regular expressions. Immutable.
/// </summary>
internal sealed class NumberingPlan
{
    private const int FewestNational = 2;
    private const int MostNational = 17;

    // Nobody dials more, and a prefix is replaced by no more.
    private const int MostDialled = 40;
    private const int MostAdded = 8;

    private readonly CallingCode _code;
    private readonly NationalPrefix _prefix;
    private readonly DigitAutomaton _general;
    private readonly DigitPattern? _exit;
    private readonly PossibleLengths _lengths;
    private readonly string _codeDigits;

    public NumberingPlan(string region, PhoneMetadata metadata, CallingCode code)
    {
        Region = region;
        HasTrunkZero = metadata.NationalPrefix == "0";
        _code = code;
        _codeDigits = code.Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        _prefix = new NationalPrefix(metadata);
        _general = DigitAutomaton.Build(metadata.GeneralDesc.NationalNumberPattern);
        _exit = metadata.HasInternationalPrefix ? DigitPattern.Compile(metadata.InternationalPrefix) : null;
        _lengths = new PossibleLengths(metadata.GeneralDesc.PossibleLengthList, metadata.GeneralDesc.PossibleLengthLocalOnlyList);
    }

    public string Region { get; }

    public int CountryCode => _code.Number;

    /// <summary>Whether national numbers are written with a zero before them that is not dialled from abroad.</summary>
    public bool HasTrunkZero { get; }

    /// <summary>Whether the digits begin with the region's own calling code.</summary>
    public bool BeginsWithCode(ReadOnlySpan<char> digits) => digits.StartsWith(_codeDigits, StringComparison.Ordinal);

    /// <summary>Whether a national number may have so many digits.</summary>
    public bool Allows(int length) => _lengths.Allows(length);

    public bool IsValid(ReadOnlySpan<char> national) => _code.IsValid(national);

    /// <summary>Reads digits as somebody of this region dials them.</summary>
    /// <returns>Null when they lead nowhere.</returns>
    public PlanReading? Read(ReadOnlySpan<char> dialled)
    {
        if (dialled.Length > MostDialled) return null;
        if (AfterExit(dialled) is >= 0 and var exit) return NumberingPlans.ReadInternational(dialled[exit..]);
        Span<char> national = stackalloc char[MostDialled + MostAdded];
        if (BeginsWithCode(dialled))
        {
            var length = StripPrefix(dialled[_codeDigits.Length..], national);
            if ((!IsGeneral(dialled) && IsGeneral(national[..length])) || _lengths.IsTooLong(dialled.Length))
                return NumberingPlans.OfCode(CountryCode)?.ReadNational(national[..length]);
        }

        return ReadNational(dialled);
    }

    /// <summary>Reads a national number, with or without what is dialled before it.</summary>
    /// <returns>Null when it is too long or too short to be one.</returns>
    public PlanReading? ReadNational(ReadOnlySpan<char> digits)
    {
        if (digits.Length is < FewestNational or > MostDialled) return null;
        Span<char> stripped = stackalloc char[MostDialled + MostAdded];
        var length = StripPrefix(digits, stripped);
        if (!_lengths.AllowsRest(length))
        {
            digits.CopyTo(stripped);
            length = digits.Length;
        }

        var national = stripped[..length];
        if (length is < FewestNational or > MostNational || !Digits.TryParse(national, out var packed)) return null;
        return new PlanReading(CountryCode, packed, _code.IsValid(national), NumberingPlans.OfCode(CountryCode)?.Allows(length) ?? false);
    }

    private bool IsGeneral(ReadOnlySpan<char> digits) => _general.Run(digits) != 0;

    // The prefix stays when the number makes sense with it and none without it.
    private int StripPrefix(ReadOnlySpan<char> digits, Span<char> stripped)
    {
        var length = _prefix.Strip(digits, stripped);
        if (length >= 0 && (!IsGeneral(digits) || IsGeneral(stripped[..length]))) return length;
        digits.CopyTo(stripped);
        return digits.Length;
    }

    // No country code begins with a zero.
    private int AfterExit(ReadOnlySpan<char> dialled)
    {
        if (_exit is null) return -1;
        Span<int> saved = stackalloc int[DigitPattern.MaxSaved];
        var end = _exit.MatchStart(dialled, saved);
        return end < 0 || (end < dialled.Length && dialled[end] == '0') ? -1 : end;
    }
}
