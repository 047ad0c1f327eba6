namespace Engine.Core.Explain;

/// <summary>Near misses in words.</summary>
internal static class NearMissText
{
    public static string Of(Nearness near, string field, string stored) => near.Kind switch
    {
        NearMissKind.OtherCountry => $"The stored number {stored} is the same of another country.",
        NearMissKind.StoredLacksBeginning => $"The stored number {stored} is only the end of the number asked for: its area code, or its country code, is missing.",
        NearMissKind.AskedLacksBeginning => $"The stored number {stored} ends with the digits asked for: the area code, or the country code, was left out in the question.",
        NearMissKind.NotReadable => $"The field {field} holds these digits, but \"{stored}\" cannot be read as this number.",
        NearMissKind.DigitsSwapped => $"In the stored number {stored} two neighbouring digits are swapped.",
        NearMissKind.DigitDiffers => $"In the stored number {stored} one digit is another.",
        NearMissKind.DigitMissing => $"The stored number {stored} is one digit shorter.",
        NearMissKind.DigitAdded => $"The stored number {stored} is one digit longer.",
        NearMissKind.OtherField => $"The number stands in the field {field}, which holds no telephone number.",
        NearMissKind.OtherArea => $"The stored number {stored} has another area code.",
        _ => $"The stored number {stored} has the same last {near.Shared} digits; what stands before them is not the same.",
    };

    /// <summary>What to do about one, in a book of this name.</summary>
    public static Advice Cure(NearMiss miss, string book) => miss.Kind switch
    {
        NearMissKind.StoredLacksBeginning => new(AdviceWeight.NearMiss, $"{miss.Explanation} Write it with country and area code in {book}, if it is the caller's."),
        NearMissKind.AskedLacksBeginning => new(AdviceWeight.NearMiss, $"{miss.Explanation} Ask for the whole number."),
        NearMissKind.NotReadable => new(AdviceWeight.NearMiss, $"{miss.Explanation} Write the number alone into that field in {book}."),
        NearMissKind.OtherField => new(AdviceWeight.NearMiss, $"{miss.Explanation} Move it into a telephone field of {miss.DisplayText} in {book}."),
        NearMissKind.OtherArea or NearMissKind.SameEnding => new(AdviceWeight.FarMiss, $"{miss.Explanation} Correct it in {book}, if it is the caller's."),
        _ => new(AdviceWeight.NearMiss, $"{miss.Explanation} Correct it in {book}, if it is the caller's."),
    };
}
