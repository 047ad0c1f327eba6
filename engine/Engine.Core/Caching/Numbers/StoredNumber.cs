using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Numbers;

/// <summary>
/// One number of one contact in sixteen bytes: national numbers of up to eleven digits, with extensions of up to five. Of a longer one the whole stands in
/// a table beside. Sorts by number, then by contact.
/// </summary>
internal readonly struct StoredNumber : IComparable<StoredNumber>
{
    private const int NationalDigits = 11;
    private const int ExtensionDigits = 5;
    private const int BitsPerDigit = 4;
    private const int NationalBits = NationalDigits * BitsPerDigit;
    private const byte Long = 0x80;

    private readonly ulong _digits; // the extension above the national number, or where the long number stands
    private readonly ushort _countryCode;
    private readonly byte _kind;
    private readonly byte _tailLength;

    private StoredNumber(ulong digits, in PhoneNumber number, byte tailLength, uint contact)
    {
        _digits = digits;
        _countryCode = (ushort)number.CountryCode;
        _kind = (byte)number.Kind;
        _tailLength = tailLength;
        Contact = contact;
    }

    private StoredNumber(in StoredNumber other, uint contact)
    {
        this = other;
        Contact = contact;
    }

    public uint Contact { get; }

    /// <summary>Whether the number is too long to be here.</summary>
    public bool IsLong => _tailLength == Long;

    /// <summary>Where a long number stands.</summary>
    public int LongAt => (int)_digits;

    /// <summary>The packed digits of the national number; not of a long one.</summary>
    public ulong National => _digits & ((1UL << NationalBits) - 1);

    /// <summary>A number that is here.</summary>
    public PhoneNumber Number
    {
        get
        {
            var national = Digits.FromPacked(National);
            return new()
            {
                CountryCode = _countryCode,
                National = national,
                Extension = Digits.FromPacked(_digits >> NationalBits),
                Tail = national.Last(_tailLength),
                Kind = (PhoneNumberKind)_kind,
            };
        }
    }

    /// <param name="number">The number.</param>
    /// <param name="contact">Whose it is.</param>
    /// <param name="longNumbers">Takes it where it is too long.</param>
    public static StoredNumber Of(in PhoneNumber number, uint contact, List<LongNumber> longNumbers)
    {
        var (national, extension) = (number.National, number.Extension);
        if (national.Length <= NationalDigits && extension.Length <= ExtensionDigits && national.EndsWith(number.Tail))
            return new((ulong)national.Packed | ((ulong)extension.Packed << NationalBits), number, (byte)number.Tail.Length, contact);
        longNumbers.Add(new LongNumber(number));
        return new((ulong)longNumbers.Count - 1, number, Long, contact);
    }

    public StoredNumber Of(uint contact) => new(this, contact);

    /// <summary>The same where the long numbers stand behind so many others.</summary>
    public StoredNumber Behind(int longNumbers) => IsLong ? new(_digits + (ulong)longNumbers, new() { CountryCode = _countryCode, Kind = (PhoneNumberKind)_kind }, Long, Contact) : this;

    /// <summary>Whether both are one number, written down for two contacts.</summary>
    public bool IsSameNumber(in StoredNumber other) =>
        _digits == other._digits && _countryCode == other._countryCode && _kind == other._kind && _tailLength == other._tailLength;

    public int CompareTo(StoredNumber other)
    {
        if (_digits != other._digits) return _digits.CompareTo(other._digits);
        if (_countryCode != other._countryCode) return _countryCode.CompareTo(other._countryCode);
        if (_kind != other._kind) return _kind.CompareTo(other._kind);
        return _tailLength != other._tailLength ? _tailLength.CompareTo(other._tailLength) : Contact.CompareTo(other.Contact);
    }
}
