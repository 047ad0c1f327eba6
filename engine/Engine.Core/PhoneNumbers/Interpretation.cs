using Engine.Core.PhoneNumbers.Plans;

namespace Engine.Core.PhoneNumbers;

/// <summary>What a run of digits was taken for, and how sure that is.</summary>
internal readonly record struct Interpretation(PhoneNumber Number, Certainty Certainty)
{
    public static Interpretation Of(in PlanReading reading) => new(
        new PhoneNumber { CountryCode = reading.CountryCode, National = reading.National, Kind = PhoneNumberKind.Full },
        reading.IsValid ? Certainty.Valid : reading.IsPossible ? Certainty.Possible : Certainty.None);
}

/// <summary>How sure the meaning of digits is.</summary>
internal enum Certainty
{
    /// <summary>No number of the country has this length.</summary>
    None,

    /// <summary>The length is right.</summary>
    Possible,

    /// <summary>Such numbers are given out.</summary>
    Valid,
}
