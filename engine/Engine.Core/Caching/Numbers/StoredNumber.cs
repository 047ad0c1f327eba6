using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Numbers;

/// <summary>One number of one contact in sixteen bytes; of the few that do not fit the whole stands in a table beside.</summary>
internal readonly struct StoredNumber
{
    private const byte Long = 0x80;

    private readonly ulong _national;
    private readonly uint _contact;
    private readonly ushort _countryCode;
    private readonly byte _kind;
    private readonly byte _tailLength;

    public StoredNumber(in PhoneNumber number, uint contact)
    {
        _contact = contact;
        _national = (ulong)number.National.Packed;
        _countryCode = (ushort)number.CountryCode;
        _kind = (byte)number.Kind;
        _tailLength = Fits(number) ? (byte)number.Tail.Length : Long;
    }

    private StoredNumber(in StoredNumber other, uint contact)
    {
        this = other;
        _contact = contact;
    }

    public uint Contact => _contact;

    /// <summary>Whether only a part of the number is here.</summary>
    public bool IsLong => _tailLength == Long;

    /// <summary>The number, where it fits.</summary>
    public PhoneNumber Number
    {
        get
        {
            var national = Digits.FromPacked(_national);
            return new() { CountryCode = _countryCode, National = national, Tail = national.Last(_tailLength), Kind = (PhoneNumberKind)_kind };
        }
    }

    public StoredNumber Of(uint contact) => new(this, contact);

    private static bool Fits(in PhoneNumber number) =>
        number.Extension.IsEmpty && number.National.Packed >> 64 == UInt128.Zero && number.National.EndsWith(number.Tail);
}
