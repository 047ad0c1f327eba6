namespace Engine.Core.PhoneNumbers;

/// <summary>
/// Up to 32 digits packed into one value: a nibble holds a digit plus one, the last digit stands lowest, and 0 is no digit. So equality, length
/// and "ends with" are bit operations, and nothing is allocated.
/// </summary>
public readonly record struct Digits
{
    public const int MaxLength = 32;
    private const int BitsPerDigit = 4;

    private Digits(UInt128 packed) => Packed = packed;

    /// <summary>The value as it may be stored; <see cref="FromPacked"/> takes it back.</summary>
    public UInt128 Packed { get; }

    public bool IsEmpty => Packed == UInt128.Zero;

    public int Length => LengthOf(Packed);

    /// <summary>The digit at a place counted from the first.</summary>
    public int this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length);
            return (int)((ulong)(Packed >> ((Length - 1 - index) * BitsPerDigit)) & 0xF) - 1;
        }
    }

    /// <summary>Takes a <see cref="Packed"/> value back; one that never was packed from digits gives unspecified digits, nothing worse.</summary>
    public static Digits FromPacked(UInt128 packed) => new(packed);

    /// <summary>The decimal digits of a number; none for zero and less, as an unknown country code has none.</summary>
    public static Digits Of(int number)
    {
        var packed = UInt128.Zero;
        for (var shift = 0; number > 0; number /= 10, shift += BitsPerDigit) packed |= (UInt128)(uint)((number % 10) + 1) << shift;
        return new(packed);
    }

    /// <returns>False for more than 32 digits, or anything that is no ASCII digit. Empty text gives no digits.</returns>
    public static bool TryParse(ReadOnlySpan<char> asciiDigits, out Digits digits)
    {
        digits = default;
        if (asciiDigits.Length > MaxLength) return false;

        // Two halves of 64 bits: shifting an UInt128 for each digit costs several times as much.
        var split = Math.Max(0, asciiDigits.Length - (MaxLength / 2));
        if (!TryPack(asciiDigits[..split], out var upper) || !TryPack(asciiDigits[split..], out var lower)) return false;
        digits = new(new UInt128(upper, lower));
        return true;
    }

    /// <summary>The digits of both, one after the other; of more than 32 the last 32.</summary>
    public static Digits Concat(Digits first, Digits second)
    {
        var length = second.Length;
        return length == MaxLength ? second : new((first.Packed << (length * BitsPerDigit)) | second.Packed);
    }

    /// <summary>A country code and what follows it.</summary>
    public static Digits Concat(int countryCode, Digits national) => Concat(Of(countryCode), national);

    /// <summary>The last digits; all of them when there are no more.</summary>
    public Digits Last(int count) => count >= MaxLength ? this : count <= 0 ? default : new(Packed & ((UInt128.One << (count * BitsPerDigit)) - 1));

    /// <summary>All but the last digits.</summary>
    public Digits WithoutLast(int count) => count >= MaxLength ? default : new(Packed >> (Math.Max(0, count) * BitsPerDigit));

    public bool EndsWith(Digits ending) => Last(ending.Length) == ending;

    public bool StartsWith(Digits beginning)
    {
        var rest = Length - beginning.Length;
        return rest >= 0 && (rest == MaxLength || Packed >> (rest * BitsPerDigit) == beginning.Packed);
    }

    /// <summary>Without the zeros before the first other digit; nothing is left of zeros alone.</summary>
    public Digits TrimLeadingZeros()
    {
        var kept = Length;
        while (kept > 0 && ((ulong)(Packed >> ((kept - 1) * BitsPerDigit)) & 0xF) == 1) kept--;
        return Last(kept);
    }

    /// <summary>Writes the digits.</summary>
    /// <returns>How many; the destination must have room for them.</returns>
    public int CopyTo(Span<char> destination)
    {
        var length = Length;
        for (var i = 0; i < length; i++) destination[i] = (char)('0' - 1 + (int)((ulong)(Packed >> ((length - 1 - i) * BitsPerDigit)) & 0xF));
        return length;
    }

    /// <summary>The digits as text.</summary>
    public string ToText() => string.Create(Length, this, static (text, digits) => digits.CopyTo(text));

    /// <summary>Never the digits: this ends up in logs. <see cref="ToText"/> gives them.</summary>
    public override string ToString() => $"{Length} digits";

    private static int LengthOf(UInt128 packed) => (128 - (int)UInt128.LeadingZeroCount(packed) + BitsPerDigit - 1) / BitsPerDigit;

    private static bool TryPack(ReadOnlySpan<char> digits, out ulong packed)
    {
        packed = 0;
        foreach (var digit in digits)
        {
            var value = (uint)(digit - '0');
            if (value > 9) return false;
            packed = (packed << BitsPerDigit) | (value + 1);
        }

        return true;
    }
}
