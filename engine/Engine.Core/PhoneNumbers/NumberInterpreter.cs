using Engine.Core.PhoneNumbers.Plans;

namespace Engine.Core.PhoneNumbers;

/// <summary>Says what digits mean to somebody in one place.</summary>
/// <param name="plan">The numbering plan there; null where the country is not known.</param>
/// <param name="area">The area code by which local numbers are completed; empty for none.</param>
internal readonly struct NumberInterpreter(NumberingPlan? plan, Digits area)
{
    private const int MaxInternalDigits = 6;
    private const int FewestLocalDigits = 5;
    private const int MostLocalDigits = 8;
    private const int FewestBehindExit = 8;
    private const int FewestWithOwnCode = 10;
    private const int FewestWithForeignCode = 12;

    /// <summary>By these people leave a country somewhere on earth; a region's own are part of its plan.</summary>
    private static readonly string[] Exits = ["00", "011", "0011", "810", "001", "010", "009"];

    private readonly string _area = area.ToText();

    /// <param name="digits">ASCII digits, 1 or more.</param>
    /// <param name="hasPlus">Whether a plus sign stands before them.</param>
    /// <param name="zeroAt">Where among them stands a zero in brackets, which is not dialled from abroad; -1 for nowhere.</param>
    public Interpretation Interpret(ReadOnlySpan<char> digits, bool hasPlus, int zeroAt)
    {
        if (hasPlus && OfInternational(digits, zeroAt) is { } international) return international;
        if (!hasPlus && OfLocal(digits) is { } local) return local;
        if (digits.Length <= MaxInternalDigits) return OfInternal(digits);
        return OfDialled(digits, zeroAt) ?? OfUnclear(digits);
    }

    private static Interpretation? OfInternational(ReadOnlySpan<char> digits, int zeroAt)
    {
        if (digits.StartsWith("00") && digits.Length > 2)
        {
            digits = digits[2..];
            zeroAt -= 2;
        }

        var best = NumberingPlans.ReadInternational(digits) is { } reading ? Interpretation.Of(reading) : (Interpretation?)null;
        if (best is { Certainty: Certainty.Valid } || digits.Length > Digits.MaxLength) return best;

        Span<char> changed = stackalloc char[Digits.MaxLength + 1];
        if (zeroAt > 0 && NumberingPlans.ReadInternational(Without(zeroAt, digits, changed)) is { } bare)
            best = Better(best, Interpretation.Of(bare));

        // In Italy the zero is part of the number, and foreigners leave it out.
        if (best is not { Certainty: Certainty.Valid } && digits.StartsWith("39") && digits is not [_, _, '0', ..])
        {
            "390".CopyTo(changed);
            digits[2..].CopyTo(changed[3..]);
            if (NumberingPlans.ReadInternational(changed[..(digits.Length + 1)]) is { IsValid: true } italian) return Interpretation.Of(italian);
        }

        return best;
    }

    private Interpretation? OfDialled(ReadOnlySpan<char> digits, int zeroAt)
    {
        if (zeroAt > 0 && OfInternational(digits, zeroAt) is { Certainty: Certainty.Valid } bracketed) return bracketed;
        var dialled = plan?.Read(digits) is { } reading ? Interpretation.Of(reading) : (Interpretation?)null;
        if (dialled is { Certainty: Certainty.Valid })
            return LooksAsIfPlusWasLost(digits) && OfInternational(digits, zeroAt) is { Certainty: Certainty.Valid } whole ? whole : dialled;

        if (OfExit(digits, zeroAt) is { Certainty: Certainty.Valid } abroad) return abroad;
        if (plan is not null && OfInternational(digits, zeroAt) is { Certainty: Certainty.Valid } plusLost) return plusLost;
        if (dialled is { Certainty: Certainty.Possible }) return dialled;
        return OfExit(digits, zeroAt) is { Certainty: Certainty.Possible } possible ? possible : null;
    }

    // Valid as it stands, too, where numbers may have any length: but then people write the zero before it.
    private bool LooksAsIfPlusWasLost(ReadOnlySpan<char> digits) => plan is { HasTrunkZero: true } && digits[0] != '0' &&
        digits.Length >= (plan.BeginsWithCode(digits) ? FewestWithOwnCode : FewestWithForeignCode);

    private static Interpretation? OfExit(ReadOnlySpan<char> digits, int zeroAt)
    {
        Interpretation? best = null;
        foreach (var exit in Exits)
        {
            var rest = digits.Length - exit.Length;
            if (rest < FewestBehindExit || !digits.StartsWith(exit)) continue;
            if (OfInternational(digits[exit.Length..], zeroAt - exit.Length) is not { } read) continue;

            // Of a merely possible number only the two that everybody knows.
            if (read.Certainty == Certainty.Valid) return read;
            if (exit is "00" or "011") best ??= read;
        }

        return best;
    }

    // A number without area code, as the user would dial it at home.
    private Interpretation? OfLocal(ReadOnlySpan<char> digits)
    {
        if (plan is null || _area.Length == 0 || digits.Length is < FewestLocalDigits or > MostLocalDigits || digits[0] == '0') return null;
        Span<char> completed = stackalloc char[MostLocalDigits + Digits.MaxLength];
        _area.CopyTo(completed);
        digits.CopyTo(completed[_area.Length..]);
        var national = completed[..(_area.Length + digits.Length)];
        if (!plan.Allows(national.Length)) return null;

        // Without the zero where one belongs, a number is a local one before it is one that lost its zero.
        var isValid = plan.IsValid(national);
        var isWhole = plan.Read(digits) is { IsValid: true };
        if (isWhole && (!plan.HasTrunkZero || !isValid || digits.StartsWith(_area))) return null;
        var local = new PhoneNumber { CountryCode = plan.CountryCode, National = Pack(national), Tail = Pack(digits), Kind = PhoneNumberKind.Local };
        return new(local, isValid ? Certainty.Valid : Certainty.Possible);
    }

    // Where whole numbers are that short, one is not taken for an extension; nor is what begins as only whole numbers do.
    private Interpretation OfInternal(ReadOnlySpan<char> digits)
    {
        var mayBeWhole = digits.Length == MaxInternalDigits && plan is not null && (digits[0] == '0' || !plan.HasTrunkZero);
        if (mayBeWhole && plan?.Read(digits) is { IsValid: true } whole) return Interpretation.Of(whole);
        return new(new PhoneNumber { National = Pack(digits), Kind = PhoneNumberKind.Internal }, Certainty.Possible);
    }

    private Interpretation OfUnclear(ReadOnlySpan<char> digits)
    {
        var packed = Pack(digits[..Math.Min(digits.Length, Digits.MaxLength)]);
        var isNational = plan is null && digits.Length <= Digits.MaxLength;
        var bare = isNational && packed.TrimLeadingZeros() is { IsEmpty: false } significant ? significant : packed;
        return new(new PhoneNumber { National = bare, Kind = isNational ? PhoneNumberKind.National : PhoneNumberKind.Unclear }, Certainty.None);
    }

    private static Digits Pack(ReadOnlySpan<char> digits) => Digits.TryParse(digits, out var packed) ? packed : default;

    private static Interpretation? Better(Interpretation? first, Interpretation second) =>
        first is { } known && known.Certainty >= second.Certainty ? known : second;

    private static ReadOnlySpan<char> Without(int at, ReadOnlySpan<char> digits, Span<char> rest)
    {
        digits[..at].CopyTo(rest);
        digits[(at + 1)..].CopyTo(rest[at..]);
        return rest[..(digits.Length - 1)];
    }
}
