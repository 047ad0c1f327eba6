using System.Diagnostics.CodeAnalysis;

namespace Engine.Sdk;

/// <summary>The lasting id of one configured address book. On the wire: 32 lower-case hexadecimal digits.</summary>
public readonly record struct AddressBookId : IParsable<AddressBookId>
{
    private readonly Guid _value;

    private AddressBookId(Guid value) => _value = value;

    /// <summary>Makes a new id that no other book has.</summary>
    /// <returns>A random id.</returns>
    public static AddressBookId New() => new(Guid.NewGuid());

    /// <summary>Reads 32 hexadecimal digits, of either case.</summary>
    /// <param name="s">The text; null does not parse.</param>
    /// <param name="provider">Not used.</param>
    /// <param name="result">The id, or the default one.</param>
    /// <returns>Whether the text is an id.</returns>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AddressBookId result)
    {
        var parsed = Guid.TryParseExact(s, "N", out var value);
        result = new(value);
        return parsed;
    }

    /// <summary>Reads 32 hexadecimal digits, of either case.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used.</param>
    /// <returns>The id.</returns>
    /// <exception cref="FormatException">The text is not 32 hexadecimal digits.</exception>
    public static AddressBookId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException("An address book id is 32 hexadecimal digits.");

    /// <summary>The id as 32 lower-case hexadecimal digits.</summary>
    /// <returns>The text <see cref="Parse"/> reads.</returns>
    public override string ToString() => _value.ToString("N");
}
