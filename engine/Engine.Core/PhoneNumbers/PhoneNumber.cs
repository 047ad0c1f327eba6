namespace Engine.Core.PhoneNumbers;

/// <summary>A telephone number as read from text: what two numbers are compared by.</summary>
public readonly record struct PhoneNumber
{
    /// <summary>Country calling code (44), or 0 when the text does not say and nothing completes it.</summary>
    public int CountryCode { get; init; }

    /// <summary>
    /// Digits without country code, trunk prefix and extension: the national significant number where the number parses (of a local one: as
    /// completed), otherwise the digits as they stand. Never empty in a number that was read.
    /// </summary>
    public Digits National { get; init; }

    /// <summary>Digits of the extension; empty where there is none.</summary>
    public Digits Extension { get; init; }

    /// <summary>
    /// The digits as typed, where a number that was asked for has no country code and so may be only the end of one, and in a local number;
    /// empty otherwise.
    /// </summary>
    public Digits Tail { get; init; }

    /// <summary>What the digits are.</summary>
    public PhoneNumberKind Kind { get; init; }

    /// <summary>The number in E.164, or null when it is not a full one.</summary>
    public string? E164 => Kind == PhoneNumberKind.Full ? $"+{CountryCode}{National.ToText()}" : null;

    /// <summary>All that is known of the number, the country code first.</summary>
    internal Digits All => Digits.Concat(CountryCode, National);

    /// <summary>Never the number itself: this ends up in logs.</summary>
    public override string ToString() => Kind.ToString();
}

public enum PhoneNumberKind
{
    /// <summary>Country and national number are known.</summary>
    Full,

    /// <summary>A national number whose country is not known.</summary>
    National,

    /// <summary>A local number without area code, completed by the user's own country and area.</summary>
    Local,

    /// <summary>Six digits or fewer: an extension or short code, compared only as a whole.</summary>
    Internal,

    /// <summary>Digits that do not parse as a number of any kind.</summary>
    Unclear,
}
