namespace Engine.Core.PhoneNumbers.Plans;

/// <summary>What digits mean in a numbering plan.</summary>
/// <param name="CountryCode">Calling code of the country they lead to.</param>
/// <param name="National">National significant number.</param>
/// <param name="IsValid">Whether such numbers are given out.</param>
/// <param name="IsPossible">Whether it has the length of one; true of every valid number.</param>
internal readonly record struct PlanReading(int CountryCode, Digits National, bool IsValid, bool IsPossible);
