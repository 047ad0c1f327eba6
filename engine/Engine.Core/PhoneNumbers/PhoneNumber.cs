namespace Engine.Core.PhoneNumbers;

/// <summary>A telephone number as read from text: what two numbers are compared by.</summary>
public readonly record struct PhoneNumber
{
    /// <summary>Country calling code (44), or 0 when the text does not say and nothing completes it.</summary>
    public int CountryCode { get; init; }

    /// <summary>
    /// Digits without country code, trunk prefix and extension: the national significant number where the number parses, otherwise
    /// the digits as they stand. ASCII digits, never null in a number that was read.
    /// </summary>
    public string National { get; init; }

    /// <summary>Digits of the extension, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>What the digits are.</summary>
    public PhoneNumberKind Kind { get; init; }

    /// <summary>The number in E.164, or null when it is not a full one.</summary>
    public string? E164 => Kind == PhoneNumberKind.Full ? $"+{CountryCode}{National}" : null;

    /// <summary>Never the number itself: this ends up in logs.</summary>
    public override string ToString() => Kind.ToString();
}

public enum PhoneNumberKind
{
    /// <summary>Country and national number are known.</summary>
    Full,

    /// <summary>A national number whose country is not known.</summary>
    National,

    /// <summary>A local number without area code.</summary>
    Local,

    /// <summary>Six digits or fewer: an extension or short code, compared only as a whole.</summary>
    Internal,

    /// <summary>Digits that do not parse as a number of any kind.</summary>
    Unclear,
}
