using Engine.Core.PhoneNumbers;

namespace Engine.Core.Caching.Numbers;

/// <summary>A number of any size, with its extension.</summary>
internal readonly struct LongNumber(in PhoneNumber number)
{
    private readonly UInt128 _national = number.National.Packed;
    private readonly UInt128 _extension = number.Extension.Packed;
    private readonly UInt128 _tail = number.Tail.Packed;
    private readonly int _countryCode = number.CountryCode;
    private readonly int _kind = (int)number.Kind;

    public PhoneNumber Number => new()
    {
        CountryCode = _countryCode,
        National = Digits.FromPacked(_national),
        Extension = Digits.FromPacked(_extension),
        Tail = Digits.FromPacked(_tail),
        Kind = (PhoneNumberKind)_kind,
    };
}
